using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A task or sub-process: runs once, or as often as its loop says.</summary>
internal abstract class Activity : Behaviour
{
    public sealed override void Arrive(Run run, Node node, Mover mover)
    {
        if (node.Repeats is not null && !run.IsOneRun(node, mover.ScopeId))
        {
            Repeating.Begin(run, node, mover);
        }
        else
        {
            Enter(run, node, mover);
        }
    }

    /// <summary>One run begins.</summary>
    protected abstract void Enter(Run run, Node node, Mover mover);
}

/// <summary>An activity that waits at its node until it is completed, with the events on its border armed meanwhile.</summary>
internal abstract class WaitingActivity : Activity
{
    public override bool IsKnownOutside => true;

    protected override void Enter(Run run, Node node, Mover mover)
    {
        // The border of a repeating activity is that of all its runs together.
        var bordered = !run.IsOneRun(node, mover.ScopeId);
        var trouble = (bordered ? Events.Check(run, node.Boundaries, mover) : null) ?? Check(run, node, mover);
        if (trouble is not null)
        {
            run.Stick(node, mover, trouble);
            return;
        }
        var token = run.Rest(node, mover, Phase);
        if (bordered)
        {
            Events.Arm(run, node.Boundaries, token);
        }
        Begin(run, node, token);
    }

    protected virtual TokenPhase Phase => TokenPhase.Open;

    /// <summary>Why the activity cannot begin; null when it can.</summary>
    protected virtual Trouble? Check(Run run, Node node, Mover mover) => null;

    /// <summary>The token rests and its events are armed: ask the outside to act.</summary>
    protected abstract void Begin(Run run, Node node, Token token);
}
