using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Waits for one token from every incoming flow, then sends one out by every outgoing flow; conditions are not looked at.</summary>
internal sealed class ParallelGateway : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        // A token that an operator puts before the join stands for all of them.
        if (node.Incoming.Length > 1 && mover.Via is not null)
        {
            run.Rest(node, mover, TokenPhase.Joining);
            var meeting = node.Incoming.Select(f => Waiting(run, node, mover, f)).ToList();
            if (meeting.Contains(null))
            {
                return;
            }
            foreach (var token in meeting)
            {
                run.Lift(token!);
            }
        }
        foreach (var flow in node.Outgoing)
        {
            run.Take(flow, mover);
        }
    }

    private static Token? Waiting(Run run, Node node, Mover mover, Flow flow) =>
        run.Tokens.Find(t => t.Phase == TokenPhase.Joining && t.At == node.Id && t.ScopeId == mover.ScopeId && t.Via == flow.Id);
}
