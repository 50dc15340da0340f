using System.Text;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>A row of the step table of a drawing.</summary>
/// <param name="Ways">Where work goes from here, in words.</param>
internal sealed record StepRow(string Id, string Number, string Name, string Role, string Term, string Forms, string Ways);

/// <summary>Tells a drawing as the step table of a written procedure.</summary>
internal static class StepTable
{
    public static IReadOnlyList<StepRow> Of(Diagram diagram) =>
        [
            .. InOrder(diagram)
                .Where(n => n.IsActivity)
                .Select(n => new StepRow(
                    n.Id,
                    n.Step?.Number ?? "",
                    Title(n),
                    n.RoleLane?.Name ?? n.Step?.Role ?? "",
                    n.Step?.Term ?? "",
                    string.Join("; ", n.Step?.Forms ?? []),
                    Ways(diagram, n)
                )),
        ];

    /// <summary>The table as a sheet that Excel opens: commas, quotes and the mark of UTF-8.</summary>
    /// <param name="heads">Names of the columns.</param>
    public static byte[] Csv(Diagram diagram, IReadOnlyList<string> heads)
    {
        var text = new StringBuilder();
        Line(text, heads);
        foreach (var row in Of(diagram))
        {
            Line(text, [row.Number, row.Name, row.Role, row.Term, row.Forms, row.Ways]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>In the order work passes through them; those that nothing leads to come last.</summary>
    private static IEnumerable<Node> InOrder(Diagram diagram)
    {
        var seen = new HashSet<Node>();
        var open = new Queue<Node>(diagram.Nodes.Where(n => n.Kind == NodeKind.StartEvent && n.Parent is null));
        while (open.TryDequeue(out var node))
        {
            if (seen.Add(node))
            {
                foreach (var next in node.Children.Concat(node.Boundaries.Append(node).SelectMany(n => n.Outgoing).Select(f => f.Target)))
                {
                    open.Enqueue(next);
                }
            }
        }

        return seen.Concat(diagram.Nodes.Where(n => !seen.Contains(n)));
    }

    private static void Line(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(c => $"\"{Harmless(c).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append("\r\n");

    /// <summary>A cell that begins like a formula would be worked out by the sheet program.</summary>
    private static string Harmless(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + cell : cell;

    private static string Ways(Diagram diagram, Node step)
    {
        var outcomes = diagram.OutcomesOf(step.Id);
        return outcomes.IsEmpty
            ? string.Join("; ", step.Outgoing.Select(f => Title(f.Target) + Wanted(diagram.AskedOf(step.Id, null))))
            : string.Join("; ", outcomes.Select(o => $"{o.Label}{Wanted(o.Asked)} → {Title(diagram.FindFlow(o.FlowId)!.Target)}"));
    }

    /// <summary>What a button asks, in brackets; nothing when it asks nothing.</summary>
    private static string Wanted(Asked asked)
    {
        var wanted = asked
            .Fields.Select(f => f.Label)
            .Prepend(asked.Comment ? asked.CommentLabel ?? "ý kiến" : "")
            .Concat(asked.Papers)
            .Where(w => w.Length > 0)
            .ToList();
        return wanted.Count == 0 ? "" : $" ({string.Join(", ", wanted)})";
    }

    private static string Title(Node node) => node.Name.Length > 0 ? node.Name : node.Id;
}
