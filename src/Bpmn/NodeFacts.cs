using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Who may do a task, as text for the host to resolve. Read from camunda, operaton, flowable, activiti and zeebe attributes and from
/// potentialOwner / humanPerformer; several names are split at commas.
/// </summary>
public sealed record Assignment(string? Assignee, ImmutableArray<string> CandidateUsers, ImmutableArray<string> CandidateGroups)
{
    public static readonly Assignment None = new(null, [], []);

    /// <summary>When it is due, as written (ISO date or duration, an expression, or a working-time term); null when not said.</summary>
    public string? DueDate { get; init; }

    /// <summary>The form shown for the task; null when not said.</summary>
    public string? FormKey { get; init; }

    public bool IsEmpty => Assignee is null && CandidateUsers.IsEmpty && CandidateGroups.IsEmpty;
}

/// <summary>
/// The row of the procedure's step table that a user task stands for; kept in the diagram as iso:step (namespace urn:isodientu:bpmn:1) so
/// that table and diagram are one object.
/// </summary>
/// <param name="Number">The step's number as printed, e.g. "2.1".</param>
public sealed record StepFacts(string Number)
{
    /// <summary>The term as written, e.g. "0,5 ngày làm việc"; null when the step has none.</summary>
    public string? Term { get; init; }

    /// <summary>The term in working minutes (a day has 480); null when it is no duration.</summary>
    public int? Minutes { get; init; }

    /// <summary>Codes of the forms used or made, e.g. "BM.01".</summary>
    public ImmutableArray<string> Forms { get; init; } = [];

    /// <summary>Who does it, word for word as in the approved text; null when the text names nobody.</summary>
    public string? Role { get; init; }

    /// <summary>What sort of step it is for the host, e.g. "applicant", "receive", "sign"; null for an ordinary one.</summary>
    public string? Kind { get; init; }

    /// <summary>Id of the step whose performer does this one too; null when anybody of the role may.</summary>
    public string? SameAs { get; init; }

    /// <summary>Id of the step whose performer must not do this one (separation of duties); null when that does not matter.</summary>
    public string? NotSameAs { get; init; }

    /// <summary>How the step is given to one of those of the role by itself; null when they take it.</summary>
    public Sharing? Share { get; init; }

    /// <summary>How others are asked for their opinion at the step; null where the drawing says nothing of it.</summary>
    public ConsultFacts? Consult { get; init; }
}

/// <summary>Opinions that others are asked for at a step; the host asks them, and says at the step's completion how they stand.</summary>
/// <param name="IsRequired">Whether the step waits for them; else asking is offered.</param>
public sealed record ConsultFacts(bool IsRequired)
{
    /// <summary>What it takes for them to have agreed.</summary>
    public AgreementRule Rule { get; init; }

    /// <summary>For <see cref="AgreementRule.Quorum"/>: how many agreements, from 1; else 0.</summary>
    public int Quorum { get; init; }

    /// <summary>The term each of them has, as written; null when whoever asks gives one.</summary>
    public string? Term { get; init; }

    /// <summary>Whether somebody who lets the term pass has agreed; else silence is nothing.</summary>
    public bool SilenceAgrees { get; init; }

    /// <summary>Codes of those who are asked as a rule; whoever asks may choose others.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Whether the clock rests until they have spoken.</summary>
    public bool Pauses { get; init; }
}

/// <summary>What it takes for several to have agreed.</summary>
public enum AgreementRule
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>A number of them.</summary>
    Quorum,

    /// <summary>Nobody objects; the first objection decides.</summary>
    FirstRefusal,
}

/// <summary>How steps are given out among the people of a role.</summary>
public enum Sharing
{
    /// <summary>To whoever holds the fewest open steps of the role.</summary>
    LeastLoaded,

    /// <summary>In turn: to whoever has waited longest for this step.</summary>
    Rotation,
}

/// <summary>How a timer is written.</summary>
public enum TimerKind
{
    /// <summary>timeDate: an ISO 8601 instant.</summary>
    Date,

    /// <summary>timeDuration: an ISO 8601 duration or a working-time term.</summary>
    Duration,

    /// <summary>timeCycle: an ISO 8601 repeating interval such as R3/PT1H.</summary>
    Cycle,
}

