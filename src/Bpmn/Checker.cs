using System.Collections.Immutable;
using IsoDienTu.Bpmn.Checking;

namespace IsoDienTu.Bpmn;

/// <summary>What checking a diagram gave.</summary>
/// <param name="Findings">In the order: structure, people and times, soundness.</param>
/// <param name="Sound">True: proved that it can always end and no step is done twice by mistake; false: a counter-example was found; null: not proved.</param>
public sealed record CheckResult(ImmutableArray<Finding> Findings, bool? Sound)
{
    public bool HasErrors => Findings.Any(f => f.Level == FindingLevel.Error);
}

/// <summary>The check before publishing: structure, supported elements, roles, times, and soundness of the token game.</summary>
public static class Checker
{
    /// <param name="legalMinutes">The procedure's term in working minutes, when known: the steps of the longest way must not exceed it.</param>
    public static CheckResult Check(Diagram diagram, int? legalMinutes = null)
    {
        var report = new Report();
        bool? sound = true;
        if (diagram.Nodes.IsEmpty)
        {
            report.Error(
                null,
                "no_process",
                "Sơ đồ không có quy trình nào với các bước. Hãy vẽ ít nhất một sự kiện bắt đầu, một bước và một sự kiện kết thúc.",
                "The diagram has no process with steps. Draw at least a start event, a step and an end event."
            );
        }
        foreach (var process in diagram.Processes.Where(p => !p.Nodes.IsEmpty))
        {
            foreach (var (owner, container) in Containers(process))
            {
                if (IsAdHoc(container))
                {
                    continue;
                }
                Structure.Check(report, owner, container);
                sound = Worse(sound, TokenGame.Check(report, diagram, container));
            }
            Times.Check(report, process, legalMinutes);
        }
        Elements.Check(report, diagram);
        return new CheckResult(report.Findings(), sound);
    }

    /// <summary>Its steps are picked by people, who also say when it is done: it has neither start nor end, and nothing to prove.</summary>
    private static bool IsAdHoc(ImmutableArray<Node> container) => container is [{ Parent.Kind: NodeKind.AdHocSubProcess }, ..];

    /// <summary>The process itself and every sub-process in it, each a token game of its own.</summary>
    private static IEnumerable<(string Owner, ImmutableArray<Node> Nodes)> Containers(Process process)
    {
        var open = new Queue<(string, ImmutableArray<Node>)>([(process.Id, process.Nodes)]);
        while (open.TryDequeue(out var container))
        {
            yield return container;
            foreach (var inner in container.Item2.Where(n => n.IsSubProcess && !n.Children.IsEmpty))
            {
                open.Enqueue((inner.Id, inner.Children));
            }
        }
    }

    private static bool? Worse(bool? a, bool? b) =>
        a == false || b == false ? false
        : a is null || b is null ? null
        : true;
}
