using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>What a person hands in with a step.</summary>
/// <param name="Outcome">Code of one of the step's outcomes, when it has some.</param>
/// <param name="LateReason">Why the step is late; asked for when it is.</param>
internal sealed record Completion(string? Outcome, string? Comment = null, string? LateReason = null)
{
    private static readonly Dictionary<string, string?> None = [];

    /// <summary>The fields that the button asks for, by name, as they were typed.</summary>
    public IReadOnlyDictionary<string, string?> Fields { get; init; } = None;

    /// <summary>The papers that the button asks for.</summary>
    public IReadOnlyList<AttachedPaper> Papers { get; init; } = [];

    /// <summary>That it was done earlier than it is handed in; null when it is done now.</summary>
    public Backdate? Later { get; init; }

    /// <summary>Whether the person holds the right to say so.</summary>
    public bool MayBackdate { get; init; }

    /// <summary>Whether pressing the button was confirmed.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>A file handed in with a step.</summary>
/// <param name="Asked">The paper that it is.</param>
internal sealed record AttachedPaper(string Asked, UploadedFile File);
