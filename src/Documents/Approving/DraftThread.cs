using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Approving;

/// <summary>A comment on a draft with its answers.</summary>
/// <param name="Section">Where it stands in the draft as it is now, from 0; null for the whole, and where the section is gone.</param>
/// <param name="IsMoved">The section is gone, or the words it quotes were changed since.</param>
internal sealed record DraftThread(DraftComment First, IReadOnlyList<DraftComment> Answers, int? Section, bool IsMoved)
{
    public bool IsOpen => First.ResolvedAt is null;

    /// <summary>All threads on a draft, the open ones first, then in the order in which they were said.</summary>
    public static async Task<IReadOnlyList<DraftThread>> AllAsync(
        IsoDbContext db,
        Guid versionId,
        DocumentContent content,
        CancellationToken ct
    )
    {
        var all = await db.Set<DraftComment>().Where(c => c.VersionId == versionId).OrderBy(c => c.Id).ToListAsync(ct);
        var answers = all.Where(c => c.ThreadId is not null).ToLookup(c => c.ThreadId!.Value);
        var texts = content.Sections.Select(s => new AnchoredText(ContentHtml.Body(s))).ToList();
        return
        [
            .. all.Where(c => c.ThreadId is null)
                .OrderBy(c => c.ResolvedAt is not null)
                .Select(c =>
                {
                    var at = Place(c, content, texts);
                    var moved = c.Section is not null && (at is null || (c.Quote is { } quote && !texts[at.Value].Has(quote)));
                    return new DraftThread(c, [.. answers[c.Id]], at, moved);
                }),
        ];
    }

    /// <summary>How many threads on a draft are open.</summary>
    public static Task<int> OpenAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        db.Set<DraftComment>().CountAsync(c => c.VersionId == versionId && c.ThreadId == null && c.ResolvedAt == null, ct);

    /// <summary>The section it is on now: sections move, so its words and its heading tell more than its place then.</summary>
    private static int? Place(DraftComment comment, DocumentContent content, List<AnchoredText> texts)
    {
        if (comment.Section is not { } then)
        {
            return null;
        }

        var titled = content.Sections.Select((s, i) => (Title: ContentHtml.Heading(s), At: i)).Where(s => s.Title == comment.SectionTitle);
        int[] likely = [.. titled.OrderBy(s => Math.Abs(s.At - then)).Select(s => s.At)];
        if (comment.Quote is { } quote)
        {
            int[] quoting = [.. likely, .. Enumerable.Range(0, texts.Count).OrderBy(i => Math.Abs(i - then))];
            if (quoting.Where(i => texts[i].Has(quote)).Select(i => (int?)i).FirstOrDefault() is { } found)
            {
                return found;
            }
        }

        return likely.Length > 0 ? likely[0] : null;
    }
}
