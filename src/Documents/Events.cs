namespace IsoDienTu.Documents;

/// <summary>An issue of a document was approved and has its first day; one that had to be read before only then.</summary>
public sealed record DocumentIssued(Guid DocumentId, Guid VersionId, string Code, int Issue, DateOnly EffectiveFrom);

/// <summary>A document was taken back without a successor.</summary>
public sealed record DocumentWithdrawn(Guid DocumentId, string Code, DateOnly Day);

/// <summary>The file of an issue was signed, by its approver or for the agency.</summary>
public sealed record IssueSigned(Guid DocumentId, Guid VersionId, string Code, int Issue);

/// <summary>A quality management system was announced, or its announcement taken back.</summary>
/// <param name="AnnouncementId">The announcement.</param>
/// <param name="Number">Number of the decision.</param>
/// <param name="Day">Its day.</param>
public sealed record SystemAnnounced(Guid QmsId, Guid AnnouncementId, string Number, DateOnly Day);

/// <summary>
/// What sheets of a document answer has changed, though nothing was given its first day or taken back: an issue waits to be read or waits no more, or a
/// controlled copy came back, or the words of a finished file were read.
/// </summary>
public sealed record DocumentSheetsChanged(Guid DocumentId);
