namespace IsoDienTu.Dossiers.Receiving;

/// <summary>A published procedure as the desk needs it.</summary>
/// <param name="Term">The legal term as written.</param>
/// <param name="ReturnSteps">Printed numbers of the uncounted steps at the end: from the first of them on the result waits for the applicant.</param>
internal sealed record Offer(
    Guid ProcedureId,
    Guid VersionId,
    Guid DefinitionVersionId,
    string Code,
    string Title,
    string? TthcCode,
    string? Term,
    string? Fee,
    IReadOnlyList<string> ReturnSteps,
    IReadOnlyList<OfferPart> Parts
);

/// <summary>A required part.</summary>
internal sealed record OfferPart(int No, string Name, int Originals, int Copies, bool Optional);
