using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>How one BPMN element runs. Stateless: everything it changes is in the run it is handed.</summary>
internal abstract class Behaviour
{
    /// <summary>A token on the move reaches the node.</summary>
    public abstract void Arrive(Run run, Node node, Mover mover);

    /// <summary>True when a person (or a message) completes it by its task number.</summary>
    public virtual bool IsHuman => false;

    /// <summary>True when the host keeps something open for a token resting here, which has to be closed or cancelled.</summary>
    public virtual bool IsKnownOutside => false;

    /// <summary>Whether a scope opened here closes with its last token.</summary>
    public virtual bool ClosesWhenEmpty(Scope inside) => true;

    /// <summary>What ran inside a token resting here is over.</summary>
    /// <param name="inside">The scope, which is closed.</param>
    public virtual void InsideDone(Run run, Node node, Token token, Scope inside) => run.Leave(node, run.Lift(token));
}
