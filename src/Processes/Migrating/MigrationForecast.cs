using System.Text.Json.Serialization;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What a move would do; nothing has changed yet.</summary>
internal sealed record MigrationForecast
{
    /// <summary>How many lines a page or an answer lists; all are counted.</summary>
    public const int MostLines = 200;

    public required VersionLine To { get; init; }

    /// <summary>Number of the newest published version, which may be another one.</summary>
    public required int Newest { get; init; }

    /// <summary>The versions that are left, with how much runs on each within the selection.</summary>
    public required IReadOnlyList<VersionLine> From { get; init; }

    /// <summary>Where work rests, by version.</summary>
    public required IReadOnlyList<PlaceLine> Places { get; init; }
    public int Moving { get; init; }
    public int Staying { get; init; }

    /// <summary>Steps whose due instant becomes another one, that lose their holder, and that come to nobody.</summary>
    public int NewDues { get; init; }
    public int LostHolders { get; init; }
    public int Nobodys { get; init; }

    /// <summary>Those that stay come first, then in the order of their codes.</summary>
    public IReadOnlyList<InstanceLine> Lines { get; init; } = [];

    /// <summary>All instances asked about, for the decision.</summary>
    [JsonIgnore]
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyDictionary<Guid, MigrationPlan> Plans { get; init; } = new Dictionary<Guid, MigrationPlan>();
}

internal sealed record VersionLine(Guid Id, int Number, int Running);

/// <param name="Key">As in <see cref="MigrationInput.Map"/>.</param>
/// <param name="Words">The step, event or branch as people know it.</param>
/// <param name="Chosen">Where it goes; null when it has to be chosen.</param>
/// <param name="IsProposed">Whether that was recognised and not chosen.</param>
internal sealed record PlaceLine(
    string Key,
    int FromNumber,
    string ElementId,
    string Words,
    int Count,
    string? Chosen,
    bool IsProposed,
    IReadOnlyList<TargetLine> Targets
);

internal sealed record TargetLine(string Id, string Words);

/// <param name="Stays">Why it stays; null when it moves.</param>
internal sealed record InstanceLine(
    Guid Id,
    string SubjectCode,
    string Title,
    int FromNumber,
    string? Stays,
    string? StaysEn,
    IReadOnlyList<StepLine> Steps
);

/// <summary>An open step before and after.</summary>
internal sealed record StepLine(
    string Before,
    string After,
    string RoleBefore,
    string RoleAfter,
    string? TermBefore,
    string? TermAfter,
    DateTimeOffset? DueBefore,
    DateTimeOffset? DueAfter,
    bool ChangesDue,
    string? LosesHolder,
    bool IsNobodys
)
{
    public static StepLine Of(StepMove move) =>
        new(
            $"{move.Step.StepNo} {move.Step.Name}".Trim(),
            $"{move.No} {move.Name}".Trim(),
            move.Step.Role,
            move.Role,
            move.Step.Term,
            move.Term,
            move.Step.DueAt,
            move.DueAt,
            move.ChangesDue,
            move.KeepsHolder ? null : move.Step.Holder,
            move.IsNobodys
        );
}

/// <summary>An instance that a decision would be about, with the refusal that lets it stay.</summary>
internal sealed record Candidate(
    Guid Id,
    Guid FromVersion,
    int FromNumber,
    string SubjectCode,
    string Title,
    string Seen,
    Refusal? Refused
);
