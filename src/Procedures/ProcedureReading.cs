using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures;

/// <summary>
/// What was understood of an approved procedure's file. Texts stand as written (only spaces are joined and letters composed);
/// whatever looks wrong in the source is kept and named in <see cref="Findings"/>, never mended.
/// </summary>
public sealed record ProcedureReading
{
    /// <summary>The file's name without folder and ending.</summary>
    public required string Id { get; init; }

    /// <summary>The file's name as given.</summary>
    public required string FileName { get; init; }

    /// <summary>A = ISO sections 1 to 7; B = one large numbered table; C = annex of a decision (handbook 1.9).</summary>
    public required string Layout { get; init; }
    public required ReadHeader Header { get; init; }

    /// <summary>The whole term; both parts are null when none is stated or when each case has its own.</summary>
    public required StatedTerm LegalTotal { get; init; }

    /// <summary>Alternative variants of the procedure, each with its own term.</summary>
    public required IReadOnlyList<ReadCase> Cases { get; init; }

    /// <summary>Consecutive parts at different agencies.</summary>
    public required IReadOnlyList<ReadSection> Sections { get; init; }
    public required IReadOnlyList<ReadStep> Steps { get; init; }

    /// <summary>Parts, fee, term, place, result, legal base and the like, as far as the text states them.</summary>
    public required IReadOnlyList<ReadComponent> Components { get; init; }

    /// <summary>Known headings that the file contains, in lower case.</summary>
    public required IReadOnlyList<string> SectionsPresent { get; init; }
    public required IReadOnlyList<ReadingFinding> Findings { get; init; }
    public required SourceDocument Source { get; init; }
}

/// <summary>A text with its place in the source.</summary>
public sealed record ReadText(string Text, SourceAnchor At);

/// <summary>What the head of the document says. A field is null when the document does not state it.</summary>
public sealed record ReadHeader
{
    public ReadText? Agency { get; init; }
    public ReadText? Title { get; init; }

    /// <summary>"Mã hiệu".</summary>
    public ReadText? Code { get; init; }

    /// <summary>"Lần ban hành".</summary>
    public ReadText? Issue { get; init; }

    /// <summary>"Ngày ban hành", as written.</summary>
    public ReadText? IssuedOn { get; init; }

    /// <summary>Number of the decision that approved the procedure.</summary>
    public ReadText? Decision { get; init; }

    /// <summary>Date of that decision, as written.</summary>
    public ReadText? DecidedOn { get; init; }

    /// <summary>Codes of administrative procedures (n.nnnnnn, perhaps with an agency code).</summary>
    public IReadOnlyList<string> ProcedureCodes { get; init; } = [];
}

/// <summary>A whole term as written and as read by the law (a bare "ngày" is a calendar day). The term is null when no amount is stated.</summary>
public sealed record StatedTerm(string? AsWritten, Term? Term, SourceAnchor? At = null)
{
    /// <summary>The term in the minutes of step tables, where 8 working hours make a day of either kind.</summary>
    public int? Minutes => Term?.WorkingMinutes();
}

/// <summary>A variant ("trường hợp"). When <see cref="OwnSteps"/> is false the variants are paths through the same steps.</summary>
public sealed record ReadCase(string Id, string Title, StatedTerm Total, bool OwnSteps, SourceAnchor At);

/// <summary>A part of the procedure at one agency. The id is the printed one (I, A) or, where none is printed, a roman numeral.</summary>
public sealed record ReadSection(string Id, string Title, string? CaseId, int? Minutes, SourceAnchor At);

/// <summary>One step as read.</summary>
public sealed record ReadStep
{
    /// <summary>Unique number: the printed one, prefixed by case and section, "2.1" for rows under one number, "3#2" for a repeated one.</summary>
    public required string No { get; init; }

    /// <summary>The number as printed, without the word "Bước".</summary>
    public required string PrintedNo { get; init; }
    public string? CaseId { get; init; }
    public string? SectionId { get; init; }

