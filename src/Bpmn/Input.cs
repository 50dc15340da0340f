using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>
/// What happens to an instance from outside. Inputs with their instants are the trail: played again from <see cref="InstanceState.New"/>
/// they give the same state.
/// </summary>
public abstract record Input
{
    private Input() { }

    /// <summary>Variables that come with the input; each is set in the innermost scope that has it, seen from the element, else in the process.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; init; } = InstanceState.NoVariables;

    /// <summary>Starts the instance.</summary>
    /// <param name="ProcessId">Which process of the diagram; null for the only (or first executable) one.</param>
    /// <param name="StartId">The start event whose message, signal or time it is; null for the plain start.</param>
    /// <param name="Called">True when a call activity starts it.</param>
    public sealed record Start(string? ProcessId = null, string? StartId = null, bool Called = false) : Input;

    /// <summary>A person completes a user or manual task, or a receive task by hand.</summary>
    /// <param name="Outcome">One of <see cref="Diagram.OutcomesOf"/>, when the task offers outcomes; null otherwise.</param>
    public sealed record Complete(long TaskId, string? Outcome = null) : Input;

    /// <summary>A person sends the work back to an earlier completed task.</summary>
    /// <param name="TargetId">One of <see cref="Engine.ReturnTargets"/>.</param>
    /// <param name="ThenBack">True when completing that task leads straight back here instead of through the steps between; refused where the return withdraws other tasks.</param>
    public sealed record SendBack(long TaskId, string TargetId, bool ThenBack = false) : Input;

    /// <summary>A timer is due.</summary>
    public sealed record FireTimer(long TimerId) : Input;

    /// <summary>The service that an automatic step called is done.</summary>
    public sealed record ServiceDone(long TaskId) : Input;

    /// <summary>The service or process that a step called failed for good; the step becomes an incident unless an event catches the error.</summary>
    /// <param name="Code">The error of the diagram that the failure stands for; null for a failure of the machine, which no event catches.</param>
    public sealed record ServiceFailed(long TaskId, string Reason, string? Code = null) : Input;

    /// <summary>The process that a call activity called has ended; the input's variables are that process's.</summary>
    public sealed record CalledEnded(long TaskId) : Input;

    /// <summary>The process that a call activity called ended by an error.</summary>
    public sealed record CalledFailed(long TaskId, string? Code) : Input;

    /// <summary>The process that a call activity called lets an escalation out and goes on.</summary>
    public sealed record CalledEscalated(long TaskId, string? Code) : Input;

    /// <summary>A message arrives; it goes to the longest waiting receive task or event of that message.</summary>
    public sealed record Message(string Name) : Input;

    /// <summary>A signal is given; it goes to every event that waits for it.</summary>
    public sealed record Signal(string Name) : Input;

    /// <summary>A person picks a step of an ad-hoc sub-process.</summary>
    /// <param name="TaskId">The ad-hoc sub-process's number.</param>
    /// <param name="ElementId">One of <see cref="Engine.Pickable"/>.</param>
    public sealed record Enable(long TaskId, string ElementId) : Input;

    /// <summary>A person says that an ad-hoc sub-process is done.</summary>
    public sealed record FinishAdHoc(long TaskId) : Input;

    /// <summary>Sets variables and nothing else.</summary>
    public sealed record SetVariables : Input;

    /// <summary>Tries the node at which a token is stuck once more.</summary>
    public sealed record Retry(long TokenId) : Input;

    /// <summary>An operator takes all tokens away from a node, lets a new one start before another node of the same scope, or both.</summary>
    public sealed record Move(string? CancelId, string? StartBeforeId) : Input;

    /// <summary>An operator lets a token stuck at an automatic step or a choice go on as if its work were done.</summary>
    /// <param name="Outcome">Code of one of <see cref="Engine.SkipOutcomes"/>, when there are some; null otherwise.</param>
    public sealed record Skip(long TokenId, string? Outcome = null) : Input;

    /// <summary>An operator takes one stuck token from its element to another; unlike <see cref="Move"/> only where the instance can provably still end.</summary>
    /// <param name="TargetId">One of <see cref="Engine.MoveTargets"/>.</param>
    public sealed record Relocate(long TokenId, string TargetId) : Input;

    /// <summary>Ends the instance without finishing it.</summary>
    public sealed record Cancel : Input;
}
