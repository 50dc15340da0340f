using System.Collections.Immutable;
using IsoDienTu.Bpmn.Checking;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>What an operator may do with a token that cannot go on: let it pass as if its step were done, or take it to another element.</summary>
internal static class Cures
{
    public static ImmutableArray<Outcome>? SkipOutcomes(Diagram diagram, Token? token)
    {
        if (token is null || diagram.FindNode(token.At) is not { Behaviour: { } behaviour } node)
        {
            return null;
        }
        return token.Phase switch
        {
            // Its work is done; only the way out is to be chosen.
            TokenPhase.Blocked => Offered(node.Outgoing),
            TokenPhase.Stuck when node.Kind == NodeKind.ExclusiveGateway => Offered(node.Outgoing),
            TokenPhase.Stuck when !behaviour.IsHuman && behaviour is not SubProcess => Behind(node),
            _ => null,
        };
    }

    public static bool MayRetry(Diagram diagram, InstanceState state, long number) =>
        state.Waits.Any(w => w.Id == number && w.Warned)
        || (state.Token(number) is { } token && diagram.FindNode(token.At) is { } node && MayRetry(node, token));

    private static bool MayRetry(Node node, Token token) =>
        token switch
        {
            { Phase: TokenPhase.Stuck or TokenPhase.Blocked } => true,
            { Repeat: not null } => node.Repeats?.Done is not null,
            { Phase: TokenPhase.Inside } => node.AdHoc?.Done is not null,
            _ => false,
        };

    /// <summary>Lets a stuck token arrive again or look for its way out again; a condition that could not be worked out is looked at again.</summary>
    public static Refusal? Retry(Run run, long number)
    {
        if (run.Waits.FindIndex(w => w.Id == number && w.Warned) is >= 0 and var at)
        {
            run.Waits[at] = run.Waits[at] with { Warned = false };
            return null;
        }
        if (run.Tokens.Find(t => t.Id == number) is not { } token || run.NodeOf(token.At) is not { } node || !MayRetry(node, token))
        {
            return Refusals.NoSuchToken(number);
        }
        switch (token)
        {
            case { Phase: TokenPhase.Stuck }:
                run.Arrive(node, run.Lift(token));
                break;
            case { Phase: TokenPhase.Blocked }:
                run.Leave(node, run.Lift(token));
                break;
            case { Repeat: not null }:
                Repeating.LookAgain(run, node, token);
                break;
            default:
                AdHocSubProcess.StepDone(run, run.Scopes.Find(s => s.TokenId == token.Id)!, new Mover(token.ScopeId, token.Outcome));
                break;
        }
        return null;
    }

    public static Refusal? Skip(Run run, Input.Skip skip)
    {
        var token = run.Tokens.Find(t => t.Id == skip.TokenId);
        if (SkipOutcomes(run.Diagram, token) is not { } offered)
        {
            return Refusals.NoSuchToken(skip.TokenId);
        }
        var node = run.NodeOf(token!.At);
        if (offered.IsEmpty)
        {
            run.Leave(node, run.Lift(token));
            return null;
        }
        if (offered.FirstOrDefault(o => o.Code == skip.Outcome) is not { } chosen)
        {
            return Refusals.UnknownOutcome(node, skip.Outcome ?? "", offered);
        }
        var mover = run.Lift(token) with { Outcome = chosen.Code == chosen.FlowId ? token.Outcome : chosen.Code, BackTo = null };
        run.Take(run.Diagram.FindFlow(chosen.FlowId)!, mover);
        return null;
    }

    public static ImmutableArray<string> MoveTargets(Diagram diagram, InstanceState state, long tokenId)
    {
        if (
            state.Token(tokenId) is not { } token
            || diagram.FindNode(token.At) is not { } from
            || !IsStuck(token, from)
            || IsBound(diagram, state, token)
        )
        {
            return [];
        }
        var container = from.Parent?.Children ?? diagram.Processes.First(p => p.Id == from.ProcessId).Nodes;
        var others = state.Tokens.Where(t => t.ScopeId == token.ScopeId && t != token).ToList();
        var proof = new Proof(diagram, container);
        return
        [
            .. container.Where(n => n != from && CanBeEntered(n) && proof.SameBranch(from, n) && proof.CanEnd(n, others)).Select(n => n.Id),
        ];
    }

    public static Refusal? Relocate(Run run, Input.Relocate move)
    {
        if (!MoveTargets(run.Diagram, run.State(), move.TokenId).Contains(move.TargetId))
        {
            return Refusals.IllegalCure(move.TargetId);
        }
        var mover = run.Withdraw(run.Tokens.Find(t => t.Id == move.TokenId)!);
        run.Arrive(run.NodeOf(move.TargetId), new Mover(mover.ScopeId));
        return null;
    }

    /// <summary>A timer whose text nobody understood waits for ever as well, though the engine took it for a term of the host's.</summary>
    private static bool IsStuck(Token token, Node at) =>
        token.Phase is TokenPhase.Stuck or TokenPhase.Blocked
        || (token.Phase == TokenPhase.Joining && token.Warned)
        || (token.Phase == TokenPhase.Open && at.Behaviour is CatchEvent);

    /// <summary>One run of a repeating activity, or a step that undoes something: there is nowhere else to go in its scope.</summary>
    private static bool IsBound(Diagram diagram, InstanceState state, Token token) =>
        state.Scopes.FirstOrDefault(s => s.Id == token.ScopeId)?.TokenId is { } id
        && state.Token(id) is { } host
        && (host.Repeat is not null || diagram.FindNode(host.At) is not { IsSubProcess: true });

    private static bool CanBeEntered(Node node) =>
        node is { Behaviour: not null, IsForCompensation: false, Kind: not NodeKind.EventSubProcess }
        && (node.IsActivity || node.Kind is NodeKind.EndEvent or NodeKind.IntermediateCatchEvent or NodeKind.IntermediateThrowEvent);

    /// <summary>The choice right behind a step is made for it.</summary>
    private static ImmutableArray<Outcome> Behind(Node node) =>
        node.Outgoing is [{ Test: null, Target: { Kind: NodeKind.ExclusiveGateway, Outgoing.Length: > 1 } gateway }]
            ? Offered(gateway.Outgoing)
            : [];

    private static ImmutableArray<Outcome> Offered(ImmutableArray<Flow> flows) =>
        [
            .. flows.Select(f =>
            {
                var code = Outcomes.CodeOf(f) ?? f.Id;
                return new Outcome(code, f.Name.Length > 0 ? f.Name : Trouble.Title(f.Target), f.Id);
            }),
        ];
}
