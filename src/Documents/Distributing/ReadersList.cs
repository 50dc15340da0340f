using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Who has read an issue of a document and who has not.</summary>
/// <param name="Issues">Issues that somebody has or had to read, the newest first.</param>
/// <param name="Shown">The one whose readers these are; null when there is none.</param>
/// <param name="Rows">Its readers, those that still have to read first.</param>
/// <param name="Wrong">How often each answered the questions wrongly.</param>
internal sealed record ReadersList(
    DocumentLine Document,
    IReadOnlyList<IssueLine> Issues,
    IssueLine? Shown,
    IReadOnlyList<Reading> Rows,
    IReadOnlyDictionary<Guid, int> Wrong
)
{
    /// <summary>Null when the agency has no such document.</summary>
    /// <param name="issueId">The issue wanted; null for the newest one that has readers.</param>
    public static async Task<ReadersList?> LoadAsync(IsoDbContext db, Guid documentId, Guid? issueId, DateOnly day, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, documentId, day, ct) is not { } document)
        {
            return null;
        }

        var all = await db.Set<Reading>().Where(r => r.DocumentId == documentId).ToListAsync(ct);
        var read = all.Select(r => r.VersionId).ToHashSet();
        List<IssueLine> issues = [.. (await DocumentReads.IssuesAsync(db, documentId, day, ct)).Where(i => read.Contains(i.Id))];
        var shown = issues.Find(i => i.Id == issueId) ?? issues.FirstOrDefault();
        List<Reading> rows =
        [
            .. all.Where(r => r.VersionId == shown?.Id)
                .OrderBy(r => r.State)
                .ThenBy(r => r.State == ReadingState.Open ? r.DueOn : default)
                .ThenBy(r => r.PersonName, StringComparer.Ordinal),
        ];
        var ids = rows.Select(r => r.Id).ToList();
        var wrong = await db.Set<QuizAttempt>()
            .Where(a => ids.Contains(a.ReadingId) && a.Wrong > 0)
            .GroupBy(a => a.ReadingId)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        return new ReadersList(document, issues, shown, rows, wrong);
    }
}
