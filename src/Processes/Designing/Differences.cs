using System.Globalization;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>An element that two drawings tell differently.</summary>
/// <param name="Theirs">As the stored draft has it; null when it has no such element.</param>
/// <param name="Mine">As the sender has it; null when they have no such element.</param>
internal sealed record Difference(string ElementId, string? Theirs, string? Mine);

/// <summary>In what two drawings of one process differ; where things stand on the sheet is no difference.</summary>
internal static class Differences
{
    /// <summary>More would not be read.</summary>
    private const int Most = 50;

    public static IReadOnlyList<Difference> Between(Diagram theirs, Diagram mine)
    {
        var (there, here) = (Told(theirs), Told(mine));
        return
        [
            .. there
                .Keys.Union(here.Keys, StringComparer.Ordinal)
                .Where(id => there.GetValueOrDefault(id) != here.GetValueOrDefault(id))
                .Take(Most)
                .Select(id => new Difference(id, there.GetValueOrDefault(id), here.GetValueOrDefault(id))),
        ];
    }

    private static Dictionary<string, string> Told(Diagram diagram)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in diagram.Nodes)
        {
            told[node.Id] = Words(
                node.Step?.Number,
                Named(node.Name, node.Id),
                node.RoleLane?.Name,
                node.Step?.Term,
                string.Join(';', node.Step?.Forms ?? []),
                node.Service,
                node.Call?.Process,
                node.Call?.Owner,
                node.Kind.ToString()
            );
        }

        foreach (var flow in diagram.Flows)
        {
            told[flow.Id] = Words(
                $"{Named(flow.Source.Name, flow.Source.Id)} → {Named(flow.Target.Name, flow.Target.Id)}",
                flow.Name,
                flow.Condition
            );
        }

        foreach (var lane in diagram.Lanes)
        {
            told[lane.Id] = Named(lane.Name, lane.Id);
        }

        return told;
    }

    private static string Named(string name, string id) => name.Length > 0 ? name : id;

    private static string Words(params string?[] facts) =>
        string.Join(" · ", facts.Where(f => !string.IsNullOrEmpty(f)).Select(f => f!.ToString(CultureInfo.InvariantCulture)));
}
