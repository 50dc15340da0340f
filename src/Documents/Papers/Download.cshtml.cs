using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Papers;

/// <summary>Hands out a file of an issue; when it takes a while to make, a page says so and the making goes on.</summary>
[Right("documents.read")]
internal sealed class Download(DocumentPapers papers, FileStore store) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    [BindProperty(SupportsGet = true, Name = "form")]
    public string? Form { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    public Making Making { get; private set; } = null!;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var wish = PaperApi.Wish(HttpContext, Id) with { VersionId = IssueId, Form = PaperApi.FormOf(Form) };
        if (await papers.AskAsync(wish, ct) is not { } answer)
        {
            return NotFound();
        }

        // A script that looks how far it is gets the page; only a person gets the file.
        if (answer.File is { } file && !Request.Headers.ContainsKey("HX-Request"))
        {
            return File(file.Open(store), file.MediaType, file.Name);
        }

        Making = new Making(
            $"/Documents/Download/{Id}?issue={IssueId}&form={Form}",
            answer.File is not null,
            answer.Refused is { } refused ? Say(refused) : null,
            $"/Documents/Print/{Id}?issue={IssueId}"
        );
        var shown = await ShowAsync(ct);
        Response.StatusCode = Making.Refused is null ? 200 : 422;
        return shown;
    }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Document = (await DocumentReads.FindAsync(db, Id, DateOnly.MinValue, ct))!;
        return Document is not null;
    }
}
