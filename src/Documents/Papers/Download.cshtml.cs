using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Papers;

/// <summary>Hands out a file of an issue.</summary>
[Right("documents.read")]
internal sealed class Download(DocumentPapers papers, FileStore store) : MakingPage(papers, store)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    [BindProperty(SupportsGet = true, Name = "form")]
    public string? Form { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    public override Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        HandOutAsync(
            PaperApi.Wish(HttpContext, Id) with
            {
                VersionId = IssueId,
                Form = PaperApi.FormOf(Form),
            },
            $"/Documents/Download/{Id}?issue={IssueId}&form={Form}",
            $"/Documents/Print/{Id}?issue={IssueId}",
            ct
        );

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Document = (await DocumentReads.FindAsync(db, Id, DateOnly.MinValue, ct))!;
        return Document is not null;
    }
}
