using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Watching;

/// <summary>Which issue of a document a person opened last, and when. Bookkeeping for the person alone: it is no proof of having read, and nobody else sees it.</summary>
internal sealed class LastReading : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid PersonId { get; set; }
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>What the person opened last; null when nothing yet.</summary>
    public static Task<LastReading?> LastAsync(IsoDbContext db, Guid person, Guid documentId, CancellationToken ct) =>
        db.Set<LastReading>().AsNoTracking().FirstOrDefaultAsync(r => r.PersonId == person && r.DocumentId == documentId, ct);

    /// <summary>Notes that an issue was opened, once a day; without an entry in the activity log, as it changes nothing but what the person is shown.</summary>
    public static async Task NoteAsync(
        WorkRunner runner,
        Acting acting,
        LastReading? last,
        Guid documentId,
        Guid versionId,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (last is not null && last.VersionId == versionId && last.At.VietnamDay() == now.VietnamDay())
        {
            return;
        }

        await runner.RunAsync(
            new WorkOrder(acting.Actor, acting.AgencyId, "documents.note_reading"),
            async (work, token) =>
            {
                await using var note = work.Command(
                    """
                    insert into documents.last_reading (agency_id, id, person_id, document_id, version_id, at) values ($1, $2, $3, $4, $5, $6)
                    on conflict (agency_id, person_id, document_id) do update set version_id = excluded.version_id, at = excluded.at
                    """,
                    Sql.P(work.AgencyId),
                    Sql.P(Guid.CreateVersion7()),
                    Sql.P(work.Actor.PersonId),
                    Sql.P(documentId),
                    Sql.P(versionId),
                    Sql.At(work.Now)
                );
                await note.ExecuteNonQueryAsync(token);
            },
            ct
        );
    }
}
