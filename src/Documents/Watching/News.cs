using System.Text.Json.Serialization;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Watching;

/// <summary>Up to when a person has seen what is new; the identifier is the person's.</summary>
internal sealed class LastLook : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>What happened to a document.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NewsKind>))]
internal enum NewsKind
{
    /// <summary>Its first issue.</summary>
    New,

    /// <summary>A later issue.</summary>
    Issued,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>Something that happened to a document since somebody last looked.</summary>
/// <param name="On">First day in force, or first day on which it is no longer.</param>
/// <param name="Reason">What changed, or why it was taken back.</param>
/// <param name="By">Who issued it or took it back.</param>
/// <param name="At">When that was done.</param>
/// <param name="Read">Whether the person has opened this issue since.</param>
internal sealed record NewsLine(
    Guid DocumentId,
    Guid VersionId,
    string Code,
    string Title,
    DocumentKind Kind,
    NewsKind What,
    int Issue,
    DateOnly On,
    string? Reason,
    string? By,
    DateTimeOffset At,
    bool Read
);

/// <param name="Since">When the person last looked; for who never did, some days ago.</param>
internal sealed record NewsList(DateTimeOffset Since, bool First, IReadOnlyList<NewsLine> Lines);

/// <summary>What changed in the agency's documents since a person last looked.</summary>
internal static class News
{
    /// <summary>How far back it goes for who never said that everything was seen.</summary>
    public const int FirstDays = 30;
    private const int Most = 500;

    public static async Task<NewsList> OfAsync(IsoDbContext db, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var look = await db.Set<LastLook>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == person, ct);
        var since = look?.At ?? now.AddDays(-FirstDays);
        var rows = await (
            from version in db.Set<DocumentVersion>().AsNoTracking()
            join document in db.Set<Document>() on version.DocumentId equals document.Id
            where
                (version.State == VersionState.Issued || version.State == VersionState.Withdrawn)
                && (version.IssuedAt > since || (version.State == VersionState.Withdrawn && version.ChangedAt > since))
            orderby version.ChangedAt descending, version.Id
            select new
            {
                Version = new DocumentVersion
                {
                    Id = version.Id,
                    DocumentId = version.DocumentId,
                    State = version.State,
                    Issue = version.Issue,
                    Title = version.Title,
                    EffectiveFrom = version.EffectiveFrom,
                    EffectiveTo = version.EffectiveTo,
                    Reason = version.Reason,
                    EndReason = version.EndReason,
                    IssuedAt = version.IssuedAt,
                    IssuedBy = version.IssuedBy,
                    ChangedAt = version.ChangedAt,
                    ChangedBy = version.ChangedBy,
                },
                document.Code,
                document.Kind,
                Read = db.Set<LastReading>().Any(r => r.PersonId == person && r.VersionId == version.Id && r.At >= version.ChangedAt),
                First = !db.Set<DocumentVersion>().Any(v => v.DocumentId == version.DocumentId && v.Issue < version.Issue),
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var lines = rows.SelectMany(r => Lines(r.Version, r.Code, r.Kind, r.First, r.Read, since));
        return new NewsList(since, look is null, [.. lines.OrderByDescending(l => l.At).ThenBy(l => l.Code, StringComparer.Ordinal)]);
    }

    /// <summary>Issues that a register marks as new: made since the person last looked and not opened yet.</summary>
    public static async Task<IReadOnlySet<Guid>> UnseenAsync(IsoDbContext db, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var look = await db.Set<LastLook>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == person, ct);
        var since = look?.At ?? now.AddDays(-FirstDays);
        var ids = await db.Set<DocumentVersion>()
            .Where(v =>
                v.State == VersionState.Issued
                && v.IssuedAt > since
                && !db.Set<LastReading>().Any(r => r.PersonId == person && r.DocumentId == v.DocumentId && r.VersionId == v.Id)
            )
            .Select(v => v.Id)
            .ToListAsync(ct);
        return ids.ToHashSet();
    }

    /// <summary>Says that everything up to an instant was seen; what was shown later is new still. Said again with an earlier instant it stays.</summary>
    public static async Task SeenAsync(IWork work, DateTimeOffset until, CancellationToken ct)
    {
        var seen = until > work.Now ? work.Now : until;
        var person = work.Actor.PersonId;
        var look = await work.Db.Set<LastLook>().FirstOrDefaultAsync(l => l.Id == person, ct);
        if (look is null)
        {
            look = new LastLook { Id = person };
            work.Db.Add(look);
        }
        else if (look.At >= seen)
        {
            return;
        }

        look.At = seen;
        Log.Write(work, "documents.news_seen", "person", person.ToString(), null, new { Until = seen });
    }

    private static IEnumerable<NewsLine> Lines(
        DocumentVersion v,
        string code,
        DocumentKind kind,
        bool first,
        bool read,
        DateTimeOffset since
    )
    {
        var made = new NewsLine(
            v.DocumentId,
            v.Id,
            code,
            v.Title,
            kind,
            first ? NewsKind.New : NewsKind.Issued,
            v.Issue!.Value,
            v.EffectiveFrom!.Value,
            v.Reason,
            v.IssuedBy,
            v.IssuedAt!.Value,
            read
        );
        if (v.IssuedAt > since)
        {
            yield return made;
        }

        if (v.State == VersionState.Withdrawn && v.ChangedAt > since)
        {
            yield return made with
            {
                What = NewsKind.Withdrawn,
                On = v.EffectiveTo!.Value,
                Reason = v.EndReason,
                By = v.ChangedBy,
                At = v.ChangedAt,
            };
        }
    }
}
