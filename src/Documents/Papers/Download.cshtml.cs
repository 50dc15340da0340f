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

    /// <summary>Why it cannot be made; null while it is being made, or when it is ready.</summary>
    public string? Refused { get; private set; }
    public bool IsReady { get; private set; }
    public string Here => $"/Documents/Download/{Id}?issue={IssueId}&form={Form}";

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

        IsReady = answer.File is not null;
        Refused = answer.Refused is { } refused ? Say(refused) : null;
        var shown = await ShowAsync(ct);
        Response.StatusCode = Refused is null ? 200 : 422;
        return shown;
    }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Document = (await DocumentReads.FindAsync(db, Id, DateOnly.MinValue, ct))!;
        return Document is not null;
    }
}
