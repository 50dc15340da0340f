namespace IsoDienTu.Bpmn.Nodes;

/// <summary>The table of contents of the language: which element runs how. What is not in it is refused at publish.</summary>
internal static class Behaviours
{
    private static readonly Start Start = new();
    private static readonly End End = new();
    private static readonly TerminateEnd TerminateEnd = new();
    private static readonly TimerCatch TimerCatch = new();
    private static readonly BoundaryTimer BoundaryTimer = new();
    private static readonly PlainThrow PlainThrow = new();
    private static readonly PlainTask PlainTask = new();
    private static readonly UserTask UserTask = new();
    private static readonly ManualTask ManualTask = new();
    private static readonly ReceiveTask ReceiveTask = new();
    private static readonly ServiceTask ServiceTask = new();
    private static readonly ScriptTask ScriptTask = new();
    private static readonly SubProcess SubProcess = new();
    private static readonly ExclusiveGateway ExclusiveGateway = new();
    private static readonly ParallelGateway ParallelGateway = new();
    private static readonly InclusiveGateway InclusiveGateway = new();

    /// <summary>Null when the element, or the way it repeats, is not supported.</summary>
    public static Behaviour? Of(Node node) =>
        node.Loop != LoopKind.None || node.IsForCompensation
            ? null
            : (node.Kind, node.Event) switch
            {
                (NodeKind.StartEvent, EventKind.None or EventKind.Timer) => Start,
                (NodeKind.EndEvent, EventKind.None) => End,
                (NodeKind.EndEvent, EventKind.Terminate) => TerminateEnd,
                (NodeKind.IntermediateCatchEvent, EventKind.Timer) => TimerCatch,
                (NodeKind.IntermediateThrowEvent, EventKind.None) => PlainThrow,
                (NodeKind.BoundaryEvent, EventKind.Timer) => BoundaryTimer,
                (NodeKind.Task, _) => PlainTask,
                (NodeKind.UserTask, _) => UserTask,
                (NodeKind.ManualTask, _) => ManualTask,
                (NodeKind.ReceiveTask, _) => ReceiveTask,
                (NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.BusinessRuleTask, _) => ServiceTask,
                (NodeKind.ScriptTask, _) => node.Script is null ? ServiceTask : ScriptTask,
                (NodeKind.SubProcess, _) => SubProcess,
                (NodeKind.ExclusiveGateway, _) => ExclusiveGateway,
                (NodeKind.ParallelGateway, _) => ParallelGateway,
                (NodeKind.InclusiveGateway, _) => InclusiveGateway,
                _ => null,
            };
}
