namespace IsoDienTu.Bpmn.Nodes;

/// <summary>The elements of the language: which element runs how. What is not in it is refused at publish.</summary>
internal static class Behaviours
{
    private static readonly Start Start = new();
    private static readonly End End = new();
    private static readonly TerminateEnd TerminateEnd = new();
    private static readonly ErrorEnd ErrorEnd = new();
    private static readonly CancelEnd CancelEnd = new();
    private static readonly CatchEvent CatchEvent = new();
    private static readonly BoundaryEvent BoundaryEvent = new();
    private static readonly PlainThrow PlainThrow = new();
    private static readonly LinkEvent LinkEvent = new();
    private static readonly SignalThrow SignalThrow = new();
    private static readonly EscalationThrow EscalationThrow = new();
    private static readonly CompensationThrow CompensationThrow = new();
    private static readonly PlainTask PlainTask = new();
    private static readonly UserTask UserTask = new();
    private static readonly ManualTask ManualTask = new();
    private static readonly ReceiveTask ReceiveTask = new();
    private static readonly ServiceTask ServiceTask = new();
    private static readonly ScriptTask ScriptTask = new();
    private static readonly CallActivity CallActivity = new();
    private static readonly SubProcess SubProcess = new();
    private static readonly EventSubProcess EventSubProcess = new();
    private static readonly AdHocSubProcess AdHocSubProcess = new();
    private static readonly ExclusiveGateway ExclusiveGateway = new();
    private static readonly ParallelGateway ParallelGateway = new();
    private static readonly InclusiveGateway InclusiveGateway = new();
    private static readonly EventBasedGateway EventBasedGateway = new();

    /// <summary>Null when the element is not supported.</summary>
    public static Behaviour? Of(Node node) =>
        node.Kind switch
        {
            NodeKind.StartEvent => StartOf(node),
            NodeKind.EndEvent => EndOf(node.Event),
            NodeKind.IntermediateCatchEvent => CatchOf(node.Event),
            NodeKind.IntermediateThrowEvent => ThrowOf(node.Event),
            NodeKind.BoundaryEvent => node.Event is EventKind.None or EventKind.Link or EventKind.Terminate or >= EventKind.Multiple
                ? null
                : BoundaryEvent,
            NodeKind.Task => PlainTask,
            NodeKind.UserTask => UserTask,
            NodeKind.ManualTask => ManualTask,
            NodeKind.ReceiveTask => ReceiveTask,
            NodeKind.ServiceTask or NodeKind.SendTask or NodeKind.BusinessRuleTask => ServiceTask,
            NodeKind.ScriptTask => node.Script is null ? ServiceTask : ScriptTask,
            NodeKind.CallActivity => CallActivity,
            NodeKind.SubProcess or NodeKind.Transaction => SubProcess,
            NodeKind.EventSubProcess => node.Repeats is null ? EventSubProcess : null,
            NodeKind.AdHocSubProcess => AdHocSubProcess,
            NodeKind.ExclusiveGateway => ExclusiveGateway,
            NodeKind.ParallelGateway => ParallelGateway,
            NodeKind.InclusiveGateway => InclusiveGateway,
            NodeKind.EventBasedGateway => EventBasedGateway,
            _ => null,
        };

    private static Start? StartOf(Node node) =>
        (node.Parent?.Kind, node.Event) switch
        {
            (null, EventKind.None or EventKind.Timer or EventKind.Message or EventKind.Signal) => Start,
            (NodeKind.EventSubProcess, EventKind.Timer or EventKind.Message or EventKind.Signal) => Start,
            (NodeKind.EventSubProcess, EventKind.Conditional or EventKind.Error or EventKind.Escalation) => Start,
            (NodeKind.EventSubProcess, EventKind.Compensation) => Start,
            (NodeKind.EventSubProcess or NodeKind.AdHocSubProcess, _) => null,
            (not null, EventKind.None) => Start,
            _ => null,
        };

    private static Behaviour? EndOf(EventKind kind) =>
        kind switch
        {
            EventKind.None => End,
            EventKind.Terminate => TerminateEnd,
            EventKind.Error => ErrorEnd,
            EventKind.Cancel => CancelEnd,
            EventKind.Message => ServiceTask,
            EventKind.Signal => SignalThrow,
            EventKind.Escalation => EscalationThrow,
            EventKind.Compensation => CompensationThrow,
            _ => null,
        };

    private static Behaviour? CatchOf(EventKind kind) =>
        kind switch
        {
            EventKind.Timer or EventKind.Message or EventKind.Signal or EventKind.Conditional => CatchEvent,
            EventKind.Link => LinkEvent,
            _ => null,
        };

    private static Behaviour? ThrowOf(EventKind kind) =>
        kind switch
        {
            EventKind.None => PlainThrow,
            EventKind.Link => LinkEvent,
            EventKind.Message => ServiceTask,
            EventKind.Signal => SignalThrow,
            EventKind.Escalation => EscalationThrow,
            EventKind.Compensation => CompensationThrow,
            _ => null,
        };
}
