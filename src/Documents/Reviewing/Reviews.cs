using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>A standing document and its next review.</summary>
/// <param name="Months">The interval that holds for it.</param>
/// <param name="IsOwn">Whether the interval is the document's own.</param>
/// <param name="Last">The last review without change; null before the first.</param>
/// <param name="Since">First day of the issue, or day of the last review.</param>
internal sealed record ReviewLine(CitingDocument Document, int Months, bool IsOwn, DocumentReview? Last, DateOnly Since)
{
    /// <summary>Last day on which it should have been reviewed.</summary>
    public DateOnly NextOn => Since.AddMonths(Months);

    public Tone ToneOn(DateOnly day, int near) =>
        NextOn < day ? Tone.Late
        : NextOn.DayNumber - day.DayNumber <= near ? Tone.Near
        : Tone.Good;
}

/// <summary>Periodic review of documents. Each act writes its one log entry.</summary>
internal static class Reviews
{
    public const string Right = "documents.review";
    private const int MostMonths = 120;

    /// <summary>All standing documents, those to be reviewed first before the others.</summary>
    public static async Task<IReadOnlyList<ReviewLine>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct)
    {
        var standing = await Citations.StandingAsync(db, day, ct);
        var usual = await db.Set<UsualReview>().AsNoTracking().ToDictionaryAsync(u => u.Kind, u => u.Months, ct);
        var own = await db.Set<ReviewInterval>().AsNoTracking().ToListAsync(ct);
        var reviews = (await db.Set<DocumentReview>().AsNoTracking().ToListAsync(ct)).ToLookup(r => r.DocumentId);
        var documents = await db.Set<Document>().AsNoTracking().OrderBy(d => d.Code).ToListAsync(ct);
        return
        [
            .. documents
                .Where(d => standing.ContainsKey(d.Id))
                .Select(d =>
                {
                    var issue = standing[d.Id];
                    var interval = own.FirstOrDefault(i => i.DocumentId == d.Id) ?? own.FirstOrDefault(i => i.Kind == d.Kind);
                    var last = reviews[d.Id].Where(r => r.VersionId == issue.Id).MaxBy(r => r.At);
                    return new ReviewLine(
                        new CitingDocument(d.Id, d.Code, d.Title, d.Kind, issue.Id, issue.Issue!.Value, issue.StateOn(day)),
                        interval?.Months ?? usual[d.Kind],
                        interval?.DocumentId is not null,
                        last,
                        last?.ReviewedOn ?? issue.EffectiveFrom!.Value
                    );
                })
                .OrderBy(l => l.NextOn)
                .ThenBy(l => l.Document.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Keeps that the standing issue was reviewed and needs no change.</summary>
    /// <param name="issue">The issue that was shown.</param>
    /// <exception cref="RuleException">Another issue stands by now, or the note says nothing.</exception>
    public static async Task KeepAsync(IWork work, Guid documentId, Guid issue, string? note, CancellationToken ct)
    {
        var day = work.Now.VietnamDay();
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var standing = (await Citations.StandingAsync(work.Db, day, ct)).GetValueOrDefault(documentId);
        if (standing?.Id != issue)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.review.other",
                "{0} vừa có lần ban hành khác hoặc đã thu hồi; hãy mở lại rồi xem xét bản đó.",
                null,
                document.Code
            );
        }

        if (TypedText.Filled(note) is not { Length: >= 10 and <= 1000 } said)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.review.note",
                "Hãy ghi đã xem xét gì và vì sao không phải sửa, từ 10 đến 1000 ký tự.",
                "Note"
            );
        }

        var review = new DocumentReview
        {
            DocumentId = documentId,
            VersionId = issue,
            ReviewedOn = day,
            Note = said,
            ReviewedBy = work.Actor.Name,
            ReviewedPost = work.Actor.Post,
            At = work.Now,
        };
        work.Db.Add(review);
        Log.Write(work, "documents.reviewed", "document", document.Code, null, new { standing.Issue, review.ReviewedOn }, said);
    }

    /// <summary>Sets the interval of one document; null goes back to that of its kind.</summary>
    public static async Task SetAsync(IWork work, Guid documentId, int? months, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var row = await work.Db.Set<ReviewInterval>().AsTracking().FirstOrDefaultAsync(i => i.DocumentId == documentId, ct);
        var before = row?.Months;
        Put(work, row, months is null ? null : Within(months, "Months"), () => new ReviewInterval { DocumentId = documentId });
        Log.Write(work, "documents.review_interval_set", "document", document.Code, new { before }, new { months });
    }

    /// <summary>Sets the agency's intervals by kind, and from how many days before on it is reminded.</summary>
    public static async Task SetAsync(
        IWork work,
        IReadOnlyDictionary<DocumentKind, int?> months,
        int? nearDays,
        uint? version,
        CancellationToken ct
    )
    {
        var usual = await work.Db.Set<UsualReview>().AsNoTracking().ToDictionaryAsync(u => u.Kind, u => u.Months, ct);
        var rows = await work.Db.Set<ReviewInterval>().AsTracking().Where(i => i.Kind != null).ToListAsync(ct);
        var before = rows.ToDictionary(r => r.Kind!.Value, r => r.Months);
        foreach (var (kind, wanted) in months)
        {
            var within = Within(wanted, $"Months[{kind}]");
            Put(work, rows.Find(r => r.Kind == kind), within == usual[kind] ? null : within, () => new ReviewInterval { Kind = kind });
        }

        var setting = await work.Db.Set<WatchSetting>().AsTracking().FirstOrDefaultAsync(ct);
        if (setting is not null && version is { } seen)
        {
            work.Db.Expect(setting, seen);
        }

        setting ??= work.Db.Add(new WatchSetting()).Entity;
        setting.NearDays = nearDays is >= 1 and <= Reminding.MostNearDays
            ? nearDays.Value
            : throw new RuleException(
                typeof(Texts),
                "documents.near_days.range",
                "Hãy ghi số ngày nhắc trước, từ 1 đến {0}.",
                "NearDays",
                Reminding.MostNearDays
            );
        Log.Write(work, "documents.review_settings_set", "agency", $"{work.AgencyId}", before, new { months, nearDays });
    }

    private static void Put(IWork work, ReviewInterval? row, int? months, Func<ReviewInterval> make)
    {
        if (months is not { } value)
        {
            if (row is not null)
            {
                work.Db.Remove(row);
            }

            return;
        }

        row ??= work.Db.Add(make()).Entity;
        row.Months = value;
    }

    private static int Within(int? months, string field) =>
        months is >= 1 and <= MostMonths
            ? months.Value
            : throw new RuleException(
                typeof(Texts),
                "documents.review.months",
                "Hãy ghi số tháng giữa hai lần xem xét, từ 1 đến {0}.",
                field,
                MostMonths
            );
}
