using IsoDienTu.Documents;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>
/// A procedure as one object. The written document and the diagram are both made from it, so a change of a step's name, role, time, form or
/// way changes both. Made from a reading, corrected by hand, kept with the published version.
/// </summary>
internal sealed record ProcedureCard
{
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public int? Issue { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public string? Decision { get; init; }

    /// <summary>Codes <c>n.nnnnnn</c>.</summary>
    public IReadOnlyList<string> TthcCodes { get; init; } = [];

    /// <summary>The whole term, e.g. "8 ngày làm việc"; null when none is stated.</summary>
    public string? LegalTerm { get; init; }

    /// <summary>What the text adds to the term, e.g. "kể từ khi nhận đủ hồ sơ hợp lệ".</summary>
    public string? TermNote { get; init; }
    public string? Sets { get; init; }
    public string? Fee { get; init; }
    public string? Place { get; init; }
    public string? Manner { get; init; }
    public string? Subject { get; init; }
    public string? Result { get; init; }
    public IReadOnlyList<string> LegalBasis { get; init; } = [];
    public IReadOnlyList<string> Conditions { get; init; } = [];
    public IReadOnlyList<RequiredPart> Parts { get; init; } = [];
    public IReadOnlyList<CardStep> Steps { get; init; } = [];

    /// <summary>Highest number in the identifier of a step that was taken out: a new step never bears it, so that an identifier means one step for good.</summary>
    public int LastRemoved { get; init; }
    public IReadOnlyList<CardForm> Forms { get; init; } = [];

    /// <summary>Rows of "Hồ sơ cần lưu", cells as written, the heading row first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Records { get; init; } = [];

    /// <summary>Sections told in free text: purpose, scope, references, definitions.</summary>
    public IReadOnlyList<DocumentSection> Sections { get; init; } = [];
    public IReadOnlyList<SignOff> SignOffs { get; init; } = [];

    /// <summary>Posts chosen for each role.</summary>
    public IReadOnlyList<CardRole> Roles { get; init; } = [];

    /// <summary>The legal term in working minutes; null when there is none or it has no such measure.</summary>
    public int? LegalMinutes => Term.TryParse(LegalTerm, TermReading.Law, out var term, out _) ? term.WorkingMinutes() : null;

    /// <summary>Working minutes of all steps together.</summary>
    public int StepMinutes => Steps.Sum(s => s.Minutes ?? 0);

    /// <summary>Roles in the order in which they first act.</summary>
    public IReadOnlyList<string> RoleWords => [.. Steps.Where(s => !s.ByApplicant).Select(s => s.Role).Distinct(StringComparer.Ordinal)];

    /// <summary>Posts chosen for a role; none where nobody chose.</summary>
    public IReadOnlyList<Guid> PostsOf(string words) => Roles.FirstOrDefault(r => r.Words == words)?.PostIds ?? [];

    public IReadOnlyList<string> WaysInWords(CardStep step) => [.. step.Ways.Select(w => WayWords.Of(this, w))];
}

/// <summary>One row of the step table.</summary>
internal sealed record CardStep
{
    /// <summary>Stable within the card; ways name it.</summary>
    public required string Id { get; init; }
    public string Number { get; init; } = "";
    public string Name { get; init; } = "";

    /// <summary>What is done, beyond the name.</summary>
    public string Text { get; init; } = "";
    public string Role { get; init; } = "";

    /// <summary>Time as written; null when none is counted.</summary>
    public string? Term { get; init; }
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>The column of results as written.</summary>
    public string? Output { get; init; }
    public bool ByApplicant { get; init; }
    public IReadOnlyList<CardWay> Ways { get; init; } = [];

    /// <summary>The time in working minutes, a bare day being a working day as in all step tables.</summary>
    public int? Minutes => WorkingTime.Term.TryParse(Term, TermReading.StepTable, out var term, out _) ? term.WorkingMinutes() : null;
}

/// <summary>What a way of a step means.</summary>
internal enum WayKind
{
    Forward,
    Rework,
    Supplement,
    Refuse,
    Repeat,
}

/// <summary>A way out of a step.</summary>
/// <param name="To">Step id, or <see cref="End"/>; without meaning for supplements, refusals and repetitions.</param>
/// <param name="Label">Words of the outcome; null for a way that is always taken.</param>
internal sealed record CardWay(WayKind Kind, string To, string? Label)
{
    public const string End = "END";
}

/// <summary>A form the procedure brings along.</summary>
internal sealed record CardForm(string Code, string Title, string? FileName = null, string? Sha256 = null, string? MediaType = null);

/// <summary>The posts that do the steps of a role.</summary>
internal sealed record CardRole(string Words, IReadOnlyList<Guid> PostIds);
