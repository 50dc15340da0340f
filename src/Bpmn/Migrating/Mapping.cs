namespace IsoDienTu.Bpmn.Migrating;

/// <summary>Where each element of the old diagram lies in the new one: where the plan says, else where it is recognised.</summary>
internal sealed class Mapping(Diagram from, Diagram to, string processId, MigrationPlan plan)
{
    private readonly Dictionary<Node, Node?> _known = [];

    public Diagram From => from;
    public Diagram To => to;

    /// <summary>The process that goes on: of the same id, else the only one with steps.</summary>
    public Process? Process { get; } =
        to.Processes.FirstOrDefault(p => p.Id == processId)
        ?? (to.Processes.Where(p => !p.Nodes.IsEmpty).ToList() is [var only] ? only : null);

    /// <summary>The element in the new diagram; null when there is none, or the plan names something that does not exist.</summary>
    public Node? Of(Node old)
    {
        if (!_known.TryGetValue(old, out var found))
        {
            _known[old] = found = plan.Places.TryGetValue(old.Id, out var named) ? to.FindNode(named) : Proposed(old, Carriers.SameSort);
        }
        return found;
    }

    /// <summary>The element at which a token goes on; one that carries it goes before one that is only alike, which is then refused by name.</summary>
    public Node? Of(Node old, Token token) =>
        plan.Places.ContainsKey(old.Id) ? Of(old) : Proposed(old, (was, node) => Carriers.Carries(token, was, node)) ?? Of(old);

    /// <summary>The flow by which a token waits at a join; null when there is none.</summary>
    public Flow? Of(Flow old)
    {
        if (plan.Places.TryGetValue(old.Id, out var named))
        {
            return to.FindFlow(named);
        }
        if (Of(old.Target) is not { } join)
        {
            return null;
        }
        var source = Of(old.Source);
        return join.Incoming.FirstOrDefault(f => f.Id == old.Id)
            ?? (source is not null && join.Incoming.Where(f => f.Source == source).ToList() is [var only] ? only : null);
    }

    /// <summary>Whether an element lies in what the surroundings of the old one have become.</summary>
    public bool Fits(Node old, Node node) =>
        node.ProcessId == Process?.Id
        && (old.Parent is { } around ? node.Parent is { } inside && Of(around) == inside : node.Parent is null);

    /// <summary>
    /// The element that is recognised as the old one: id and name the same; else the one that bears the name alone (or with the same printed number),
    /// because steps of a table change their id with their number; else the same id, given a name that is new.
    /// </summary>
    public Node? Proposed(Node old, Func<Node, Node, bool> carries)
    {
        var sameId = to.FindNode(old.Id) is { } node && carries(old, node) && Fits(old, node) ? node : null;
        if (old.Name.Length == 0 || sameId?.Name == old.Name)
        {
            return sameId;
        }
        // Its id was given to what another step was before: that one goes there, not this one.
        if (sameId is not null && from.Nodes.Any(n => n != old && n.Name == sameId.Name && n.Kind == old.Kind))
        {
            sameId = null;
        }
        var named = to.Nodes.Where(n => n.Name == old.Name && carries(old, n) && Fits(old, n)).ToList();
        return named switch
        {
            [] => sameId,
            [var only] => only,
            _ => named.Where(n => n.Step is not null && n.Step.Number == old.Step?.Number).ToList() is [var numbered] ? numbered : sameId,
        };
    }
}
