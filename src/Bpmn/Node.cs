using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>
/// A flow node of a compiled diagram: an event, an activity or a gateway. Never changes after reading; compare by reference or by <see cref="Id"/>.
/// </summary>
public sealed class Node
{
    internal Node(int ordinal, string id, NodeKind kind)
    {
        Ordinal = ordinal;
        Id = id;
        Kind = kind;
    }

    /// <summary>Its place in <see cref="Diagram.Nodes"/>, in document order.</summary>
    public int Ordinal { get; }

    /// <summary>The BPMN id, unique in the file.</summary>
    public string Id { get; }
    public NodeKind Kind { get; }

    /// <summary>The words people see; empty when the diagram gives none.</summary>
    public string Name { get; internal set; } = "";
    public EventKind Event { get; internal set; }
    public LoopKind Loop { get; internal set; }

    /// <summary>The process the node belongs to.</summary>
    public string ProcessId { get; internal set; } = "";

    /// <summary>The sub-process directly around the node; null at the top of the process.</summary>
    public Node? Parent { get; internal set; }

    /// <summary>The innermost lane that lists the node; null when none does.</summary>
    public Lane? Lane { get; internal set; }

    /// <summary>The lane whose role does it: the own one, else that of the sub-process around it, since tools list only what lies directly in a lane.</summary>
    public Lane? RoleLane => Lane ?? Parent?.RoleLane;

    /// <summary>For boundary events: the activity on whose border it sits.</summary>
    public Node? AttachedTo { get; internal set; }

    /// <summary>For boundary events and starts of event sub-processes: false when the work goes on beside the event.</summary>
    public bool Interrupting { get; internal set; } = true;

    /// <summary>For compensation handlers: isForCompensation="true".</summary>
    public bool IsForCompensation { get; internal set; }

    /// <summary>Sequence flows that arrive, in document order of the flows.</summary>
    public ImmutableArray<Flow> Incoming { get; internal set; } = [];

    /// <summary>Sequence flows that leave, in document order of the flows.</summary>
    public ImmutableArray<Flow> Outgoing { get; internal set; } = [];

    /// <summary>Boundary events on this activity.</summary>
    public ImmutableArray<Node> Boundaries { get; internal set; } = [];

    /// <summary>For sub-processes: the nodes directly inside.</summary>
    public ImmutableArray<Node> Children { get; internal set; } = [];

    /// <summary>The flow taken when no condition holds; null when none is marked.</summary>
    public Flow? Default { get; internal set; }

    /// <summary>For timer events: when; null otherwise.</summary>
    public TimerDefinition? Timer { get; internal set; }

    /// <summary>Who does it, as written by this product or by another tool.</summary>
    public Assignment Assignment { get; internal set; } = Assignment.None;

    /// <summary>Our own facts of a step (iso:step); null when the diagram carries none.</summary>
    public StepFacts? Step { get; internal set; }

    /// <summary>What completing the step asks, where no choice follows it; null when it asks nothing.</summary>
    public Asked? Asked { get; internal set; }

    /// <summary>
    /// What an event or receive task is about: the name of its message, signal or link, the code of its error or escalation. Null when the
    /// diagram names none: then an error or escalation event catches every code.
    /// </summary>
    public string? EventName { get; internal set; }

    /// <summary>For compensation throw events: the one activity to undo; null for everything in the scope.</summary>
    public string? CompensatedId { get; internal set; }

    /// <summary>For compensation boundary events: the activity that undoes what was done.</summary>
    public Node? Handler { get; internal set; }

    /// <summary>For link throw events: the catching event of the same name.</summary>
    public Node? LinkTarget { get; internal set; }

    /// <summary>For end events: whoever asked is refused (iso:refused).</summary>
    public bool Refuses { get; internal set; }

    /// <summary>For automatic steps: the name under which the host knows what is to be done; null when the step asks for nothing.</summary>
    public string? Service { get; internal set; }

    /// <summary>For call activities: what is called.</summary>
    public CallFacts? Call { get; internal set; }

    /// <summary>For conditional events: when; null when the diagram gives no condition that can be read.</summary>
    internal Expressions.Expression? Condition { get; set; }

    /// <summary>How the activity repeats; null when it runs once.</summary>
    internal RepeatFacts? Repeats { get; set; }

    /// <summary>For ad-hoc sub-processes: in which order, and when it is done.</summary>
    internal AdHocFacts? AdHoc { get; set; }

    /// <summary>For script tasks: the parsed script; null when it is in a language of another product.</summary>
    internal Expressions.Script? Script { get; set; }

    /// <summary>How the interpreter runs it; null when it cannot, so that the diagram is refused at publish.</summary>
    internal Nodes.Behaviour? Behaviour { get; set; }

    public bool IsGateway => Kind is >= NodeKind.ExclusiveGateway and <= NodeKind.ComplexGateway;
    public bool IsEvent => Kind <= NodeKind.BoundaryEvent;
    public bool IsSubProcess => Kind is >= NodeKind.SubProcess and <= NodeKind.Transaction;
    public bool IsActivity => Kind is >= NodeKind.Task and <= NodeKind.CallActivity;

    /// <summary>Where a token that goes on from here moves along: the own flows, or behind a link those of its partner.</summary>
    internal ImmutableArray<Flow> Exits => LinkTarget is null ? Outgoing : LinkTarget.Outgoing;

    /// <summary>For event sub-processes: the event that starts it; null when it has none.</summary>
    internal Node? Trigger => Kind == NodeKind.EventSubProcess ? Children.FirstOrDefault(c => c.Kind == NodeKind.StartEvent) : null;

    public override string ToString() => $"{Kind} {Id}";
}

/// <summary>A sequence flow from one node to another.</summary>
public sealed class Flow
{
    internal Flow(int ordinal, string id, Node source, Node target)
    {
        Ordinal = ordinal;
        Id = id;
        Source = source;
        Target = target;
    }

    /// <summary>Its place in <see cref="Diagram.Flows"/>, in document order.</summary>
    public int Ordinal { get; }
    public string Id { get; }

    /// <summary>The words people see, e.g. "Không đồng ý"; empty when the diagram gives none.</summary>
    public string Name { get; internal set; } = "";
    public Node Source { get; }
    public Node Target { get; }

    /// <summary>The condition as written in the file; null when there is none.</summary>
    public string? Condition { get; internal set; }

    /// <summary>What the button of this way asks; null when it asks nothing.</summary>
    public Asked? Asked { get; internal set; }

    /// <summary>The parsed condition; null when there is none.</summary>
    internal Expressions.Expression? Test { get; set; }

    public override string ToString() => $"{Id}: {Source.Id} -> {Target.Id}";
}
