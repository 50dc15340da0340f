using IsoDienTu.Documents;

namespace IsoDienTu.Procedures;

/// <summary>A procedure in the version asked for: what the desk, the portal and the engine need of it.</summary>
/// <param name="Id">The procedure over all its versions.</param>
/// <param name="Slug">The code in ASCII, unique in the agency, for addresses.</param>
/// <param name="TthcCodes">Codes of administrative procedures it serves, <c>n.nnnnnn</c>.</param>
/// <param name="Issue">Lần ban hành.</param>
/// <param name="LegalTerm">The whole term in words; null when none is stated.</param>
/// <param name="LegalMinutes">The same in working minutes, 480 a day; null when it has no such measure.</param>
/// <param name="Subject">Who may apply.</param>
/// <param name="Qr">Token of the QR on its sheets.</param>
public sealed record PublishedProcedure(
    Guid Id,
    Guid VersionId,
    string Code,
    string Slug,
    string Title,
    IReadOnlyList<string> TthcCodes,
    int Issue,
    DateOnly EffectiveFrom,
    string? LegalTerm,
    int? LegalMinutes,
    IReadOnlyList<RequiredPart> Parts,
    string? Fee,
    string? Result,
    string? Subject,
    IReadOnlyList<PublishedStep> Steps,
    IReadOnlyList<FormLine> Forms,
    Guid DefinitionVersionId,
    Guid DocumentId,
    Guid DocumentVersionId,
    string? Qr
);

/// <summary>Where a procedure in force is read: the agency and the last part of the address.</summary>
public sealed record PublishedAddress(int AgencyId, string Slug, DateOnly EffectiveFrom);

/// <summary>A paper the applicant hands in.</summary>
/// <param name="No">Number as printed.</param>
/// <param name="FormCode">Code of the form to use, or null.</param>
public sealed record RequiredPart(string No, string Name, int Originals, int Copies, string? FormCode);

/// <summary>A step as readers see it.</summary>
/// <param name="Role">The role as written.</param>
/// <param name="Term">Its time as written; null when none is counted.</param>
/// <param name="Minutes">The same in working minutes.</param>
/// <param name="Forms">Codes of the forms used in it.</param>
/// <param name="Ways">Where work goes from here, in words.</param>
public sealed record PublishedStep(
    string Number,
    string Name,
    string Role,
    string? Term,
    int? Minutes,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Ways
);
