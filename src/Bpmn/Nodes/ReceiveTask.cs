using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Waits for a message from outside; may also be completed by hand, when what was awaited came on paper.</summary>
internal sealed class ReceiveTask : WaitingActivity
{
    public override bool IsHuman => true;

    protected override Trouble? Check(Run run, Node node, Mover mover)
    {
        try
        {
            _ = NameOf(run, node, mover);
            return null;
        }
        catch (ExpressionError error)
        {
            return Trouble.Expression(node, error);
        }
    }

    protected override void Begin(Run run, Node node, Token token) =>
        run.Tell(new Effect.ExpectMessage(token.Id, node.Id, NameOf(run, token) ?? ""));

    /// <summary>The name of the message it waits for; null when it names none, or one that cannot be worked out any more.</summary>
    public static string? NameOf(Run run, Token token)
    {
        try
        {
            return NameOf(run, run.NodeOf(token.At), new Mover(token.ScopeId, token.Outcome));
        }
        catch (ExpressionError)
        {
            return null;
        }
    }

    private static string? NameOf(Run run, Node node, Mover mover) =>
        node.EventName is { } name ? Template.Fill(name, run.Names(mover)) : null;
}
