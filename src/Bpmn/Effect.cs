using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>What the host has to do after a step, in this order. The engine itself touches nothing outside its state.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>A user or manual task is open.</summary>
    /// <param name="TaskId">Its number in the instance.</param>
    /// <param name="People">Who may do it and by when, expressions worked out; what is still a word of another system is the host's to resolve.</param>
    public sealed record OpenTask(long TaskId, string ElementId, Assignment People) : Effect;

    /// <summary>A receive task waits for a message of that name (empty when the diagram names none: then it is completed by hand).</summary>
    public sealed record ExpectMessage(long TaskId, string ElementId, string MessageName) : Effect;

    /// <summary>An automatic step asks its service to run; answer with ServiceDone or ServiceFailed. A host without a handler answers ServiceDone.</summary>
    public sealed record CallService(long TaskId, string ElementId) : Effect;

    /// <summary>A step calls a process: start it with <see cref="Input.Start.Called"/>; answer with CalledEnded, CalledFailed or CalledEscalated, or with ServiceFailed when there is none.</summary>
    /// <param name="ProcessId">The called process as the diagram names it, expressions worked out.</param>
    /// <param name="Variables">What the called process begins with.</param>
    public sealed record CallProcess(long TaskId, string ElementId, string ProcessId, ImmutableSortedDictionary<string, Value> Variables)
        : Effect
    {
        /// <summary>Code of whoever owns the process, expressions worked out; null for the own ones.</summary>
        public string? Owner { get; init; }

        /// <summary>The owner receives it first and may refuse: then answer with CalledFailed and <see cref="CallFacts.Refused"/>.</summary>
        public bool IsHandOver { get; init; }

        /// <summary>Names of the called process's variables that the diagram takes over, for a host that hands back no more than that.</summary>
        public ImmutableArray<string> Results { get; init; } = [];
    }

    /// <summary>An ad-hoc sub-process is open: its steps are to be picked by people until it is closed or cancelled.</summary>
    public sealed record OfferSteps(long TaskId, string ElementId) : Effect;

    /// <summary>A task of any kind, a called service or process, or an ad-hoc sub-process, is completed.</summary>
    public sealed record CloseTask(long TaskId, string ElementId) : Effect;

    /// <summary>A task of any kind, a called service or process, or an ad-hoc sub-process, is withdrawn: an event, a return, an end or an operator took it away.</summary>
    public sealed record CancelTask(long TaskId, string ElementId) : Effect;

    /// <summary>After a migration an open task, or an open ad-hoc sub-process, goes on under the same number as another element.</summary>
    /// <param name="FromId">The element of the old diagram.</param>
    /// <param name="ElementId">That of the new one.</param>
    /// <param name="People">As at its opening.</param>
    /// <param name="MessageName">The message a receive task waits for from now on; null for others.</param>
    public sealed record CarryTask(long TaskId, string FromId, string ElementId, Assignment People, string? MessageName) : Effect;

    /// <summary>A timer is armed.</summary>
    /// <param name="Kind">How it is written in the diagram.</param>
    /// <param name="Text">The date, duration or cycle, expressions worked out; a text that is not ISO 8601 is a working-time term for the host.</param>
    /// <param name="Due">When it is due by the plain clock; null for a working-time term.</param>
    public sealed record StartTimer(long TimerId, string ElementId, TimerKind Kind, string Text, DateTimeOffset? Due) : Effect;

    /// <summary>A timer is no longer wanted.</summary>
    public sealed record CancelTimer(long TimerId, string ElementId) : Effect;

    /// <summary>From now on a message or signal of that name reaches the instance.</summary>
    public sealed record Listen(long WaitId, string ElementId, EventKind Kind, string Name) : Effect;

    /// <summary>The message or signal is no longer waited for.</summary>
    public sealed record Unlisten(long WaitId, string ElementId) : Effect;

    /// <summary>A signal is given to everybody else; the instance itself has heard it.</summary>
    public sealed record Broadcast(string ElementId, string Name) : Effect;

    /// <summary>A called instance lets an escalation out to its caller.</summary>
    public sealed record Escalate(string ElementId, string? Code) : Effect;

    /// <summary>A script or plain task ran, or an event was thrown, within the step.</summary>
    public sealed record Ran(string ElementId) : Effect;

    /// <summary>A node could not go on; the token stays there until it is retried or moved.</summary>
    /// <param name="Kind">expression | no_way_out | timer | service | uncaught_error | runaway | deadlock.</param>
    /// <param name="Message">The cause in Vietnamese, for the administrator and the process owner.</param>
    /// <param name="MessageEn">The cause in English.</param>
    public sealed record Incident(long TokenId, string ElementId, string Kind, string Message, string MessageEn) : Effect;

    /// <summary>The instance is over.</summary>
    /// <param name="Status">Ended, Cancelled or Failed.</param>
    /// <param name="Code">For Failed: the error's code; null when it has none.</param>
    public sealed record Finish(InstanceStatus Status, string? Code = null) : Effect;
}
