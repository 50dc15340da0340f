namespace IsoDienTu.Layout.Reading;

/// <summary>The reference table of ARCHITECTURE.md in code: which project may import which.</summary>
internal static class House
{
    /// <summary>Composition only: they may import everything and hold no business word.</summary>
    public static readonly string[] Hosts = ["Web", "Eiso"];

    /// <summary>Tools that know no administration; they import nothing of ours.</summary>
    public static readonly string[] Storey0 = ["WorkingTime", "Bpmn", "ProcessMining", "Kernel"];

    /// <summary>Who, and trust; in the order in which they may import one another.</summary>
    private static readonly string[] Storey1 = ["AuditLog", "Organisation", "Access", "Notices", "Signing", "Search"];

    private static readonly Dictionary<string, string[]> Upper = new(StringComparer.Ordinal)
    {
        ["Documents"] = [],
        ["Processes"] = [],
        ["Procedures"] = ["Documents", "Processes"],
        ["Records"] = ["Documents"],
        ["Digitisation"] = ["Documents", "Records"],
        ["Dossiers"] = ["Documents", "Processes", "Procedures", "Records"],
        ["Quality"] = ["Documents", "Procedures", "Records", "Dossiers"],
        ["Oversight"] = ["Documents", "Procedures", "Dossiers", "Quality"],
        ["Exchange"] = ["Documents", "Procedures", "Records", "Dossiers"],
        ["Portal"] = ["Documents", "Procedures", "Dossiers", "Quality"],
    };

    /// <summary>Every module the house knows, hosts left out.</summary>
    public static IEnumerable<string> Modules => [.. Storey0, .. Storey1, .. Upper.Keys];

    public static bool IsHost(string project) => Hosts.Contains(project);

    /// <summary>True for a module with rights, menu and pages, which therefore has a Module.cs.</summary>
    public static bool HasBusiness(string project) => !IsHost(project) && !Storey0.Contains(project);

    /// <summary>What a project may import, or null when the table has no row for it.</summary>
    public static IReadOnlySet<string>? MayImport(string project)
    {
        if (IsHost(project))
        {
            // The command line also runs the benchmarks, and opens the same home with the same modules as the web host.
            return Modules.Concat(project == "Eiso" ? ["Bench", "Web"] : []).ToHashSet(StringComparer.Ordinal);
        }

        if (Storey0.Contains(project))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        // The engine's library has one user, so that no other module depends on how a diagram is run.
        var below = Storey0.Where(m => m != "Bpmn" || project == "Processes");
        var rank = Array.IndexOf(Storey1, project);
        if (rank >= 0)
        {
            return below.Concat(Storey1.Take(Math.Min(rank, 3))).ToHashSet(StringComparer.Ordinal);
        }

        return Upper.TryGetValue(project, out var row) ? below.Concat(Storey1).Concat(row).ToHashSet(StringComparer.Ordinal) : null;
    }

    /// <summary>The database schema of a module: its name in snake case.</summary>
    public static string Schema(string module) =>
        string.Concat(
            module.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())
        );
}
