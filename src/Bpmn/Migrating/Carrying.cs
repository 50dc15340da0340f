using System.Collections.Immutable;
using IsoDienTu.Bpmn.Nodes;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>Rewrites a state from the ids of one diagram to those of another. What cannot be said in the new ids is refused, never left out.</summary>
internal sealed class Carrying
{
    private readonly Mapping _mapping;
    private readonly InstanceState _state;
    private Refusal? _refused;

    private Carrying(Mapping mapping, InstanceState state)
    {
        _mapping = mapping;
        _state = state;
    }

    /// <summary>The state in the ids of the new diagram; its armed events are still those of the old one.</summary>
    public static InstanceState Carry(Mapping mapping, InstanceState state, out Refusal? refused)
    {
        var carrying = new Carrying(mapping, state);
        var carried = state with
        {
            ProcessId = mapping.Process!.Id,
            Tokens = [.. state.Tokens.Select(carrying.Carry)],
            Scopes = [.. state.Scopes.Select(carrying.Carry)],
        };
        refused = carrying._refused;
        return carried;
    }

    private Node Old(string id) =>
        _mapping.From.FindNode(id)
        ?? throw new InvalidOperationException($"The state names the element '{id}', which its diagram does not have.");

    private T Refuse<T>(T asItWas, Refusal refusal)
    {
        _refused ??= refusal;
        return asItWas;
    }

    private Token Carry(Token token)
    {
        var old = Old(token.At);
        var by = token.Via is { } via ? _mapping.From.FindFlow(via) : null;
        var flow = by is null ? null : _mapping.Of(by);
        if (token.Phase == TokenPhase.Joining && flow is null)
        {
            return Refuse(token, MigrationRefusals.NoBranch(old, by!));
        }
        var node = token.Phase == TokenPhase.Joining ? flow!.Target : _mapping.Of(old, token);
        if (node is null)
        {
            return Refuse(token, MigrationRefusals.NoPlace(old));
        }
        if (!Carriers.Carries(token, old, node) || !_mapping.Fits(old, node))
        {
            return Refuse(token, MigrationRefusals.Unfit(old, node));
        }
        if (flow?.Target != node && Joins(node) && token.Via is not null)
        {
            return Refuse(token, MigrationRefusals.NoBranch(old, by!));
        }
        return token with
        {
            At = node.Id,
            Via = flow?.Target == node ? flow.Id : null,
            BackTo = token.BackTo is { } back ? BackTo(old, node, Old(back)) : null,
            Warned = false,
        };
    }

    private static bool Joins(Node node) => node is { Kind: NodeKind.ParallelGateway or NodeKind.InclusiveGateway, Incoming.Length: > 1 };

    private string BackTo(Node old, Node node, Node back) =>
        _mapping.Of(back) is { Behaviour.IsHuman: true } there && there.Parent == node.Parent
            ? there.Id
            : Refuse(back.Id, MigrationRefusals.NoWayBack(old, back));

    private Scope Carry(Scope scope)
    {
        // A step that the new diagram does not have is no target of a return any more; its history stays.
        var done = scope
            .Done.Select(d => (Old: Old(d), Node: _mapping.Of(Old(d))))
            .Where(d => d.Node is { Behaviour.IsHuman: true } node && _mapping.Fits(d.Old, node))
            .Select(d => d.Node!.Id)
            .Reverse()
            .Distinct(StringComparer.Ordinal)
            .Reverse();
        return scope with { Done = [.. done], Undo = [.. scope.Undo.Select(Carry)], Undoing = [.. scope.Undoing.Select(Undoer)] };
    }

    private Undo Carry(Undo undo)
    {
        var old = Old(undo.At);
        var inner = undo with { Inner = [.. undo.Inner.Select(Carry)] };
        return _mapping.Of(old) is { } node && _mapping.Fits(old, node) && (!Compensating.CanUndo(old) || Compensating.CanUndo(node))
            ? inner with
            {
                At = node.Id,
            }
            : Refuse(undo, MigrationRefusals.NoUndo(old));
    }

    private Undo Undoer(Undo undo)
    {
        var old = Old(undo.At);
        return _mapping.Of(old) is { } node && Carriers.SameSort(old, node) && _mapping.Fits(old, node)
            ? undo with
            {
                At = node.Id,
                Inner = [.. undo.Inner.Select(Carry)],
            }
            : Refuse(undo, MigrationRefusals.NoUndo(old));
    }
}
