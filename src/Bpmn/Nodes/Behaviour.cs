using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>How one BPMN element runs. Stateless: everything it changes is in the run it is handed.</summary>
internal abstract class Behaviour
{
    /// <summary>A token on the move reaches the node.</summary>
    public abstract void Arrive(Run run, Node node, Mover mover);

    /// <summary>True when a person (or a message) completes it by its task number.</summary>
    public virtual bool IsHuman => false;
}

/// <summary>An activity that waits at its node until it is completed, with its boundary timers armed meanwhile.</summary>
internal abstract class WaitingActivity : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        var trouble =
            node.Boundaries.Select(b => Timers.Check(run, b, mover)).FirstOrDefault(t => t is not null) ?? Check(run, node, mover);
        if (trouble is not null)
        {
            run.Stick(node, mover, trouble);
            return;
        }
        var token = run.Rest(node, mover, Phase);
        foreach (var boundary in node.Boundaries)
        {
            Timers.Arm(run, boundary, token);
        }
        Begin(run, node, token);
    }

    protected virtual TokenPhase Phase => TokenPhase.Open;

    /// <summary>Why the activity cannot begin; null when it can.</summary>
    protected virtual Trouble? Check(Run run, Node node, Mover mover) => null;

    /// <summary>The token rests and its timers are armed: ask the outside to act.</summary>
    protected abstract void Begin(Run run, Node node, Token token);
}
