namespace IsoDienTu.Procedures;

/// <summary>A version of a procedure was published: its document issued, its process ready to run.</summary>
/// <param name="VersionId">The new version.</param>
public sealed record ProcedurePublished(Guid ProcedureId, Guid VersionId, string Code, string Title);
