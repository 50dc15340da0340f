namespace IsoDienTu.Bpmn.Checking;

/// <summary>Which process calls which, as far as the diagrams say it without data.</summary>
internal static class Calls
{
    /// <summary>The process and all that it calls, directly or through others.</summary>
    public static HashSet<string> Reached(IReadOnlyCollection<Diagram> diagrams, string process)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { process };
        var open = new Stack<string>(seen);
        while (open.TryPop(out var caller))
        {
            foreach (var (_, called) in Of(diagrams, caller).Where(c => seen.Add(c.Called)))
            {
                open.Push(called);
            }
        }
        return seen;
    }

    /// <summary>Calls of unknown processes, and calls by which a process comes back to itself and would never end.</summary>
    public static IEnumerable<Finding> Faults(IReadOnlyCollection<Diagram> diagrams, IReadOnlyCollection<string> processes)
    {
        var known = diagrams.SelectMany(d => d.Processes).Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var caller in processes)
        {
            foreach (var (node, called) in Of(diagrams, caller))
            {
                if (!known.Contains(called))
                {
                    yield return new Finding(
                        node.Id,
                        FindingLevel.Error,
                        "calls_unknown",
                        $"Bước '{Report.Title(node)}' gọi quy trình '{called}' nhưng không có quy trình này. Hãy chọn một quy trình có thật.",
                        $"The step '{Report.Title(node)}' calls the process '{called}', which does not exist. Choose one that does."
                    );
                }
                else if (Nodes.Start.Of(diagrams.SelectMany(d => d.Processes).First(p => p.Id == called).Nodes).Count == 0)
                {
                    yield return new Finding(
                        node.Id,
                        FindingLevel.Error,
                        "calls_without_start",
                        $"Bước '{Report.Title(node)}' gọi quy trình '{called}', nhưng quy trình đó chỉ bắt đầu bởi sự kiện. Hãy thêm sự kiện bắt đầu thường cho nó.",
                        $"The step '{Report.Title(node)}' calls the process '{called}', which begins only by an event. Give it a plain start."
                    );
                }
                else if (Reached(diagrams, called).Contains(caller))
                {
                    yield return Itself(node, called);
                }
            }
        }
    }

    /// <summary>A process that calls itself begins anew without end.</summary>
    public static Finding Itself(Node node, string called) =>
        new(
            node.Id,
            FindingLevel.Error,
            "calls_itself",
            $"Bước '{Report.Title(node)}' gọi '{called}', nên quy trình tự gọi lại chính nó mãi. Hãy gọi quy trình khác, hoặc vẽ vòng lặp.",
            $"The step '{Report.Title(node)}' calls '{called}', so the process calls itself without end. Call another one, or draw a loop."
        );

    private static IEnumerable<(Node Node, string Called)> Of(IReadOnlyCollection<Diagram> diagrams, string process) =>
        diagrams
            .SelectMany(d => d.Nodes)
            .Where(n => n.ProcessId == process && n.Call?.Process is { } called && !IsComputed(called))
            .Select(n => (n, n.Call!.Process!));

    private static bool IsComputed(string text) => text.StartsWith('=') || text.Contains('{', StringComparison.Ordinal);
}
