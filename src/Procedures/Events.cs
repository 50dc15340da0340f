namespace IsoDienTu.Procedures;

/// <summary>A version of a procedure was published: its document issued, its process ready to run.</summary>
/// <param name="VersionId">The new version.</param>
public sealed record ProcedurePublished(Guid ProcedureId, Guid VersionId, string Code, string Title);

/// <summary>A procedure ends because its document was taken back; no new dossier begins on it from the day on.</summary>
public sealed record ProcedureEnded(Guid ProcedureId, string Code, DateOnly Day);
