using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Announcing;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>The paper of the minutes: made once and kept. Thread-safe.</summary>
internal sealed class MinutesPapers(WorkRunner runner, PdfPress press, FileStore store, Agencies agencies)
{
    private readonly KeptPaper keeping = new(runner, store);

    /// <returns>Null when the agency has no such minutes.</returns>
    /// <exception cref="RuleException">It cannot be made now; the sentence names the mend.</exception>
    public async Task<PaperFile?> GetAsync(Actor actor, int agencyId, Guid id, CancellationToken ct)
    {
        var disposal = await runner.ReadAsync(agencyId, (db, t) => db.Set<Disposal>().FirstOrDefaultAsync(d => d.Id == id, t), ct);
        if (disposal is not { MinutesOn: { } day })
        {
            return null;
        }

        var kept =
            await runner.ReadAsync(agencyId, (db, t) => KeptAsync(db, id, t), ct) is { } found && store.Has(found)
                ? found
                : await MakeAsync(actor, agencyId, disposal, ct);
        return new PaperFile($"bien-ban-tieu-huy-{day:yyyyMMdd}.pdf", FileKind.Pdf.MediaType, kept, null);
    }

    private static Task<string?> KeptAsync(IsoDbContext db, Guid id, CancellationToken ct) =>
        db.Set<DisposalPaper>().Where(p => p.DisposalId == id).Select(p => p.Sha256).FirstOrDefaultAsync(ct);

    private async Task<string> MakeAsync(Actor actor, int agencyId, Disposal disposal, CancellationToken ct)
    {
        var agency = (await agencies.FindAsync(agencyId, ct))!;
        var above = agency.ParentId is { } parent ? (await agencies.FindAsync(parent, ct))?.Name : null;
        var items = await runner.ReadAsync(
            agencyId,
            (db, t) =>
                db.Set<DisposalItem>().Where(i => i.DisposalId == disposal.Id).OrderBy(i => i.Code).ThenBy(i => i.Issue).ToListAsync(t),
            ct
        );
        var pdf = await press.PrintAsync(DecisionHtml.Order(MinutesHtml.Write(disposal, items, new Issuer(above, agency.Name))), ct);
        return await keeping.KeepAsync(
            actor,
            agencyId,
            pdf,
            (work, stored) =>
            {
                work.Db.Add(
                    new DisposalPaper
                    {
                        DisposalId = disposal.Id,
                        Sha256 = stored.Sha256,
                        Length = stored.Length,
                        MadeAt = work.Now,
                    }
                );
                Log.Write(work, "documents.minutes_made", "disposal", disposal.Id.ToString(), null, new { stored.Sha256 });
            },
            (db, t) => KeptAsync(db, disposal.Id, t),
            ct
        );
    }
}
