using System.Collections.Immutable;
using IsoDienTu.Bpmn.Checking;

namespace IsoDienTu.Bpmn.Running;

/// <summary>
/// Sending work back to a completed step. Allowed is what provably still ends: first within the own branch, else with those branches
/// withdrawn that the step will open anew. That proof is made before the return is offered, on the same token rules as the checker's.
/// </summary>
internal static class Returns
{
    public static ImmutableArray<ReturnTarget> Targets(Diagram diagram, InstanceState state, long taskId)
    {
        if (state.Token(taskId) is not { Phase: TokenPhase.Open } token || diagram.FindNode(token.At)?.Behaviour is not { IsHuman: true })
        {
            return [];
        }
        var targets = ImmutableArray.CreateBuilder<ReturnTarget>();
        var from = token;
        for (var scope = Scope(state, from); scope is not null; scope = Scope(state, from))
        {
            if (Undoes(diagram, state, scope))
            {
                break;
            }
            var others = state.Tokens.Where(t => t.ScopeId == scope.Id && t != from).ToList();
            var proof = new Lazy<Proof>(() => new Proof(diagram, Container(diagram, from)));
            foreach (var step in scope.Done.Reverse().Where(s => s != from.At && targets.All(t => t.ElementId != s)))
            {
                if (diagram.FindNode(step) is { } node && Withdrawn(proof.Value, diagram, others, from, token, node) is { } withdraws)
                {
                    targets.Add(new ReturnTarget(step, withdraws));
                }
            }
            // What an event set off, or what undoes something, is finished in its own scope.
            if (
                state.Tokens.FirstOrDefault(t => t.Id == scope.TokenId) is not { } outside
                || diagram.FindNode(outside.At) is not { IsActivity: true, Kind: not NodeKind.EventSubProcess }
            )
            {
                break;
            }
            from = outside;
        }
        return targets.ToImmutable();
    }

    public static Refusal? Apply(Run run, Input.SendBack back)
    {
        var target = Targets(run.Diagram, run.State(), back.TaskId).FirstOrDefault(t => t.ElementId == back.TargetId);
        if (target is null || (back.ThenBack && !target.Withdraws.IsEmpty))
        {
            return Refusals.IllegalReturn(back.TargetId);
        }
        var token = run.Tokens.Find(t => t.Id == back.TaskId)!;
        var node = run.NodeOf(back.TargetId);
        var scope = run.Scopes.Last(s => s.Done.Contains(back.TargetId) && Moves.Runs(run, s, node.Parent) && Encloses(run, s, token));
        foreach (var id in target.Withdraws)
        {
            if (run.Tokens.Find(t => t.Id == id) is { } other)
            {
                run.Withdraw(other);
            }
        }
        if (run.Tokens.Contains(token))
        {
            run.Withdraw(token);
        }
        run.Arrive(node, new Mover(scope.Id, BackTo: back.ThenBack ? token.At : null));
        return null;
    }

    private static Scope? Scope(InstanceState state, Token token) => state.Scopes.FirstOrDefault(s => s.Id == token.ScopeId);

    private static bool Undoes(Diagram diagram, InstanceState state, Scope scope) =>
        scope.TokenId is { } id && state.Token(id) is { } host && diagram.FindNode(host.At) is { IsEvent: true };

    private static ImmutableArray<Node> Container(Diagram diagram, Token token)
    {
        var node = diagram.FindNode(token.At)!;
        return node.Parent?.Children ?? diagram.Processes.First(p => p.Id == node.ProcessId).Nodes;
    }

    private static bool Encloses(Run run, Scope scope, Token token)
    {
        for (Token? at = token; at is not null; at = run.Tokens.Find(t => t.Id == run.ScopeOf(at.ScopeId)!.TokenId))
        {
            if (at.ScopeId == scope.Id)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The tokens that have to go along for the return to be safe; null when it is not safe at all.</summary>
    private static ImmutableArray<long>? Withdrawn(Proof proof, Diagram diagram, List<Token> others, Token from, Token task, Node target)
    {
        // Out of a side branch or into one, the flow that is left would miss the token.
        if (diagram.FindNode(from.At) is not { } left || !proof.SameBranch(left, target))
        {
            return null;
        }
        var inside = from == task ? [] : new[] { from.Id };
        if (proof.CanEnd(target, others))
        {
            return [.. inside];
        }
        var later = Downstream(target);
        var withdrawn = others.Where(t => diagram.FindNode(t.At) is { } node && later.Contains(node)).ToList();
        return withdrawn.Count > 0 && proof.CanEnd(target, [.. others.Except(withdrawn)])
            ? [.. inside, .. withdrawn.Select(t => t.Id)]
            : null;
    }

    private static HashSet<Node> Downstream(Node from)
    {
        var seen = new HashSet<Node>();
        var open = new Stack<Node>([from]);
        while (open.TryPop(out var node))
        {
            foreach (var next in node.Exits.Concat(node.Boundaries.SelectMany(b => b.Outgoing)).Select(f => f.Target).Where(seen.Add))
            {
                open.Push(next);
            }
        }
        return seen;
    }
}
