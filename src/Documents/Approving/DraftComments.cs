using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Approving;

/// <summary>Comments on drafts: said, answered, settled, opened again. Page and API come here; each act writes its one log entry.</summary>
internal static class DraftComments
{
    public const string Right = "documents.comment";
    public const int MostQuote = 500;

    /// <param name="section">From 0; null for the document as a whole.</param>
    /// <param name="quote">Words of that section; empty for all of it.</param>
    /// <exception cref="RuleException">There are no words, too many, no such section, or the quoted words do not stand in it.</exception>
    public static async Task<DraftComment> SayAsync(
        IWork work,
        Guid documentId,
        int? section,
        string? quote,
        string? words,
        CancellationToken ct
    )
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var draft = await Drafts.NeedAsync(work, document, ct);
        var said = await AddAsync(work, draft.DocumentId, draft.Id, words, ct);
        if (section is { } at)
        {
            Anchor(said, await IssueText.OfAsync(work.Db, draft, ct), at, TypedText.Line(quote));
        }

        var told = new
        {
            said.SectionTitle,
            said.Quote,
            said.Words,
        };
        Log.Write(work, "documents.comment_made", "document", document.Code, null, told);
        return said;
    }

    /// <summary>Answers the thread that a comment began, whether or not it is settled.</summary>
    public static async Task<DraftComment> AnswerAsync(IWork work, Guid threadId, string? words, CancellationToken ct)
    {
        var first = await CommentRow.FirstAsync<DraftComment>(work.Db, threadId, ct) ?? throw Gone();
        var said = await AddAsync(work, first.DocumentId, first.VersionId, words, ct);
        (said.ThreadId, said.Section, said.SectionTitle) = (first.Id, first.Section, first.SectionTitle);
        await LogAsync(work, said, "documents.comment_answered", null, new { said.ThreadId, said.Words }, ct);
        return said;
    }

    /// <summary>Settles a thread, or opens it again.</summary>
    /// <param name="posted">The version that was seen.</param>
    public static async Task<DraftComment> SettleAsync(IWork work, Guid threadId, bool resolved, uint posted, CancellationToken ct)
    {
        var first = await CommentRow.FirstAsync<DraftComment>(work.Db, threadId, ct) ?? throw Gone();
        var before = new { first.ResolvedAt, first.ResolvedBy };
        await first.SettleAsync(work, resolved, posted, ct);
        var act = resolved ? "documents.comment_resolved" : "documents.comment_reopened";
        await LogAsync(work, first, act, before, new { first.ResolvedAt, first.ResolvedBy }, ct);
        return first;
    }

    private static void Anchor(DraftComment said, DocumentContent content, int at, string quote)
    {
        if (at < 0 || at >= content.Sections.Count)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.comment.section",
                "Bản thảo không còn mục này: người khác đã bỏ nó. Hãy chọn mục khác, hoặc góp ý cho cả tài liệu.",
                "Section"
            );
        }

        var section = content.Sections[at];
        (said.Section, said.SectionTitle) = (at, ContentHtml.Heading(section));
        if (quote.Length == 0)
        {
            return;
        }

        said.Quote =
            quote.Length <= MostQuote && new AnchoredText(ContentHtml.Body(section)).Has(quote)
                ? quote
                : throw new RuleException(
                    typeof(Texts),
                    "documents.comment.quote",
                    "Không thấy đoạn chữ này trong mục “{0}”. Hãy chép đúng nguyên văn, nhiều nhất {1} ký tự, hoặc để trống để góp ý cho cả mục.",
                    "Quote",
                    said.SectionTitle,
                    MostQuote
                );
    }

    private static Task<DraftComment> AddAsync(IWork work, Guid documentId, Guid versionId, string? words, CancellationToken ct) =>
        CommentRow.AddAsync(
            work,
            new DraftComment { DocumentId = documentId, VersionId = versionId },
            words,
            c => c.VersionId == versionId,
            ct
        );

    private static async Task LogAsync(IWork work, DraftComment said, string act, object? before, object after, CancellationToken ct) =>
        Log.Write(
            work,
            act,
            "document",
            await work.Db.Set<Document>().Where(d => d.Id == said.DocumentId).Select(d => d.Code).FirstAsync(ct),
            before,
            after
        );

    private static RuleException Gone() => new(typeof(Texts), "documents.comment.gone", "Góp ý này không còn: bản thảo của nó đã bị bỏ.");
}
