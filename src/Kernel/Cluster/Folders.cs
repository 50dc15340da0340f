namespace IsoDienTu.Kernel.Cluster;

/// <summary>Folders whose rights matter more than the umask of whoever started the product.</summary>
internal static class Folders
{
    private const UnixFileMode Readable =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    /// <summary>Creates a folder with its missing parents, each enterable by everybody (0755); existing ones stay as they are.</summary>
    public static void MakeReadable(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            MakeReadable(parent);
        }

        Directory.CreateDirectory(path);
        Allow(path, Readable);
    }

    /// <summary>Copies a file; everybody may read the copy, and run it when the original could be run.</summary>
    public static void CopyReadable(FileInfo file, string target)
    {
        file.CopyTo(target);
        Allow(target, file.UnixFileMode | UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private static void Allow(string path, UnixFileMode mode)
    {
        // The embedded cluster refuses other systems long before; the compiler wants it said here.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
