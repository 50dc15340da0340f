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

    /// <summary>The last number given to a scope, token or timer; numbers are never used twice in an instance.</summary>
    public long Sequence { get; internal init; }

    /// <summary>The process itself (the first) and every sub-process now open; empty once the instance is over.</summary>
    public ImmutableArray<Scope> Scopes { get; internal init; } = [];

    /// <summary>Tokens at rest, in the order in which they came to rest.</summary>
    public ImmutableArray<Token> Tokens { get; internal init; } = [];

    /// <summary>Armed timers.</summary>
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

/// <summary>A process or sub-process in which tokens live.</summary>
/// <param name="Id">Its number.</param>
/// <param name="TokenId">The token that waits at the sub-process; null for the process itself.</param>
public sealed record Scope(long Id, long? TokenId)
{
    /// <summary>User tasks completed in it, each once, in the order of their last completion.</summary>
    public ImmutableArray<string> Done { get; internal init; } = [];
}

/// <summary>What a token at rest is doing.</summary>
public enum TokenPhase
{
    /// <summary>Waiting for a person, a message, a service or a timer.</summary>
    Open,

    /// <summary>Waiting at a gateway for the tokens of other branches.</summary>
    Joining,

    /// <summary>At a sub-process whose inside is running.</summary>
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

    /// <summary>True once it was reported that nothing can come to meet it at its gateway.</summary>
    public bool Warned { get; internal init; }
}

/// <summary>An armed timer.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">The timer event.</param>
/// <param name="TokenId">The token that goes with it: the one resting at the event, or at the activity on whose border the event sits.</param>
public sealed record Wait(long Id, string At, long TokenId)
{
    /// <summary>For repeating timers: how many firings are left, this one included; null for one firing, -1 for no limit.</summary>
    public int? Left { get; internal init; }
}
