namespace IsoDienTu.Pure.WorkingTime;

/// <summary>Finds published reference data that may lie in a folder "shared/data" beside or above the repository.</summary>
internal static class SharedData
{
    public static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
