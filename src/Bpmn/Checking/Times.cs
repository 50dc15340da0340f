namespace IsoDienTu.Bpmn.Checking;

/// <summary>Adds up the steps' terms along the longest way from start to end, returns left out, and holds them against the legal term.</summary>
internal static class Times
{
    public static void Check(Report report, Process process, int? legalMinutes)
    {
        if (process.Nodes.All(n => n.Step?.Minutes is null))
        {
            return;
        }
        var longest = Longest(process.Nodes);
        report.Info(
            process.Id,
            "step_total",
            $"Tổng thời hạn các bước theo đường dài nhất: {longest} phút làm việc ({longest / 480.0:0.##} ngày).",
            $"The steps on the longest way take {longest} working minutes ({longest / 480.0:0.##} days)."
        );
        if (legalMinutes is { } legal && longest > legal)
        {
            report.Warning(
                process.Id,
                "step_total_exceeds_term",
                $"Tổng thời hạn các bước ({longest} phút làm việc) vượt thời hạn giải quyết ({legal} phút). Hãy rút ngắn các bước.",
                $"The steps take {longest} working minutes, more than the term of {legal}. Shorten them."
            );
        }
    }

    private static int Longest(IReadOnlyCollection<Node> nodes)
    {
        var order = Order(nodes, out var returns);
        var until = new Dictionary<Node, int>();
        foreach (var node in order)
        {
            var before = node
                .Incoming.Where(f => !returns.Contains((f.Source, node)))
                .Select(f => until.GetValueOrDefault(f.Source))
                .Append(node.AttachedTo is { } host ? until.GetValueOrDefault(host) : 0)
                .DefaultIfEmpty()
                .Max();
            until[node] = before + Own(node);
        }
        return until.Values.DefaultIfEmpty().Max();
    }

    private static int Own(Node node) => node.IsSubProcess ? Longest(node.Children) : node.Step?.Minutes ?? 0;

    /// <summary>Nodes so that each stands after those before it; edges that close a loop are returns. Walks without recursion: diagrams may be long.</summary>
    private static List<Node> Order(IReadOnlyCollection<Node> nodes, out HashSet<(Node, Node)> returns)
    {
        returns = [];
        var done = new List<Node>();
        var state = new Dictionary<Node, bool>();
        var open = new Stack<(Node Node, Queue<Node> Next)>();
        foreach (var first in nodes.OrderBy(n => n.Kind == NodeKind.StartEvent ? 0 : 1).ThenBy(n => n.Ordinal))
        {
            Enter(first);
            while (open.TryPeek(out var top))
            {
                if (top.Next.TryDequeue(out var next))
                {
                    if (state.TryGetValue(next, out var finished))
                    {
                        if (!finished)
                        {
                            returns.Add((top.Node, next));
                        }
                    }
                    else
                    {
                        Enter(next);
                    }
                }
                else
                {
                    open.Pop();
                    state[top.Node] = true;
                    done.Add(top.Node);
                }
            }
        }
        done.Reverse();
        return done;

        void Enter(Node node)
        {
            if (state.TryAdd(node, false))
            {
                open.Push((node, new Queue<Node>(node.Exits.Select(f => f.Target).Concat(node.Boundaries))));
            }
        }
    }
}
