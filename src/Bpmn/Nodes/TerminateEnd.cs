using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>A terminating end: whatever is still open in its process or sub-process is withdrawn; around a sub-process the work goes on.</summary>
internal sealed class TerminateEnd : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        var scope = run.ScopeOf(mover.ScopeId)!;
        run.Empty(scope);
        run.Close(scope);
    }
}
