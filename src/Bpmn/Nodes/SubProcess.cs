using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An embedded sub-process: a scope of its own in which tokens run; the token outside goes on when the last one inside is used up.</summary>
internal sealed class SubProcess : WaitingActivity
{
    protected override TokenPhase Phase => TokenPhase.Inside;

    protected override void Begin(Run run, Node node, Token token)
    {
        var scope = new Scope(run.NextNumber(), token.Id);
        run.Scopes.Add(scope);
        foreach (var start in Start.Of(node.Children))
        {
            run.Arrive(start, new Mover(scope.Id, token.Outcome));
        }
    }
}
