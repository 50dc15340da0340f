using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An automatic step (service, send, business rule, message thrown, script of another product): asks the host to run its service and waits for the answer.</summary>
internal sealed class ServiceTask : WaitingActivity
{
    protected override void Begin(Run run, Node node, Token token) => run.Tell(new Effect.CallService(token.Id, node.Id));
}