    /// <summary>At most twelve words of the content.</summary>
    public required string ShortTitle { get; init; }

    /// <summary>The content, line by line.</summary>
    public required IReadOnlyList<string> Content { get; init; }

    /// <summary>The role as written; empty when the source names none.</summary>
    public required string Role { get; init; }

    /// <summary>The single roles of a cell that names several.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The time as written; null when the cell is blank or belongs to an earlier step.</summary>
    public string? DurationAsWritten { get; init; }

    /// <summary>The time as a term; null when the source states none.</summary>
    public Term? Term { get; init; }

    /// <summary>Working minutes (8 hours a day); null when the source counts no time here.</summary>
    public int? Minutes => Term?.WorkingMinutes();

    /// <summary>Numbers of the further steps that share this step's time (one merged cell).</summary>
    public IReadOnlyList<string> TimeSharedWith { get; init; } = [];

    /// <summary>Form codes named in the form column.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The form or result column as written, line by line.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>Forward transitions; more than one makes a branch. The last one of a chain goes to <see cref="End"/>.</summary>
    public IReadOnlyList<ReadNext> Next { get; init; } = [];
    public IReadOnlyList<ReadReturn> Returns { get; init; } = [];

    /// <summary>Several agencies do the step at the same time.</summary>
    public bool MultiInstance { get; init; }

    /// <summary>The citizen or organisation does the step.</summary>
    public bool ByApplicant { get; init; }
    public required StepAnchors At { get; init; }

    /// <summary>The target of a transition that ends the procedure.</summary>
    public const string End = "END";

    /// <summary>The target of a return to the citizen or organisation.</summary>
    public const string Applicant = "APPLICANT";
}

/// <summary>Where the pieces of a step stand.</summary>
public sealed record StepAnchors(SourceAnchor Row, SourceAnchor? Role = null, SourceAnchor? Time = null, SourceAnchor? Forms = null);

/// <summary>A forward transition and the condition the text gives, if any.</summary>
public sealed record ReadNext(string To, string? Condition);

/// <summary>A way back: to the applicant or to a step.</summary>
public sealed record ReadReturn(string To, ReturnKind Kind, string? Condition);

/// <summary>Why work goes back.</summary>
public enum ReturnKind
{
    /// <summary>The applicant completes the dossier.</summary>
    Supplement,

    /// <summary>The dossier is refused or answered negatively.</summary>
    Refuse,

    /// <summary>An earlier step is done again.</summary>
    Rework,

    /// <summary>The same step is held once more.</summary>
    Repeat,
}

/// <summary>A component of the administrative procedure as the text states it (Decree 63/2010, article 8).</summary>
/// <param name="Kind">Stable key: parts, copies, term, place, fee, result, legal_base, conditions, manner, who, agency, forms, records.</param>
/// <param name="Heading">The heading as written.</param>
public sealed record ReadComponent(string Kind, string Heading, IReadOnlyList<ReadComponentLine> Lines);

/// <summary>One line or table row of a component: its cells as written.</summary>
public sealed record ReadComponentLine(IReadOnlyList<string> Cells, SourceAnchor At);

/// <summary>Something a person should look at before the reading is accepted.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Kind">Stable key, such as sum_mismatch.</param>
/// <param name="Where">The step, section or place.</param>
/// <param name="Message">Vietnamese sentence naming what was seen, what was done with it and the mend.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Steps">Numbers of the steps it concerns; empty when it concerns the document.</param>
public sealed record ReadingFinding(
    FindingLevel Level,
    string Kind,
    string Where,
    string Message,
    string MessageEn,
    IReadOnlyList<string> Steps,
    SourceAnchor? At
);

/// <summary>Weight of a finding.</summary>
public enum FindingLevel
{
    /// <summary>Read with confidence, worth knowing.</summary>
    Info,

    /// <summary>Looks wrong or doubtful in the source.</summary>
    Warning,

    /// <summary>Stands in the source but could not be taken over.</summary>
    Dropped,
}
