namespace IsoDienTu.Documents;

/// <summary>An issue of a document was approved and has its first day; one that had to be read before only then.</summary>
public sealed record DocumentIssued(Guid DocumentId, Guid VersionId, string Code, int Issue, DateOnly EffectiveFrom);

/// <summary>A document was taken back without a successor.</summary>
public sealed record DocumentWithdrawn(Guid DocumentId, string Code, DateOnly Day);

/// <summary>
/// What sheets of a document answer has changed, though nothing was given its first day or taken back: an issue waits to be read or waits no more, or a
/// controlled copy came back.
/// </summary>
public sealed record DocumentSheetsChanged(Guid DocumentId);
