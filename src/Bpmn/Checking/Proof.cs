using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Checking;

/// <summary>Proves for one container that it can still end from given tokens. Made once for many questions.</summary>
internal sealed class Proof
{
    private readonly Diagram _diagram;
    private readonly ImmutableArray<Node> _container;
    private readonly SideBranches _sides;
    private readonly HashSet<Node>? _leadingOut;

    public Proof(Diagram diagram, ImmutableArray<Node> container)
    {
        _diagram = diagram;
        _container = container;
        _sides = new SideBranches(container);
        _leadingOut = container.All(HasOneTokenOnly) ? LeadingOut() : null;
    }

    /// <summary>Whether both run in the main flow or in the same branch beside it.</summary>
    public bool SameBranch(Node one, Node other) => _sides.Of(one) == _sides.Of(other);

    /// <summary>Whether the container can always end with the target to be run and the other tokens where they rest.</summary>
    public bool CanEnd(Node target, List<Token> others)
    {
        // Where tokens are never split, every single token that has a way out gets out.
        if (others.Count == 0 && _leadingOut is not null)
        {
            return _leadingOut.Contains(target);
        }
        List<Node> at = [target];
        List<Flow> on = [];
        foreach (var token in others)
        {
            if (_diagram.FindNode(token.At) is not { } node)
            {
                return false;
            }
            // An event sub-process runs beside or instead of the flow and ends by itself.
            if (node.Kind == NodeKind.EventSubProcess || !SameBranch(node, target))
            {
                continue;
            }
            if (token.Via is { } via && _diagram.FindFlow(via) is { } flow)
            {
                on.Add(flow);
            }
            else
            {
                at.Add(node);
            }
        }
        return Soundness.OfTokens(_diagram, _container, _sides, at, on).IsSound;
    }

    /// <summary>
    /// Whether the container can always end from where all its tokens rest. Those in branches beside the main flow, and steps that were picked, may be
    /// many in one place where each ends for itself.
    /// </summary>
    public bool CanEnd(IReadOnlyList<Token> tokens)
    {
        var resting = tokens.Select(t => (Token: t, Node: _diagram.FindNode(t.At)!)).Where(t => t.Node.Kind != NodeKind.EventSubProcess);
        foreach (var branch in resting.GroupBy(t => _sides.Of(t.Node)))
        {
            var picked = branch.First().Node.Parent is { Kind: NodeKind.AdHocSubProcess };
            var together = branch.Where(t => !(picked || branch.Key is not null) || !EndsAlone(t.Node)).ToList();
            if (!AllEnd(together) || !branch.Except(together).All(one => AllEnd([one])))
            {
                return false;
            }
        }
        return true;
    }

    private bool AllEnd(List<(Token Token, Node Node)> tokens)
    {
        if (tokens.Count == 0)
        {
            return true;
        }
        if (tokens is [(not { Phase: TokenPhase.Joining }, var only)] && _leadingOut is not null)
        {
            return _leadingOut.Contains(only);
        }
        List<Node> at = [];
        List<Flow> on = [];
        foreach (var (token, node) in tokens)
        {
            if (token.Via is { } via && _diagram.FindFlow(via) is { } flow)
            {
                on.Add(flow);
            }
            else
            {
                at.Add(node);
            }
        }
        return at.Distinct().Count() == at.Count
            && on.Distinct().Count() == on.Count
            && Soundness.OfTokens(_diagram, _container, _sides, at, on).IsSound;
    }

    /// <summary>Whether whatever follows from the node stays one token to its end.</summary>
    private static bool EndsAlone(Node from)
    {
        var seen = new HashSet<Node> { from };
        var open = new Stack<Node>(seen);
        while (open.TryPop(out var node))
        {
            if (!HasOneTokenOnly(node))
            {
                return false;
            }
            foreach (var next in node.Exits.Concat(node.Boundaries.SelectMany(b => b.Outgoing)).Select(f => f.Target).Where(seen.Add))
            {
                open.Push(next);
            }
        }
        return true;
    }

    private static bool HasOneTokenOnly(Node node) =>
        node.LinkTarget is null
        && node.Boundaries.All(b => b.Interrupting)
        && (
            node.Kind is NodeKind.ExclusiveGateway or NodeKind.EventBasedGateway
            || (node.Outgoing.Length <= 1 && (node.Incoming.Length <= 1 || !node.IsGateway))
        );

    private HashSet<Node> LeadingOut()
    {
        var seen = _container.Where(n => n.Outgoing.IsEmpty && n.Boundaries.IsEmpty).ToHashSet();
        var open = new Stack<Node>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var before in node.Incoming.Select(f => f.Source).Concat(node.AttachedTo is { } host ? [host] : []).Where(seen.Add))
            {
                open.Push(before);
            }
        }
        return seen;
    }
}
