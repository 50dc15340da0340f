using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Models;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>What of procedures hangs on a document: the procedure itself, where its next issue is written, what runs by it, and who does its steps.</summary>
internal sealed class ProcedureUses(Posts posts, TimeProvider clock) : IDocumentUses
{
    public async Task<IReadOnlyList<DocumentUse>> OfAsync(IsoDbContext db, Guid documentId, CancellationToken ct)
    {
        if (await db.Set<Procedure>().FirstOrDefaultAsync(p => p.DocumentId == documentId, ct) is not { } procedure)
        {
            return [];
        }

        var newest = await db.Set<ProcedureVersion>()
            .Where(v => v.ProcedureId == procedure.Id)
            .OrderByDescending(v => v.Issue)
            .FirstAsync(ct);
        var card = newest.ReadCard();
        var doing = card.RoleWords.SelectMany(card.PostsOf).Distinct().ToList();
        var holders = await posts.HoldersAsync(db.AgencyId, doing, clock.GetUtcNow().VietnamDay(), ct);
        var adoption = await db.Set<Adoption>().FirstOrDefaultAsync(a => a.ProcedureId == procedure.Id, ct);
        return
        [
            .. adoption is null
                ? (IEnumerable<DocumentUse>)[]
                : [new DocumentUse(DocumentUseKind.Model, procedure.Code, null, $"/Procedures/Models/Merge/{adoption.Id}")],
            new(DocumentUseKind.Procedure, $"{procedure.Code} – {procedure.Title}", null, $"/Procedures/Show/{procedure.Id}"),
            new(DocumentUseKind.Writing, procedure.Code, null, $"/Procedures/Revise/{procedure.Id}"),
            new(DocumentUseKind.RunningWork, procedure.Code, await Definitions.RunningAsync(db, procedure.DefinitionId, ct)),
            .. holders.DistinctBy(h => h.PersonId).Select(h => new DocumentUse(DocumentUseKind.People, $"{h.Name}, {h.Title}")),
        ];
    }
}
