using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>
/// What follows once every token rests: a condition that holds now triggers, an inclusive join that can get no more tokens goes on, a scope
/// without tokens closes.
/// </summary>
internal static class Settling
{
    /// <summary>Does one of these; false when nothing is left to do.</summary>
    public static bool Settle(Run run)
    {
        if (Events.Conditions(run))
        {
            return true;
        }
        foreach (var token in run.Tokens)
        {
            if (
                token.Phase == TokenPhase.Joining
                && run.NodeOf(token.At) is { Kind: NodeKind.InclusiveGateway } join
                && InclusiveGateway.IsComplete(run, join, token.ScopeId)
            )
            {
                run.Queue(new Merge(join, new Mover(token.ScopeId, token.Outcome)));
                return true;
            }
        }
        // Inner scopes come later in the list than their outer ones.
        for (var i = run.Scopes.Count - 1; i >= 0; i--)
        {
            var scope = run.Scopes[i];
            if (!run.Tokens.Exists(t => t.ScopeId == scope.Id) && ClosesWhenEmpty(run, scope))
            {
                run.Close(scope);
                return true;
            }
        }
        Complain(run);
        return false;
    }

    private static bool ClosesWhenEmpty(Run run, Scope scope) =>
        run.HostOf(scope) is not { Repeat: null } host || run.NodeOf(host.At).Behaviour!.ClosesWhenEmpty(scope);

    /// <summary>A scope in which all tokens wait for one another will never move: say so, once.</summary>
    private static void Complain(Run run)
    {
        foreach (var scope in run.Scopes)
        {
            var tokens = run.Tokens.Where(t => t.ScopeId == scope.Id).ToList();
            if (tokens.Count > 0 && tokens.TrueForAll(t => t.Phase == TokenPhase.Joining) && !tokens.Exists(t => t.Warned))
            {
                run.Report(tokens[0], Trouble.Deadlock(run.NodeOf(tokens[0].At)));
                run.Replace(tokens[0], t => t with { Warned = true });
            }
        }
    }
}
