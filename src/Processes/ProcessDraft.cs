namespace IsoDienTu.Processes;

/// <summary>A process as the step table of a written procedure tells it, free of BPMN: what the importer drafts and the secretary corrects.</summary>
/// <param name="Key">Stable within the agency, e.g. the procedure's code.</param>
/// <param name="Lanes">Roles in the order in which they first act.</param>
/// <param name="Flows">Ways between steps; ends are named by <see cref="DraftEnds"/>.</param>
public sealed record ProcessDraft(
    string Key,
    string Title,
    IReadOnlyList<DraftLane> Lanes,
    IReadOnlyList<DraftStep> Steps,
    IReadOnlyList<DraftFlow> Flows
);

/// <summary>A role, word for word.</summary>
public sealed record DraftLane(string Id, string RoleWords);

/// <summary>What sort of step it is.</summary>
public enum DraftStepKind
{
    /// <summary>An official does it.</summary>
    Human,

    /// <summary>The applicant does it; the agency's clock stops meanwhile.</summary>
    Applicant,
}

/// <summary>A row of the step table.</summary>
/// <param name="Id">Stable within the draft.</param>
/// <param name="Number">As printed, e.g. <c>2.1</c>.</param>
/// <param name="TermWords">The term as written; null when none counts.</param>
/// <param name="Minutes">The term in working minutes (a day has 480); null when it is no duration.</param>
public sealed record DraftStep(
    string Id,
    string Number,
    string Name,
    string LaneId,
    string? TermWords,
    int? Minutes,
    IReadOnlyList<string> Forms,
    DraftStepKind Kind = DraftStepKind.Human
);

/// <summary>What a way means.</summary>
public enum DraftFlowKind
{
    /// <summary>On to a later step or to the end.</summary>
    Forward,

    /// <summary>Back to an earlier step to be done again.</summary>
    Rework,

    /// <summary>The applicant is asked to complete the dossier, then the step is done again.</summary>
    Supplement,

    /// <summary>The dossier is refused.</summary>
    Refuse,

    /// <summary>The same step once more.</summary>
    Repeat,
}

/// <summary>A way from one step to another.</summary>
/// <param name="From">Step id or <see cref="DraftEnds.Start"/>.</param>
/// <param name="To">Step id or one of <see cref="DraftEnds"/>.</param>
/// <param name="OutcomeLabel">Words on the button; null for a way that is always taken.</param>
public sealed record DraftFlow(string From, string To, string? OutcomeLabel, DraftFlowKind Kind = DraftFlowKind.Forward);

/// <summary>Names of places that are no steps.</summary>
public static class DraftEnds
{
    /// <summary>Where it begins.</summary>
    public const string Start = "START";

    /// <summary>The normal end.</summary>
    public const string End = "END";

    /// <summary>The end by refusal.</summary>
    public const string Refused = "END_REFUSED";

    /// <summary>The applicant, who completes the dossier.</summary>
    public const string Applicant = "APPLICANT";
}

/// <summary>Which posts of the agency do the steps of a lane.</summary>
/// <param name="LaneId">Lane of the published diagram.</param>
/// <param name="PostIds">Posts whose holders are offered the work.</param>
public sealed record RoleBinding(string LaneId, string RoleWords, IReadOnlyList<Guid> PostIds);

/// <summary>A finding of the check before publishing.</summary>
/// <param name="Level">error (refuses publishing), warning or info.</param>
public sealed record DesignFinding(string Level, string? ElementId, string Kind, string Message, string MessageEn);

/// <summary>A stored version of a diagram.</summary>
/// <param name="Lanes">Its lanes with the role words.</param>
public sealed record DefinitionVersionInfo(
    Guid Id,
    Guid DefinitionId,
    int? Number,
    IReadOnlyList<DraftLane> Lanes,
    IReadOnlyList<RoleBinding> Roles
);
