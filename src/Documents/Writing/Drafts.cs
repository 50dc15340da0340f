using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Writing;

/// <summary>The drafts of documents that are written here: begun, saved, dropped, issued. Each act writes its one log entry.</summary>
internal static class Drafts
{
    public const string Right = "documents.write";
    public const string IssueRight = "documents.issue";

    public static Task<DocumentVersion?> FindAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.DocumentId == documentId && v.State == VersionState.Draft, ct);

    /// <summary>Registers a new document with a draft that has the usual headings of its kind.</summary>
    /// <exception cref="RuleException">The kind is written elsewhere, or the code is taken.</exception>
    public static async Task<Guid> NewAsync(IWork work, DocumentKind kind, string? code, string? title, CancellationToken ct)
    {
        CheckKind(kind);
        var document = Document.Register(code ?? "", title ?? "", kind);
        if (await work.Db.Set<Document>().FirstOrDefaultAsync(d => d.Code == document.Code || d.Slug == document.Slug, ct) is { } taken)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.code.used",
                "Mã hiệu {0} trùng hoặc chỉ khác dấu với {1} – {2}; hãy đặt mã khác hoặc mở tài liệu đó để soạn lần ban hành mới.",
                "Code",
                document.Code,
                taken.Code,
                taken.Title
            );
        }

        work.Db.Add(document);
        // The draft's row refers to the document's, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        work.Db.Add(
            new DocumentVersion
            {
                DocumentId = document.Id,
                Title = document.Title,
                Content = FirstSections.Of(kind).ToJson(),
            }
        );
        Log.Write(work, "documents.drafted", "document", document.Code, null, new { document.Kind, document.Title });
        return document.Id;
    }

    /// <summary>Begins the next issue from the newest one; where somebody has begun it already, that draft is the answer.</summary>
    /// <returns>The draft's version, to be sent back when it is saved.</returns>
    public static async Task<uint> BeginAsync(IWork work, Guid documentId, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        CheckKind(document.Kind);
        if (await FindAsync(work.Db, documentId, ct) is { } begun)
        {
            return begun.Version;
        }

        var last = await work
            .Db.Set<DocumentVersion>()
            .Where(v => v.DocumentId == documentId)
            .OrderByDescending(v => v.Issue)
            .FirstAsync(ct);
        var draft = new DocumentVersion
        {
            DocumentId = documentId,
            Title = last.Title,
            // A file is no beginning of a text; another one may follow it, or written sections.
            Content = last.FileId is null ? last.Content : FirstSections.Of(document.Kind).ToJson(),
        };
        work.Db.Add(draft);
        await work.Db.SaveChangesAsync(ct);
        Log.Write(work, "documents.drafted", "document", document.Code, null, new { From = last.Issue });
        return draft.Version;
    }

    /// <summary>Keeps what was written.</summary>
    /// <param name="content">Null to leave the sections as they are, as where a finished PDF is the content.</param>
    /// <returns>The draft's new version.</returns>
    public static async Task<uint> SaveAsync(
        IWork work,
        Guid documentId,
        uint version,
        string? title,
        DocumentContent? content,
        CancellationToken ct
    )
    {
        var (document, draft) = await FreeAsync(work, documentId, version, ct);
        if (document.Kind != DocumentKind.Form && content?.Sections.Any(s => s.Blocks.OfType<FieldsBlock>().Any()) == true)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.field.form_only",
                "Chỉ biểu mẫu có ô điền; {0} không phải biểu mẫu.",
                "Sections",
                document.Code
            );
        }

        if (draft.FileId is not null && content is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.draft.is_file",
                "Nội dung của bản thảo {0} là một tệp PDF. Hãy bỏ tệp đó trước khi viết các mục.",
                "Sections",
                document.Code
            );
        }

        var before = new { draft.Title, draft.Content };
        draft.Title = Document.TitleOf(title);
        draft.Content = content?.ToJson() ?? draft.Content;
        if (await work.Db.Set<DocumentVersion>().AllAsync(v => v.DocumentId != documentId || v.Id == draft.Id, ct))
        {
            // Until the first issue the register has no other title to show.
            document.Rename(draft.Title);
        }

        await work.Db.SaveChangesAsync(ct);
        Log.Write(work, "documents.draft_saved", "document", document.Code, before, new { draft.Title, draft.Content });
        return draft.Version;
    }

    /// <summary>Drops the draft; a document that was never issued goes with it.</summary>
    /// <returns>Whether the document is still there.</returns>
    public static async Task<bool> DropAsync(IWork work, Guid documentId, uint version, CancellationToken ct)
    {
        var (document, draft) = await FreeAsync(work, documentId, version, ct);
        var stays = await Shelf.DropAsync(work, document, draft, ct);
        Log.Write(work, "documents.draft_dropped", "document", document.Code, new { draft.Title, draft.Content }, null);
        return stays;
    }

    /// <summary>Issues the draft.</summary>
    /// <exception cref="RuleException">Nothing is written yet, or a later issue says neither what changed nor why.</exception>
    public static async Task<IssuedVersion> IssueAsync(IWork work, Guid documentId, uint version, IssueOrder order, CancellationToken ct)
    {
        var (document, draft) = await FreeAsync(work, documentId, version, ct);
        await CheckReadyAsync(work, document, draft, order.Reason, "Reason", ct);
        var issued = await Shelf.IssueAsync(work, documentId, order, ct);
        Log.Write(work, "documents.issued", "document", document.Code, null, issued, order.Reason);
        return issued;
    }

    /// <summary>Refuses what could not be issued as it is: nothing is written yet, or a later issue says neither what changed nor why.</summary>
    public static async Task CheckReadyAsync(
        IWork work,
        Document document,
        DocumentVersion draft,
        string? reason,
        string field,
        CancellationToken ct
    )
    {
        if (draft.FileId is null && DocumentContent.Parse(draft.Content).Sections.All(s => s.Blocks.Count == 0))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.issue.empty",
                "Tài liệu {0} chưa có nội dung; hãy viết ít nhất một mục rồi ban hành.",
                null,
                document.Code
            );
        }

        var again = await work.Db.Set<DocumentVersion>().AnyAsync(v => v.DocumentId == document.Id && v.Issue != null, ct);
        if (again && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.issue.reason",
                "Lần ban hành mới phải nêu nội dung thay đổi và căn cứ (ISO 9001, điều 7.5.3).",
                field
            );
        }
    }

    /// <summary>The order as typed.</summary>
    /// <exception cref="RuleException">It has no first day.</exception>
    public static IssueOrder Order(IReadOnlyList<SignOff> signs, DateOnly? from, string? decision, string? reason) =>
        from is { } day
            ? new IssueOrder(signs, day, null, TypedText.Filled(decision), TypedText.Filled(reason))
            : throw new RuleException(typeof(Texts), "documents.issue.day", "Hãy ghi ngày có hiệu lực.", "EffectiveFrom");

    /// <summary>The draft of a document.</summary>
    /// <exception cref="RuleException">The draft is gone.</exception>
    public static async Task<DocumentVersion> NeedAsync(IWork work, Document document, CancellationToken ct) =>
        await FindAsync(work.Db, document.Id, ct)
        ?? throw new RuleException(
            typeof(Texts),
            "documents.draft.gone",
            "Bản thảo của {0} không còn: đã ban hành hoặc đã bỏ. Hãy chép lại điều cần giữ rồi mở lại tài liệu.",
            null,
            document.Code
        );

    /// <summary>A document that is written here, with its draft, which nobody reviews now.</summary>
    /// <exception cref="RuleException">It is written elsewhere, gone, or lies before reviewers.</exception>
    public static async Task<(Document Document, DocumentVersion Draft)> FreeAsync(
        IWork work,
        Guid documentId,
        uint version,
        CancellationToken ct
    )
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        CheckKind(document.Kind);
        var draft = await NeedAsync(work, document, ct);
        draft.CheckFree();
        work.Db.Expect(draft, version);
        return (document, draft);
    }

    private static void CheckKind(DocumentKind kind)
    {
        if (!FirstSections.Kinds.Contains(kind))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.kind.elsewhere",
                "Quy trình giải quyết thủ tục được soạn ở mục Quy trình, nơi văn bản và sơ đồ là một.",
                "Kind"
            );
        }
    }
}
