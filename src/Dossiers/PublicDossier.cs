using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Dossiers;

/// <summary>How a public question was answered.</summary>
public enum FollowUpResult
{
    /// <summary>Here it is.</summary>
    Found,

    /// <summary>There is no such dossier, or the secret is wrong: the answer does not tell which.</summary>
    NotFound,

    /// <summary>Asked too often from this address, or too many wrong secrets for this code today.</summary>
    TooMany,
}

/// <summary>The answer to a public question.</summary>
/// <param name="Dossier">Null unless found.</param>
public sealed record FollowUpAnswer(FollowUpResult Result, PublicDossier? Dossier);

/// <summary>What the public sees of a dossier. By code alone: procedure, step, due date. With the secret: who, every step, every rest of the clock.</summary>
/// <param name="StateWords">The state in the office's Vietnamese words.</param>
/// <param name="StepName">The open step, or null.</param>
/// <param name="ClockWords">Why the clock rests, or null while it runs.</param>
/// <param name="DueAt">The promise as it stands now (UTC), or null.</param>
/// <param name="Punctuality">The dossier against its promise.</param>
/// <param name="Clock">The same as a badge: what is left, or by how much it is late; null when no term applies.</param>
/// <param name="Details">Null by code alone.</param>
public sealed record PublicDossier(
    string Code,
    int AgencyId,
    string AgencyName,
    string AgencySlug,
    string ProcedureCode,
    string ProcedureTitle,
    DossierState State,
    string StateWords,
    string? StepName,
    string? StepRole,
    string? ClockWords,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    Punctuality Punctuality,
    Deadline? Clock,
    PublicDetails? Details
)
{
    /// <summary>How the promise moved because a day off or a make-up day was decreed or withdrawn, the oldest first.</summary>
    public IReadOnlyList<PublicMove> Moves { get; init; } = [];

    /// <summary>The apology with the new date; null without one.</summary>
    public PublicApology? Apology { get; init; }

    /// <summary>The notice that the solving stopped; null without one.</summary>
    public PublicStop? Stop { get; init; }
}

/// <summary>An apology (form 04) as everybody may read it.</summary>
/// <param name="From">The promise before (UTC).</param>
/// <param name="To">The promise it made (UTC).</param>
public sealed record PublicApology(string Number, string Reason, DateTimeOffset At, DateTimeOffset From, DateTimeOffset To);

/// <summary>A notice that the solving stopped (form 05) as everybody may read it.</summary>
/// <param name="GroundWords">On which ground, in the office's Vietnamese words.</param>
public sealed record PublicStop(string Number, string GroundWords, string Reason, DateTimeOffset At);

/// <summary>A promise that moved with the calendar.</summary>
/// <param name="Reason">The day with the number and date of its decree.</param>
/// <param name="From">The promise before (UTC).</param>
/// <param name="To">The promise after (UTC).</param>
public sealed record PublicMove(string Reason, DateTimeOffset From, DateTimeOffset To);

/// <summary>What the holder of the secret sees besides.</summary>
/// <param name="Applicant">Masked name.</param>
/// <param name="Number">Masked identifier.</param>
/// <param name="ReceivedBy">Official who received it, with post.</param>
/// <param name="PromisedAt">The promise printed on the receipt (UTC).</param>
/// <param name="Asked">What is asked for now by an open form 02; empty when nothing is.</param>
public sealed record PublicDetails(
    string Applicant,
    string Number,
    string ReceivedBy,
    string ReceivedByPost,
    DateTimeOffset? PromisedAt,
    IReadOnlyList<PublicStep> Steps,
    IReadOnlyList<PublicRest> Rests,
    IReadOnlyList<string> Asked
);

/// <summary>One pass of a step.</summary>
/// <param name="Role">Who does it by rule, as written.</param>
/// <param name="Person">Official who has or had it; null while nobody took it.</param>
/// <param name="State">Open, Done, SentBack or Cancelled.</param>
/// <param name="Clock">The step against its time; null when its time is not counted.</param>
public sealed record PublicStep(
    string No,
    string Name,
    string Role,
    string? Person,
    string? Post,
    string State,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    Deadline? Clock
);

/// <summary>A rest of the clock and why.</summary>
public sealed record PublicRest(string Words, DateTimeOffset From, DateTimeOffset? To, int? Minutes);
