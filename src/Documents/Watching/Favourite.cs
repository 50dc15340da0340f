using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Watching;

/// <summary>A document that a person keeps at hand.</summary>
internal sealed class Favourite : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PersonId { get; set; }
    public Guid DocumentId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Puts a document among one's own, or takes it away; said twice it stays as it is.</summary>
    public static async Task SetAsync(IWork work, Guid documentId, bool wanted, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var person = work.Actor.PersonId;
        var kept = await work.Db.Set<Favourite>().FirstOrDefaultAsync(f => f.PersonId == person && f.DocumentId == documentId, ct);
        if (wanted && kept is null)
        {
            work.Db.Add(
                new Favourite
                {
                    PersonId = person,
                    DocumentId = documentId,
                    At = work.Now,
                }
            );
        }
        else if (!wanted && kept is not null)
        {
            work.Db.Remove(kept);
        }
        else
        {
            return;
        }

        Log.Write(work, wanted ? "documents.starred" : "documents.unstarred", "document", document.Code);
    }

    /// <summary>A person's own documents as they stand on a day, by code.</summary>
    public static async Task<IReadOnlyList<DocumentLine>> ListAsync(IsoDbContext db, Guid person, DateOnly day, CancellationToken ct)
    {
        var kept = await db.Set<Favourite>().Where(f => f.PersonId == person).Select(f => f.DocumentId).ToListAsync(ct);
        return await DocumentReads.OfAsync(db, kept, day, ct);
    }
}
