using System.Collections.Immutable;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn;

/// <summary>Where an instance stands in its life.</summary>
public enum InstanceStatus
{
    New,
    Running,
    Ended,
    Cancelled,

    /// <summary>A called instance that ended by an error which its caller is told.</summary>
    Failed,
}

/// <summary>
/// Where a running instance stands: a small immutable value that names elements by their BPMN ids, so that it can be stored as short JSON,
/// read by people and moved to another version of the diagram. Only <see cref="Engine"/> makes new ones.
/// </summary>
public sealed record InstanceState
{
    // Stands before New, which already needs it.
    internal static readonly ImmutableSortedDictionary<string, Value> NoVariables = ImmutableSortedDictionary.Create<string, Value>(
        StringComparer.Ordinal
    );

    internal InstanceState() { }

    /// <summary>An instance that has not started.</summary>
    public static InstanceState New { get; } = new();

    public InstanceStatus Status { get; internal init; }

    /// <summary>The process of the diagram that runs; empty before the start.</summary>
    public string ProcessId { get; internal init; } = "";

    /// <summary>True when a call activity of another instance started it: errors nobody catches here are its caller's.</summary>
    public bool Called { get; internal init; }

    /// <summary>The last number given to a scope, token or timer; numbers are never used twice in an instance.</summary>
    public long Sequence { get; internal init; }

    /// <summary>The process itself (the first), every sub-process and every run of a repeating activity now open; empty once the instance is over.</summary>
    public ImmutableArray<Scope> Scopes { get; internal init; } = [];

    /// <summary>Tokens at rest, in the order in which they came to rest.</summary>
    public ImmutableArray<Token> Tokens { get; internal init; } = [];

    /// <summary>Armed events: timers, messages, signals and conditions that are waited for. Receive tasks are open tokens instead.</summary>
    public ImmutableArray<Wait> Waits { get; internal init; } = [];

    /// <summary>Variables of the process; kept after its end.</summary>
    public ImmutableSortedDictionary<string, Value> Variables { get; internal init; } = NoVariables;

    /// <summary>The token of that number; null when it is gone. An open task's number is its token's.</summary>
    public Token? Token(long id) => Tokens.FirstOrDefault(t => t.Id == id);

    /// <summary>Short JSON, the same for the same state; the form is versioned and old forms stay readable.</summary>
    public string ToJson() => StateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; the order of members does not matter.</summary>
    /// <exception cref="FormatException">The text is no state of a known version.</exception>
    public static InstanceState Parse(string json) => StateJson.Read(json);
}

/// <summary>In which tokens live: a process, a sub-process, one run of a repeating activity, or the undoing that a compensation event set off.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TokenId">The token that waits at the sub-process, repeating activity or event; null for the process itself.</param>
public sealed record Scope(long Id, long? TokenId)
{
    /// <summary>User tasks completed in it, each once, in the order of their last completion.</summary>
    public ImmutableArray<string> Done { get; internal init; } = [];

    /// <summary>Variables that only this scope sees, such as the item of a run.</summary>
    public ImmutableSortedDictionary<string, Value> Locals { get; internal init; } = InstanceState.NoVariables;

    /// <summary>True when its event sub-processes catch nothing more: an interrupting one runs in it, or a cancellation does.</summary>
    public bool Closing { get; internal init; }

    /// <summary>True when no more ad-hoc steps may be picked: what was done is enough.</summary>
    public bool Enough { get; internal init; }

    /// <summary>What was completed in it and can be undone, in the order of completion.</summary>
    public ImmutableArray<Undo> Undo { get; internal init; } = [];

    /// <summary>In a scope that undoes: what is still to be undone, the next first.</summary>
    public ImmutableArray<Undo> Undoing { get; internal init; } = [];
}

/// <summary>A completed activity that can be undone.</summary>
/// <param name="At">The activity; while undoing, the handler.</param>
public sealed record Undo(string At)
{
    /// <summary>The variables of its run, which the handler sees.</summary>
    public ImmutableSortedDictionary<string, Value> Locals { get; internal init; } = InstanceState.NoVariables;

    /// <summary>For a sub-process: what was completed inside it.</summary>
    public ImmutableArray<Undo> Inner { get; internal init; } = [];
}

/// <summary>What a token at rest is doing.</summary>
public enum TokenPhase
{
    /// <summary>Waiting for a person, a message, a service, a called process or an event.</summary>
    Open,

    /// <summary>Waiting at a gateway for the tokens of other branches.</summary>
    Joining,

    /// <summary>At a sub-process or repeating activity whose inside is running, or at an event whose undoing is.</summary>
    Inside,

    /// <summary>Stopped by an incident on the way in: a retry lets it arrive again.</summary>
    Stuck,

    /// <summary>Its work is done, but no way out was found: a retry looks for one again.</summary>
    Blocked,
}

/// <summary>A token at rest.</summary>
/// <param name="Id">Its number; also the number of the task it keeps open.</param>
/// <param name="ScopeId">The scope it lives in.</param>
/// <param name="At">The node at which it rests.</param>
public sealed record Token(long Id, long ScopeId, string At, TokenPhase Phase)
{
    /// <summary>The flow it came by, where that matters: at joins and incidents.</summary>
    public string? Via { get; internal init; }

    /// <summary>The outcome of the last task on its way; read by conditions as <c>outcome</c>.</summary>
    public string? Outcome { get; internal init; }

    /// <summary>After a return that asks for it: the task to which completion leads straight back.</summary>
    public string? BackTo { get; internal init; }

    /// <summary>At a repeating activity: how far it is; null elsewhere.</summary>
    public Repetition? Repeat { get; internal init; }

    /// <summary>True once it was reported that nothing can come to meet it at its gateway.</summary>
    public bool Warned { get; internal init; }
}

/// <summary>How far a repeating activity is.</summary>
/// <param name="Total">How many runs there are to be; null for a standard loop, which decides from run to run.</param>
/// <param name="Started">How many runs have begun.</param>
/// <param name="Completed">How many runs are over.</param>
public sealed record Repetition(int? Total, int Started, int Completed)
{
    /// <summary>The items of the runs still to come.</summary>
    public ImmutableArray<Value> Items { get; internal init; } = [];
}

/// <summary>An armed event.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">The event: intermediate, on a border, or the start of an event sub-process; or a receive task behind an event-based gateway.</param>
/// <param name="TokenId">The token that goes with it: the one resting at the event or gateway, or at the activity on whose border the event sits; null for an event sub-process.</param>
/// <param name="ScopeId">The scope in which the work goes on.</param>
public sealed record Wait(long Id, string At, long? TokenId, long ScopeId)
{
    /// <summary>For repeating timers: how many firings are left, this one included; null for one firing, -1 for no limit.</summary>
    public int? Left { get; internal init; }

    /// <summary>The message or signal name where an expression gave it; null when it is the diagram's.</summary>
    public string? Name { get; internal init; }

    /// <summary>For conditions: it held when last looked at, so that it has to cease before it triggers again.</summary>
    public bool Held { get; internal init; }

    /// <summary>For conditions: it was reported that it cannot be worked out.</summary>
    public bool Warned { get; internal init; }
}
