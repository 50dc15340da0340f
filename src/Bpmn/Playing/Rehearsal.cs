using IsoDienTu.Bpmn.Checking;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>
/// Looks for what keeps a process from starting: faults of single elements in it and in what it calls. Soundness is not among them, since a
/// scenario may show a deadlock.
/// </summary>
internal static class Rehearsal
{
    /// <summary>The faults in one line, each with its element; null when the process may start.</summary>
    /// <param name="process">The process of the first file; null for the one it would start.</param>
    public static string? Fault(IReadOnlyList<ReadResult> files, string? process)
    {
        if (files[0].Diagram is not { } main)
        {
            return Line(files[0].Findings);
        }
        var diagrams = files.Select(f => f.Diagram).OfType<Diagram>().ToList();
        var first = process ?? (main.Processes.FirstOrDefault(p => p.IsExecutable) ?? main.Processes.FirstOrDefault())?.Id;
        var reached = Calls.Reached(diagrams, first ?? "");
        List<Finding> faults = [.. Calls.Faults(diagrams, reached)];
        foreach (var file in files.Where(f => f.Diagram is not null))
        {
            var report = new Report();
            Elements.Check(report, file.Diagram!);
            faults.AddRange(
                file.Findings.Concat(report.Findings())
                    .Where(f => f.Level == FindingLevel.Error && (Owner(file.Diagram!, f) is not { } owner || reached.Contains(owner)))
            );
        }
        return Line(faults);
    }

    private static string? Line(IEnumerable<Finding> findings)
    {
        var lines = findings.Where(f => f.Level == FindingLevel.Error).Select(f => $"{f.ElementId}: {f.MessageEn}").Distinct().ToList();
        return lines.Count > 0 ? string.Join(" ", lines) : null;
    }

    private static string? Owner(Diagram diagram, Finding finding) =>
        finding.ElementId is not { } id ? null : (diagram.FindNode(id) ?? diagram.FindFlow(id)?.Source)?.ProcessId;
}
