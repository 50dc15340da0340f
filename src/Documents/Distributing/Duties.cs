using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Asks for the duties of one document to be brought in line with its list.</summary>
internal sealed record FollowReaders(Guid DocumentId);

/// <summary>
/// Brings the duties to read in line with the lists, with who holds which post today, and with the issues that stand. Repeated, it changes nothing.
/// Thread-safe; one for the host.
/// </summary>
internal sealed class Duties(People people, Posts posts)
{
    /// <summary>Kind of the job that takes <see cref="FollowReaders"/>.</summary>
    public const string Follow = "documents.follow_readers";

    /// <summary>Follows one document or all of the agency, with one log entry when anything changed.</summary>
    public async Task FollowAsync(IWork work, Guid? only, CancellationToken ct)
    {
        var lists = await work.Db.Set<DistributionList>().Where(l => only == null || l.DocumentId == only).ToListAsync(ct);
        if (lists.Count == 0)
        {
            return;
        }

        // An event, a change of the list and the round never open the same duty twice.
        await work.TakeTurnAsync("documents.reading", ct);
        var day = work.Now.VietnamDay();
        var holders = await people.StaffAsync(work.AgencyId, day, ct);
        var units = await posts.UnitsAsync(work.AgencyId, null, ct);
        var documents = lists.Select(l => l.DocumentId).ToList();
        var standing = (await StandingAsync(work.Db, documents, day, ct)).ToLookup(v => v.DocumentId);
        var wanted = standing.SelectMany(g => g).Select(v => v.Id).ToList();
        var rows = (
            await work
                .Db.Set<Reading>()
                .Where(r => documents.Contains(r.DocumentId) && (r.State == ReadingState.Open || wanted.Contains(r.VersionId)))
                .ToListAsync(ct)
        ).ToLookup(r => r.DocumentId);
        var changes = new Changes([], [], []);
        foreach (var list in lists)
        {
            var readers = Readers.Of(list, holders, units);
            foreach (var issue in standing[list.DocumentId])
            {
                Begin(work, list, issue, readers, [.. rows[list.DocumentId].Where(r => r.VersionId == issue.Id)], day, changes);
            }

            End(rows[list.DocumentId], standing[list.DocumentId], readers, holders, day, changes);
        }

        if (changes.Any)
        {
            Log.Write(
                work,
                "documents.readers_followed",
                "document",
                string.Join(", ", await CodesAsync(work.Db, changes.Documents, ct)),
                null,
                changes.Facts()
            );
        }

        // Whoever left, or a list that was changed, may be what the gate waited for.
        foreach (var waiting in standing.SelectMany(g => g).Where(v => v.State == VersionState.Scheduled))
        {
            work.Enqueue(Gate.Check, new CheckGate(waiting.DocumentId));
        }
    }

    /// <summary>What has to be read today: the issue in force, and those that are approved for later.</summary>
    public static Task<List<DocumentVersion>> StandingAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> documents,
        DateOnly day,
        CancellationToken ct
    ) =>
        db.Set<DocumentVersion>()
            .AsNoTracking()
            .Where(v => documents.Contains(v.DocumentId))
            .Where(v =>
                v.State == VersionState.Scheduled || (v.State == VersionState.Issued && (v.EffectiveTo == null || v.EffectiveTo > day))
            )
            .OrderBy(v => v.Issue)
            .Select(DocumentVersion.WithoutContent)
            .ToListAsync(ct);

    private static void Begin(
        IWork work,
        DistributionList list,
        DocumentVersion issue,
        IReadOnlyList<Holder> readers,
        IReadOnlyList<Reading> rows,
        DateOnly day,
        Changes changes
    )
    {
        foreach (var reader in readers)
        {
            var row = rows.FirstOrDefault(r => r.PersonId == reader.PersonId);
            if (row is { Counts: true })
            {
                continue;
            }

            row ??= work
                .Db.Add(
                    new Reading
                    {
                        DocumentId = issue.DocumentId,
                        VersionId = issue.Id,
                        Issue = issue.Issue!.Value,
                        Title = issue.Title,
                        PersonId = reader.PersonId,
                    }
                )
                .Entity;
            (row.PersonName, row.PostId, row.PostTitle, row.UnitName) = (reader.Name, reader.PostId, reader.Title, reader.UnitName);
            row.Begin(day, list.DueDays);
            changes.Begun.Add(row);
        }
    }

    private static void End(
        IEnumerable<Reading> rows,
        IEnumerable<DocumentVersion> standing,
        IReadOnlyList<Holder> readers,
        IReadOnlyList<Holder> holders,
        DateOnly day,
        Changes changes
    )
    {
        var issues = standing.Select(v => v.Id).ToHashSet();
        var named = readers.Select(r => r.PersonId).ToHashSet();
        foreach (var row in rows.Where(r => r.State == ReadingState.Open && !(issues.Contains(r.VersionId) && named.Contains(r.PersonId))))
        {
            var holds = holders.Any(h => h.PersonId == row.PersonId && h.PostId == row.PostId);
            row.End(holds || !issues.Contains(row.VersionId) ? ReadingState.Void : ReadingState.Left, day);
            (row.State == ReadingState.Left ? changes.Left : changes.Voided).Add(row);
        }
    }

    private static Task<List<string>> CodesAsync(IsoDbContext db, IReadOnlyCollection<Guid> documents, CancellationToken ct) =>
        db.Set<Document>().Where(d => documents.Contains(d.Id)).OrderBy(d => d.Code).Select(d => d.Code).Take(20).ToListAsync(ct);

    /// <summary>What one round changed.</summary>
    private sealed record Changes(List<Reading> Begun, List<Reading> Left, List<Reading> Voided)
    {
        public bool Any => Begun.Count + Left.Count + Voided.Count > 0;

        public IReadOnlyCollection<Guid> Documents => [.. Begun.Concat(Left).Concat(Voided).Select(r => r.DocumentId).Distinct()];

        public object Facts() =>
            new
            {
                Begun = Told(Begun),
                Left = Told(Left),
                Voided = Told(Voided),
            };

        private static IEnumerable<object> Told(IEnumerable<Reading> rows) =>
            rows.Select(r => new
            {
                r.DocumentId,
                r.Issue,
                r.PersonId,
                r.PostId,
                r.DueOn,
            });
    }
}
