namespace IsoDienTu.Bpmn.Running;

/// <summary>One small thing that happens to a token on the move. Dropped when the token's scope is gone before its turn.</summary>
internal abstract record Operation(Node Node, Mover Mover)
{
    public abstract void Do(Run run);
}

/// <summary>A token reaches a node, which decides what that means.</summary>
internal sealed record Arrive(Node Node, Mover Mover) : Operation(Node, Mover)
{
    public override void Do(Run run) => Node.Behaviour!.Arrive(run, Node, Mover);
}

/// <summary>A token goes on from an event or activity by every flow whose condition holds.</summary>
internal sealed record Leave(Node Node, Mover Mover) : Operation(Node, Mover)
{
    public override void Do(Run run)
    {
        var choice = Ways.Open(run, Node, Mover);
        if (choice.Trouble is { } trouble)
        {
            run.Stick(Node, Mover, trouble, TokenPhase.Blocked);
        }
        foreach (var flow in choice.Flows)
        {
            run.Take(flow, Mover);
        }
    }
}

/// <summary>An inclusive join has all the tokens it can get.</summary>
internal sealed record Merge(Node Node, Mover Mover) : Operation(Node, Mover)
{
    public override void Do(Run run) => Nodes.InclusiveGateway.Merge(run, Node, Mover);
}

/// <summary>The last token of a sub-process is gone: the token outside goes on.</summary>
internal sealed record CloseScope(Node Node, Mover Mover, Scope Scope) : Operation(Node, Mover)
{
    public override void Do(Run run)
    {
        run.Scopes.Remove(Scope);
        if (run.Tokens.Find(t => t.Id == Scope.TokenId) is { } token)
        {
            run.Leave(Node, run.Lift(token));
        }
    }
}
