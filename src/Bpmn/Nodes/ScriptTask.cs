using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Works out its assignments at once, within the step.</summary>
internal sealed class ScriptTask : Activity
{
    protected override void Enter(Run run, Node node, Mover mover)
    {
        try
        {
            foreach (var (name, value) in node.Script!.Run(run.Names(mover)))
            {
                run.Set(name, value, mover.ScopeId);
            }
        }
        catch (ExpressionError error)
        {
            run.Stick(node, mover, Trouble.Expression(node, error));
            return;
        }
        run.Tell(new Effect.Ran(node.Id));
        run.Leave(node, mover);
    }
}
