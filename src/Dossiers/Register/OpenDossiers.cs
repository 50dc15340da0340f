using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Register;

/// <summary>How many dossiers are open under the procedure of a document.</summary>
internal sealed class OpenDossiers : IDocumentUses
{
    private static readonly DossierState[] Ended = [.. Enum.GetValues<DossierState>().Where(Transitions.IsTerminal), DossierState.Finished];

    public async Task<IReadOnlyList<DocumentUse>> OfAsync(IsoDbContext db, Guid documentId, CancellationToken ct)
    {
        if (await PublishedProcedures.OfDocumentAsync(db, documentId, ct) is not { } procedure)
        {
            return [];
        }

        var open = await db.Set<Dossier>().CountAsync(d => d.ProcedureId == procedure && !Ended.Contains(d.State), ct);
        return [new DocumentUse(DocumentUseKind.Dossiers, "", open)];
    }
}
