using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>Reviews one document: it stays as it is, with who said so and why; or a change is asked for.</summary>
[Right(Reviews.Right)]
internal sealed class Review(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The issue that was shown.</summary>
    [BindProperty]
    public Guid IssueId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The document's own interval; empty for that of its kind.</summary>
    [BindProperty]
    public int? Months { get; set; }

    /// <summary>Null when no issue of the document stands.</summary>
    public ReviewLine? Line { get; private set; }
    public DocumentLine Document { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public IReadOnlyList<DocumentReview> Earlier { get; private set; } = [];
    public bool MayAsk => Acting.Has(Changing.Asking.Right);
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Line = (await Reviews.ListAsync(db, Today, ct)).FirstOrDefault(l => l.Document.Id == Id);
        Earlier = await db.Set<DocumentReview>().Where(r => r.DocumentId == Id).OrderByDescending(r => r.At).ToListAsync(ct);
        if (Line is { } line)
        {
            Body = await DocumentReads.ContentAsync(db, line.Document.VersionId, ct) ?? DocumentContent.Empty;
            if (!HttpMethods.IsPost(Request.Method))
            {
                (IssueId, Months) = (line.Document.VersionId, line.IsOwn ? line.Months : null);
            }
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.review",
            0,
            async (work, _, token) =>
            {
                await Reviews.KeepAsync(work, Id, IssueId, Note, token);
                Notice = texts["Đã ghi: tài liệu được xem xét và giữ nguyên."];
                return "/Documents/Reviewing";
            },
            ct
        );

    public Task<IActionResult> OnPostIntervalAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.set_review_interval",
            0,
            async (work, _, token) =>
            {
                await Reviews.SetAsync(work, Id, Months, token);
                Notice = texts["Đã lưu."];
                return "/Documents/Reviewing/Review/" + Id;
            },
            ct
        );
}
