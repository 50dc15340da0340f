namespace IsoDienTu.Bpmn;

/// <summary>What a flow node is, by its BPMN 2.0 element name. What an event waits for or throws is its <see cref="EventKind"/>.</summary>
public enum NodeKind
{
    StartEvent,
    EndEvent,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    BoundaryEvent,

    /// <summary>bpmn:task, no kind said.</summary>
    Task,
    UserTask,
    ManualTask,
    ReceiveTask,
    SendTask,
    ServiceTask,
    ScriptTask,
    BusinessRuleTask,
    SubProcess,

    /// <summary>A sub-process with triggeredByEvent="true".</summary>
    EventSubProcess,
    AdHocSubProcess,
    Transaction,
    CallActivity,
    ExclusiveGateway,
    ParallelGateway,
    InclusiveGateway,
    EventBasedGateway,
    ComplexGateway,

    /// <summary>A choreography activity or another flow node this product does not know; kept, drawn as a box, refused at publish.</summary>
    Unknown,
}

/// <summary>What an event waits for or throws; None for plain events and for nodes that are no events.</summary>
public enum EventKind
{
    None,
    Message,
    Timer,
    Error,
    Escalation,
    Cancel,
    Compensation,
    Conditional,
    Link,
    Signal,
    Terminate,

    /// <summary>Several definitions at once, any of which is enough.</summary>
    Multiple,

    /// <summary>Several definitions, all of which are needed.</summary>
    ParallelMultiple,
}

/// <summary>How an activity repeats.</summary>
public enum LoopKind
{
    None,
    Standard,
    Sequential,
    Parallel,
}
