using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>One small thing that happens to a token on the move. Dropped when the token's scope is gone or emptied before its turn.</summary>
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
        if (Node.IsActivity && IsUsedUp(run))
        {
            return;
        }
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

    /// <summary>What a completed activity means to those around it; true when the token ends with it.</summary>
    private bool IsUsedUp(Run run)
    {
        var oneRun = run.IsOneRun(Node, Mover.ScopeId);
        if (!Node.IsSubProcess && (Node.Repeats is null || oneRun))
        {
            Compensating.Note(run, Node, Mover.ScopeId, []);
        }
        var scope = run.ScopeOf(Mover.ScopeId)!;
        if (oneRun)
        {
            run.Replace(run.HostOf(scope)!, t => t with { Outcome = Mover.Outcome });
            return true;
        }
        AdHocSubProcess.StepDone(run, scope, Mover);
        return run.ScopeOf(scope.Id) is { Enough: true } enough && run.NodeOf(run.HostOf(enough)!.At).AdHoc!.CancelRemaining;
    }
}

/// <summary>An inclusive join has all the tokens it can get.</summary>
internal sealed record Merge(Node Node, Mover Mover) : Operation(Node, Mover)
{
    public override void Do(Run run) => InclusiveGateway.Merge(run, Node, Mover);
}
