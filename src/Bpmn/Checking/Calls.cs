namespace IsoDienTu.Bpmn.Checking;

/// <summary>Which process calls which, as far as the diagrams say it without data.</summary>
internal static class Calls
{
    /// <summary>The process and all that it calls, directly or through others.</summary>
    public static HashSet<string> Reached(IReadOnlyCollection<Diagram> diagrams, string process)
    {
        var calls = Lookup(diagrams);
        var seen = new HashSet<string>(StringComparer.Ordinal) { process };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var caller))
        {
            foreach (var called in calls[caller].Select(c => c.Called).Where(seen.Add))
            {
                open.Push(called);
            }
        }
        return seen;
    }

    /// <summary>The calls by which a process comes back to itself: those whose two ends lie on one ring of calls. Each process is looked at once.</summary>
    public static HashSet<Node> Returning(IReadOnlyCollection<Diagram> diagrams)
    {
        var calls = Lookup(diagrams);
        var back = calls.SelectMany(g => g.Select(c => (c.Called, Caller: g.Key))).ToLookup(c => c.Called, c => c.Caller);
        var ring = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var process in LastFirst(calls).Where(p => !ring.ContainsKey(p)))
        {
            var number = ring.Count;
            var open = new Stack<string>([process]);
            ring[process] = number;
            while (open.TryPop(out var called))
            {
                foreach (var caller in back[called].Where(c => ring.TryAdd(c, number)))
                {
                    open.Push(caller);
                }
            }
        }
        return [.. calls.SelectMany(g => g.Where(c => ring[g.Key] == ring[c.Called]).Select(c => c.Node))];
    }

    /// <summary>All processes, each before those it calls where calls make no ring (depth first, as Kosaraju's rings need it).</summary>
    private static List<string> LastFirst(ILookup<string, (Node Node, string Called)> calls)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var first in calls.Select(g => g.Key).Where(seen.Add))
        {
            var open = new Stack<(string Process, IEnumerator<string> Next)>([(first, Next(first))]);
            while (open.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    order.Add(open.Pop().Process);
                }
                else if (seen.Add(top.Next.Current))
                {
                    open.Push((top.Next.Current, Next(top.Next.Current)));
                }
            }
        }
        order.Reverse();
        return order;

        IEnumerator<string> Next(string process) => calls[process].Select(c => c.Called).GetEnumerator();
    }

    /// <summary>Calls of unknown processes, and calls by which a process comes back to itself and would never end.</summary>
    public static IEnumerable<Finding> Faults(IReadOnlyCollection<Diagram> diagrams, IReadOnlyCollection<string> processes)
    {
        var known = diagrams.SelectMany(d => d.Processes).ToLookup(p => p.Id, StringComparer.Ordinal);
        var startless = known.Where(g => Nodes.Start.Of(g.First().Nodes).Count == 0).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var calls = Lookup(diagrams);
        var returning = Returning(diagrams);
        foreach (var caller in processes)
        {
            foreach (var (node, called) in calls[caller])
            {
                if (!known.Contains(called))
                {
                    yield return Unknown(node, called);
                }
                else if (startless.Contains(called))
                {
                    yield return WithoutStart(node, called);
                }
                else if (returning.Contains(node))
                {
                    yield return Itself(node, called);
                }
            }
        }
    }

    public static Finding Unknown(Node node, string called) =>
        new(
            node.Id,
            FindingLevel.Error,
            "calls_unknown",
            $"Bước '{Report.Title(node)}' gọi quy trình '{called}' nhưng không có quy trình này. Hãy chọn một quy trình có thật.",
            $"The step '{Report.Title(node)}' calls the process '{called}', which does not exist. Choose one that does."
        );

    public static Finding WithoutStart(Node node, string called) =>
        new(
            node.Id,
            FindingLevel.Error,
            "calls_without_start",
            $"Bước '{Report.Title(node)}' gọi quy trình '{called}', nhưng quy trình đó chỉ bắt đầu bởi sự kiện. Hãy thêm sự kiện bắt đầu thường cho nó.",
            $"The step '{Report.Title(node)}' calls the process '{called}', which begins only by an event. Give it a plain start."
        );

    /// <summary>A process that calls itself begins anew without end.</summary>
    public static Finding Itself(Node node, string called) =>
        new(
            node.Id,
            FindingLevel.Error,
            "calls_itself",
            $"Bước '{Report.Title(node)}' gọi '{called}', nên quy trình tự gọi lại chính nó mãi. Hãy gọi quy trình khác, hoặc vẽ vòng lặp.",
            $"The step '{Report.Title(node)}' calls '{called}', so the process calls itself without end. Call another one, or draw a loop."
        );

    /// <summary>The calls of own processes under fixed names, by the process they stand in.</summary>
    public static ILookup<string, (Node Node, string Called)> Lookup(IReadOnlyCollection<Diagram> diagrams) =>
        diagrams
            .SelectMany(d => d.Nodes)
            .Where(n => n.Call is { Process: { } called, Owner: null } && !IsComputed(called))
            .ToLookup(n => n.ProcessId, n => (n, n.Call!.Process!), StringComparer.Ordinal);

    /// <summary>Whether the name is worked out from data.</summary>
    public static bool IsComputed(string text) => text.StartsWith('=') || text.Contains('{', StringComparison.Ordinal);
}
