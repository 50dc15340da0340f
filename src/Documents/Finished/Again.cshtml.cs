using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Finished;

/// <summary>Lets the pages of a finished PDF be read again that could not be read.</summary>
[Right(Drafts.Right)]
internal sealed class Again(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    /// <summary>Null when the issue is written.</summary>
    public FinishedPdf? FileBody { get; private set; }
    public int Unread => FileBody is null ? 0 : FileBody.Pages - FileBody.Shown.Count(p => p.Source != PageSource.None);
    public string Back => $"/Documents/Show/{Id}?issue={IssueId}";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, clock.GetUtcNow().VietnamDay(), ct) is not { } document)
        {
            return false;
        }

        Document = document;
        IssueId ??= document.VersionId;
        FileBody = await DocumentReads.FileAsync(db, IssueId.Value, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.read_file_again",
                async (work, token) =>
                {
                    Notice = await FinishedFiles.ReadAgainAsync(work, Id, IssueId, token)
                        ? texts["Các trang chưa đọc được đang được đọc lại."]
                        : texts["Không có trang nào cần đọc lại lúc này."];
                    return Back;
                },
                ct
            )
            : NotFound();
}
