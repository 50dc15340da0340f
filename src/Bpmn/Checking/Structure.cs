using System.Collections.Immutable;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Starts, ends, and whether every node lies on a way from one to the other.</summary>
internal static class Structure
{
    public static void Check(Report report, string owner, ImmutableArray<Node> container)
    {
        var starts = container.Where(n => n.Kind == NodeKind.StartEvent).ToList();
        if (starts.Count == 0)
        {
            report.Error(
                owner,
                "no_start",
                $"'{owner}' không có sự kiện bắt đầu. Hãy thêm một sự kiện bắt đầu trước bước đầu tiên.",
                $"'{owner}' has no start event. Add one before the first step."
            );
        }
        foreach (var more in starts.Where(s => s.Event == EventKind.None).Skip(1))
        {
            report.Error(
                more.Id,
                "several_starts",
                $"'{owner}' có nhiều sự kiện bắt đầu thường; '{more.Id}' sẽ không bao giờ được dùng. Hãy để lại một.",
                $"'{owner}' has several plain start events; '{more.Id}' would never be used. Keep one."
            );
        }
        if (container.All(n => n.Kind != NodeKind.EndEvent))
        {
            report.Error(
                owner,
                "no_end",
                $"'{owner}' không có sự kiện kết thúc. Hãy thêm một sự kiện kết thúc sau bước cuối.",
                $"'{owner}' has no end event. Add one after the last step."
            );
        }
        var live = container.Where(n => !n.IsForCompensation && n.Kind != NodeKind.EventSubProcess).ToList();
        Ways(report, container, live);
        foreach (var node in live)
        {
            Ends(report, node);
        }
    }

    private static void Ways(Report report, ImmutableArray<Node> container, List<Node> live)
    {
        var reached = Closure([.. Start.Of(container), .. container.Where(n => n.Kind == NodeKind.StartEvent)], Next);
        foreach (var node in live.Where(n => !reached.Contains(n)))
        {
            report.Error(
                node.Id,
                "unreachable",
                $"Không có đường nào từ điểm bắt đầu tới '{Report.Title(node)}'. Hãy nối luồng tới phần tử này hoặc xoá nó.",
                $"No way leads from the start to '{Report.Title(node)}'. Connect it or delete it."
            );
        }
        var sinks = live.Where(n => !Next(n).Any());
        var before = Closure([.. sinks], Before(container));
        var trapped = Looping([.. live.Where(n => reached.Contains(n) && !before.Contains(n))]);
        if (trapped.Count > 0)
        {
            report.Error(
                trapped[0].Id,
                "loop_without_exit",
                $"Từ '{Report.Title(trapped[0])}' không có đường nào tới kết thúc: các phần tử {Report.Ids(trapped)} lặp mãi. Hãy thêm lối ra.",
                $"From '{Report.Title(trapped[0])}' no way leads to an end: {Report.Ids(trapped)} go round for ever. Add a way out."
            );
        }
    }

    /// <summary>Of nodes that lead nowhere else: those on a loop or behind one, the way to it left out.</summary>
    private static List<Node> Looping(List<Node> trapped)
    {
        var left = trapped.ToHashSet();
        var open = new Stack<Node>(trapped);
        while (open.TryPop(out var node))
        {
            var entered = node.Incoming.Any(f => left.Contains(f.Source)) || (node.AttachedTo is { } host && left.Contains(host));
            if (!entered && left.Remove(node))
            {
                foreach (var next in Next(node).Where(left.Contains))
                {
                    open.Push(next);
                }
            }
        }
        return [.. trapped.Where(left.Contains)];
    }

    private static IEnumerable<Node> Next(Node node) =>
        node.Exits.Select(f => f.Target).Concat(node.Boundaries).Concat(node.LinkTarget is { } link ? [link] : []);

    /// <summary>From where a node is reached: its flows, the activity it sits on, the links that lead to it.</summary>
    private static Func<Node, IEnumerable<Node>> Before(ImmutableArray<Node> container)
    {
        var links = container.Where(n => n.LinkTarget is not null).ToLookup(n => n.LinkTarget!);
        return n => n.Incoming.Select(f => f.Source).Concat(n.AttachedTo is { } host ? [host] : []).Concat(links[n]);
    }

    private static HashSet<Node> Closure(IReadOnlyCollection<Node> from, Func<Node, IEnumerable<Node>> next)
    {
        var seen = new HashSet<Node>(from);
        var open = new Stack<Node>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var other in next(node).Where(seen.Add))
            {
                open.Push(other);
            }
        }
        return seen;
    }

    private static void Ends(Report report, Node node)
    {
        if (
            node.Outgoing.IsEmpty
            && node.LinkTarget is null
            && node is not { Kind: NodeKind.EndEvent } and not { Event: EventKind.Compensation }
        )
        {
            report.Warning(
                node.Id,
                "dead_end",
                $"Sau '{Report.Title(node)}' không có luồng nào. Hãy nối tới bước tiếp theo hoặc tới sự kiện kết thúc.",
                $"Nothing follows '{Report.Title(node)}'. Connect it to the next step or to an end event."
            );
        }
    }
}
