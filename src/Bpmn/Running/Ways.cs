using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Which flows a token may take out of a node, or why none.</summary>
internal readonly record struct Choice(ImmutableArray<Flow> Flows, Trouble? Trouble);

/// <summary>Chooses flows by their conditions.</summary>
internal static class Ways
{
    /// <summary>Every flow whose condition holds (one without a condition always does); else the default. Having no flow at all is an end, not trouble.</summary>
    public static Choice Open(Run run, Node node, Mover mover)
    {
        if (node.Outgoing.Length == 1 && node.Outgoing[0].Test is null)
        {
            return new(node.Outgoing, null);
        }
        return Try(
            node,
            () =>
            {
                var names = run.Names(mover);
                ImmutableArray<Flow> open = [.. node.Outgoing.Where(f => f != node.Default && (f.Test is null || f.Test.Holds(names)))];
                return open.IsEmpty && node.Default is { } otherwise ? [otherwise] : open;
            }
        );
    }

    /// <summary>
    /// The one flow an exclusive gateway takes: that of the outcome, else the first whose condition holds, else the default. A flow without
    /// a condition beside others is taken only by its own outcome or as the last resort.
    /// </summary>
    public static Choice One(Run run, Node node, Mover mover)
    {
        if (node.Outgoing.Length == 1)
        {
            return new(node.Outgoing, null);
        }
        if (mover.Outcome is { } outcome && node.Outgoing.FirstOrDefault(f => Outcomes.CodeOf(f) == outcome) is { } chosen)
        {
            return new([chosen], null);
        }
        return Try(
            node,
            () =>
            {
                var names = run.Names(mover);
                var taken =
                    node.Outgoing.FirstOrDefault(f => f != node.Default && f.Test is not null && f.Test.Holds(names))
                    ?? node.Default
                    ?? node.Outgoing.FirstOrDefault(f => f.Test is null);
                return taken is null ? [] : [taken];
            }
        );
    }

    private static Choice Try(Node node, Func<ImmutableArray<Flow>> choose)
    {
        try
        {
            var flows = choose();
            return flows.IsEmpty && !node.Outgoing.IsEmpty ? new([], Trouble.NoWayOut(node)) : new(flows, null);
        }
        catch (ExpressionError error)
        {
            return new([], Trouble.Expression(node, error));
        }
    }
}
