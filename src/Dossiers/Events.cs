namespace IsoDienTu.Dossiers;

/// <summary>A dossier was received and its clock started.</summary>
/// <param name="Code">The dossier's code.</param>
/// <param name="ProcedureId">The work procedure it follows.</param>
public sealed record DossierReceived(Guid DossierId, string Code, Guid ProcedureId);

/// <summary>A dossier moved to another state (NĐ 224/2026/NĐ-CP art. 15.1.g asks that every move be told at once).</summary>
public sealed record DossierStateChanged(Guid DossierId, string Code, DossierState From, DossierState To);
