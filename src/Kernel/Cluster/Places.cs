using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>Where the cluster's files lie: <c>root/&lt;major&gt;/data</c>, with locks and copied programs beside.</summary>
internal sealed record Places(string Root)
{
    /// <summary>sockaddr_un holds 107 bytes and a closing zero.</summary>
    private const int LongestSocketPath = 107;

    public string Data(int major) => Path.Combine(Root, major.ToString(CultureInfo.InvariantCulture), "data");

    /// <summary>Says which kind of programs made the data folder; see <see cref="Binaries.FromNpm"/>.</summary>
    public string OriginFile(int major) => Path.Combine(Root, major.ToString(CultureInfo.InvariantCulture), "origin");

    public string LogFolder(int major) => Path.Combine(Root, major.ToString(CultureInfo.InvariantCulture), "log");

    /// <summary>The newest major version with data here, null when there is none.</summary>
    public int? ExistingMajor() =>
        Directory.Exists(Root)
            ? Directory
                .GetDirectories(Root)
                .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null)
                .Where(n => n is not null && Directory.Exists(Data(n.Value)))
                .Max()
            : null;

    public string? ExistingData() => ExistingMajor() is { } major ? Data(major) : null;

    /// <summary>
    /// Chooses the root below the product's data directory, or, when the server's user cannot get in there (a clone
    /// below a home that only root may enter), a folder of its own below /var/lib.
    /// </summary>
    public static async Task<Places> ChooseAsync(string dataDirectory, ServerUser user, ILogger log)
    {
        var wanted = new Places(await CanonicalAsync(Path.Combine(dataDirectory, "postgres")));
        var away = new Places($"/var/lib/isodientu/{ShortName(wanted.Root)}");
        if (wanted.ExistingMajor() is null && Environment.IsPrivilegedProcess && away.ExistingMajor() is not null)
        {
            return away;
        }

        Folders.MakeReadable(wanted.Root);
        if (await user.MayEnterAsync(wanted.Root))
        {
            return wanted;
        }

        if (wanted.ExistingMajor() is not null)
        {
            throw new DatabaseUnavailableException(
                $"Người dùng chạy PostgreSQL không vào được {wanted.Root}, nơi đang có dữ liệu. Hãy mở quyền tìm kiếm (chmod o+x) cho các thư mục cha.",
                $"The user who runs PostgreSQL cannot enter {wanted.Root}, which holds data. Make its parent folders searchable (chmod o+x)."
            );
        }

        log.LogWarning(
            "The user who runs PostgreSQL cannot enter {Wanted}; the database is kept in {Away} instead.",
            wanted.Root,
            away.Root
        );
        Folders.MakeReadable(away.Root);
        return away;
    }

    /// <summary>The private folder for the socket: beside the data when the path is short and plain enough, else a runtime folder.</summary>
    public string SocketFolder()
    {
        var beside = Path.Combine(Root, "socket");
        if (Fits(beside))
        {
            return beside;
        }

        var name = "isodientu-" + ShortName(Root);
        var runtime = Environment.IsPrivilegedProcess ? "/run" : Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
        var there = string.IsNullOrEmpty(runtime) ? "" : Path.Combine(runtime, name);
        return Directory.Exists(runtime) && Fits(there) ? there : Path.Combine("/tmp", name);
    }

    /// <summary>Length, and no character that PostgreSQL's or Npgsql's lists of hosts would read as a separator.</summary>
    private static bool Fits(string folder) =>
        folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-')
        && Encoding.UTF8.GetByteCount(Path.Combine(folder, ".s.PGSQL.5432")) <= LongestSocketPath;

    private static string ShortName(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    /// <summary>Without links, as /proc names the working folder of a running server.</summary>
    private static async Task<string> CanonicalAsync(string path)
    {
        var real = await Command.RunAsync(["realpath", "-m", "--", Path.GetFullPath(path)], TimeSpan.FromSeconds(10));
        return real.Succeeded ? real.Output.TrimEnd('\n') : Path.GetFullPath(path);
    }
}
