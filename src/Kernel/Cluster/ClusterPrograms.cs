namespace IsoDienTu.Kernel.Cluster;

/// <summary>Brings together the data that exist and the programs that may serve them.</summary>
internal static class ClusterPrograms
{
    /// <summary>Chooses the programs, and makes sure that the server's user can run them.</summary>
    public static async Task<Binaries> ChooseAsync(string? hint, Places places, ServerUser user)
    {
        var major = places.ExistingMajor();
        var origin = major is null ? null : Origin(places, major.Value);
        if (major is not null && await WrittenVersionAsync(places.Data(major.Value), user) is var written && written != $"{major}")
        {
            throw new DatabaseUnavailableException(
                $"Thư mục {places.Data(major.Value)} mang số {major} nhưng dữ liệu trong đó thuộc PostgreSQL «{written}». Hãy trả thư mục về đúng tên hoặc chọn thư mục dữ liệu khác.",
                $"The folder {places.Data(major.Value)} is named {major} but its data belong to PostgreSQL \"{written}\". Give the folder its right name or choose another data directory."
            );
        }

        var chosen = await BinarySearch.ChooseAsync(hint, major, origin);
        if (chosen.FromNpm)
        {
            chosen = await NpmBinaries.CopyAsync(chosen, places.Root);
        }

        return await user.MayEnterAsync(chosen.Program("postgres"))
            ? chosen
            : throw new DatabaseUnavailableException(
                $"Người dùng chạy PostgreSQL không đọc được chương trình ở {chosen.Folder}. Hãy mở quyền đọc cho thư mục đó và các thư mục cha.",
                $"The user who runs PostgreSQL cannot execute the programs in {chosen.Folder}. Make that folder and its parents readable."
            );
    }

    private static string Origin(Places places, int major) =>
        File.Exists(places.OriginFile(major)) ? File.ReadAllText(places.OriginFile(major)).Trim() : "system";

    private static async Task<string> WrittenVersionAsync(string data, ServerUser user) =>
        (await user.RunAsync(["cat", Path.Combine(data, "PG_VERSION")], TimeSpan.FromSeconds(5))).Output.Trim();
}
