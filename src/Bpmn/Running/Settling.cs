using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>What follows once every token rests: an inclusive join that can get no more tokens goes on; a scope without tokens closes.</summary>
internal static class Settling
{
    public static Operation? Next(Run run)
    {
        foreach (var token in run.Tokens)
        {
            if (token.Phase == TokenPhase.Joining && run.NodeOf(token.At) is { Kind: NodeKind.InclusiveGateway } join)
            {
                if (InclusiveGateway.IsComplete(run, join, token.ScopeId))
                {
                    return new Merge(join, new Mover(token.ScopeId, token.Outcome));
                }
            }
        }
        // Inner scopes come later in the list than their outer ones.
        for (var i = run.Scopes.Count - 1; i >= 0; i--)
        {
            var scope = run.Scopes[i];
            if (!run.Tokens.Exists(t => t.ScopeId == scope.Id))
            {
                return Close(run, scope);
            }
        }
        Complain(run);
        return null;
    }

    private static CloseScope? Close(Run run, Scope scope)
    {
        if (run.Tokens.Find(t => t.Id == scope.TokenId) is { } token)
        {
            return new CloseScope(run.NodeOf(token.At), new Mover(token.ScopeId), scope);
        }
        run.Scopes.Clear();
        run.Status = InstanceStatus.Ended;
        run.Tell(new Effect.Finish(InstanceStatus.Ended));
        return null;
    }

    /// <summary>A scope in which all tokens wait for one another will never move: say so, once.</summary>
    private static void Complain(Run run)
    {
        foreach (var scope in run.Scopes)
        {
            var tokens = run.Tokens.Where(t => t.ScopeId == scope.Id).ToList();
            if (tokens.TrueForAll(t => t.Phase == TokenPhase.Joining) && !tokens.Exists(t => t.Warned))
            {
                var trouble = Trouble.Deadlock(run.NodeOf(tokens[0].At));
                run.Tell(new Effect.Incident(tokens[0].Id, tokens[0].At, trouble.Kind, trouble.Message, trouble.MessageEn));
                run.Tokens[run.Tokens.IndexOf(tokens[0])] = tokens[0] with { Warned = true };
            }
        }
    }
}
