using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>One set of server programs.</summary>
/// <param name="Folder">Holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Version">As the server names itself, for example <c>15.18</c>.</param>
/// <param name="Major">The part of the version that data folders depend on.</param>
/// <param name="FromNpm">An npm-distributed build. It carries its own ICU library, which sorts by other tables than the
/// machine's, so a data folder never moves between the two kinds.</param>
internal sealed partial record Binaries(string Folder, string Version, int Major, bool FromNpm)
{
    /// <summary>The oldest server the product's SQL runs on.</summary>
    public const int OldestMajor = 15;

    public string Origin => FromNpm ? "npm" : "system";

    public string Program(string name) => Path.Combine(Folder, name);

    /// <summary>Asks the programs in a folder for their version; null when the set is incomplete or does not run.</summary>
    public static async Task<Binaries?> ReadAsync(string folder)
    {
        string[] needed = ["initdb", "pg_ctl", "postgres"];
        if (!needed.All(name => File.Exists(Path.Combine(folder, name))))
        {
            return null;
        }

        var said = await Command.RunAsync([Path.Combine(folder, "postgres"), "--version"], TimeSpan.FromSeconds(10));
        return said.Succeeded ? Parse(folder, said.Output, fromNpm: false) : null;
    }

    /// <summary>Finds the version in a text; null when there is none.</summary>
    public static Binaries? Parse(string folder, string text, bool fromNpm)
    {
        var match = VersionPattern().Match(text);
        return match.Success
            ? new Binaries(folder, match.Value, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), fromNpm)
            : null;
    }

    [GeneratedRegex(@"(\d+)(\.\d+|devel|beta\d+|rc\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex VersionPattern();
}
