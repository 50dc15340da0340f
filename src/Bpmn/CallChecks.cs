using IsoDienTu.Bpmn.Checking;

namespace IsoDienTu.Bpmn;

/// <summary>What a call activity calls of another owner, where the diagram says it without data.</summary>
/// <param name="Owner">Code of the owner.</param>
public sealed record OutsideCall(Node Node, string Owner, string Process);

/// <summary>The check of calls against what is published; <see cref="Checker"/> sees one diagram alone.</summary>
public static class CallChecks
{
    /// <summary>Names of the own processes that a diagram calls, its own processes left out; computed names are known only when it runs.</summary>
    public static IReadOnlyList<string> Called(Diagram diagram) =>
        [.. Own(diagram).Select(c => c.Called).Where(c => !Holds(diagram, c)).Distinct(StringComparer.Ordinal)];

    /// <summary>Its calls of other owners' processes.</summary>
    public static IReadOnlyList<OutsideCall> Outside(Diagram diagram) =>
        [
            .. diagram
                .Nodes.Where(n => n.Call is { Process: { } process, Owner: { } owner } && !Calls.IsComputed(process + owner))
                .Select(n => new OutsideCall(n, n.Call!.Owner!, n.Call.Process!)),
        ];

    /// <summary>Calls of processes that do not exist or begin only by an event, and calls by which the diagram comes back to itself.</summary>
    /// <param name="known">For each name called by the diagram, or by what it calls, the diagram found under it.</param>
    public static IEnumerable<Finding> Faults(Diagram diagram, IReadOnlyDictionary<string, Diagram> known)
    {
        foreach (var (node, called) in Own(diagram).Where(c => !Holds(diagram, c.Called)))
        {
            if (!known.TryGetValue(called, out var found))
            {
                yield return Calls.Unknown(node, called);
            }
            else if (!CanBegin(found, called))
            {
                yield return Calls.WithoutStart(node, called);
            }
            else if (ComesBack(diagram, found, known))
            {
                yield return Calls.Itself(node, called);
            }
        }
    }

    private static IEnumerable<(Node Node, string Called)> Own(Diagram diagram) => Calls.Lookup([diagram]).SelectMany(g => g);

    private static bool Holds(Diagram diagram, string process) => diagram.Processes.Any(p => p.Id == process);

    /// <summary>A name that is no process's id is the key of the whole diagram: then whichever of its processes has a start begins.</summary>
    private static bool CanBegin(Diagram diagram, string called) =>
        diagram.Processes.Any(p => (p.Id == called || !Holds(diagram, called)) && Nodes.Start.Of(p.Nodes).Count > 0);

    private static bool ComesBack(Diagram self, Diagram called, IReadOnlyDictionary<string, Diagram> known)
    {
        var seen = new HashSet<Diagram>(ReferenceEqualityComparer.Instance) { called };
        var open = new Stack<Diagram>(seen);
        while (open.TryPop(out var next))
        {
            if (next == self)
            {
                return true;
            }

            foreach (var name in Called(next))
            {
                if (known.TryGetValue(name, out var further) && seen.Add(further))
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }
}
