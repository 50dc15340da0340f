using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Waits for a message from outside; may also be completed by hand, when what was awaited came on paper.</summary>
internal sealed class ReceiveTask : WaitingActivity
{
    public override bool IsHuman => true;

    protected override void Begin(Run run, Node node, Token token) =>
        run.Tell(new Effect.ExpectMessage(token.Id, node.Id, node.EventName ?? ""));
}