/// <summary>A timer as written in the diagram: its text may be an expression that gives the date or duration.</summary>
public sealed record TimerDefinition(TimerKind Kind, string Text)
{
    /// <summary>When a process that begins by this timer begins first, seen from now; null when the text is no date, duration or cycle.</summary>
    /// <returns>TimesLeft counts that beginning too; null for ever.</returns>
    public (DateTimeOffset Due, int? TimesLeft)? Begin(DateTimeOffset now) =>
        Kind switch
        {
            TimerKind.Date => Iso8601.Instant(Text, now) is { } instant ? (instant, 1) : null,
            TimerKind.Duration => Iso8601.After(now, Text) is { } due ? (due, 1) : null,
            _ => Iso8601.Cycle(Text, now) is { } cycle
                ? (Ahead(cycle.First, cycle.Interval, now), cycle.Times < 0 ? null : cycle.Times)
                : null,
        };

    /// <summary>When it begins again after it began; null when that was the last time. What was missed meanwhile is left out.</summary>
    /// <param name="due">When it was due.</param>
    public (DateTimeOffset Due, int? TimesLeft)? Again(DateTimeOffset due, DateTimeOffset now, int? timesLeft) =>
        timesLeft is <= 1 || Kind != TimerKind.Cycle || Iso8601.Cycle(Text, now) is not { } cycle
            ? null
            : (Ahead(Iso8601.After(due, cycle.Interval)!.Value, cycle.Interval, now), timesLeft - 1);

    private static DateTimeOffset Ahead(DateTimeOffset due, string interval, DateTimeOffset now)
    {
        // A long pause or a tiny interval is not counted through: then it goes on from now.
        for (var i = 0; due <= now; i++)
        {
            due = Iso8601.After(i < 1000 ? due : now, interval)!.Value;
        }
        return due;
    }
}

/// <summary>One of the buttons a task offers: the gateway's flow that is taken when the task is completed with this outcome.</summary>
/// <param name="Code">The stable key, e.g. "approve".</param>
/// <param name="Label">The words on the button: those of the flow, else the name of where it leads.</param>
/// <param name="FlowId">The sequence flow taken.</param>
public sealed record Outcome(string Code, string Label, string FlowId)
{
    /// <summary>What the button asks of whoever presses it.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;
}

/// <summary>What a call activity calls, and what goes in and out. Without any line in a direction all variables go that way.</summary>
/// <param name="Process">Id of the called process, or an expression that gives it; null when the diagram says nothing.</param>
public sealed record CallFacts(string? Process, ImmutableArray<Passing> In, ImmutableArray<Passing> Out)
{
    /// <summary>Code of whoever owns the called process, or an expression that gives it; null for the own ones. Nothing goes to another owner or comes back but what a line names.</summary>
    public string? Owner { get; init; }

    /// <summary>The work is handed over: whoever owns the process receives it first and may refuse, which is the error <see cref="Refused"/> at the call.</summary>
    public bool IsHandOver { get; init; }

    /// <summary>Code of the error by which a refused hand-over comes back.</summary>
    public const string Refused = "refused";
}

/// <summary>One variable handed over at a call.</summary>
/// <param name="Source">Name of a variable, or an expression.</param>
/// <param name="Target">Name under which it arrives; null for all variables as they are.</param>
public sealed record Passing(string Source, string? Target);

/// <summary>How often and over what an activity repeats; what is not said in the diagram is null.</summary>
/// <param name="Count">loopCardinality.</param>
/// <param name="Collection">The list that gives one run an item.</param>
/// <param name="Item">The name under which a run sees its item.</param>
/// <param name="Done">completionCondition: holds when the runs still open are not wanted any more.</param>
internal sealed record RepeatFacts(Expression? Count, Expression? Collection, string? Item, Expression? Done)
{
    /// <summary>The list into which each run's result goes, and the expression that gives it.</summary>
    public (string Name, Expression Result)? Output { get; init; }

    /// <summary>Standard loop: another run follows while it holds.</summary>
    public Expression? While { get; init; }

    /// <summary>Standard loop: the condition is looked at before the first run too.</summary>
    public bool TestBefore { get; init; }

    /// <summary>Standard loop: at most so many runs.</summary>
    public int? Maximum { get; init; }
}

/// <summary>How the steps of an ad-hoc sub-process are done.</summary>
/// <param name="Sequential">One at a time.</param>
/// <param name="Done">Looked at after each step; null: a person says when it is done.</param>
/// <param name="CancelRemaining">What is still open when it is done is withdrawn; else it is finished first.</param>
internal sealed record AdHocFacts(bool Sequential, Expression? Done, bool CancelRemaining);
