using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>An embedded sub-process or transaction: a scope of its own in which tokens run; the token outside goes on when the last one inside is used up.</summary>
internal class SubProcess : WaitingActivity
{
    public override bool IsKnownOutside => false;

    protected override TokenPhase Phase => TokenPhase.Inside;

    protected override Trouble? Check(Run run, Node node, Mover mover) => Events.CheckInside(run, node.Children, mover);

    protected override void Begin(Run run, Node node, Token token)
    {
        var scope = run.OpenScope(node.Children, token);
        foreach (var start in Start.Of(node.Children))
        {
            run.Arrive(start, new Mover(scope.Id, token.Outcome));
        }
    }

    public override void InsideDone(Run run, Node node, Token token, Scope inside)
    {
        Compensating.Note(run, node, token.ScopeId, inside.Undo);
        base.InsideDone(run, node, token, inside);
    }
}
