using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>The PDF of a published document or procedure, of the issue in force today or on another day.</summary>
[Public("PDF files of what everybody may read")]
internal sealed class Paper(Agencies agencies, DocumentPapers papers, FileStore store) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    /// <summary>The code of the document or procedure as in its address.</summary>
    [BindProperty(SupportsGet = true, Name = "slug")]
    public string Slug { get; set; } = "";

    /// <summary>The day asked for; today when none is, or one that is no day.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    /// <summary><c>signed</c> for the file with its digital signatures.</summary>
    [BindProperty(SupportsGet = true, Name = "form")]
    public string? Form { get; set; }

    public string AgencyName { get; private set; } = "";

    /// <summary>Why it cannot be made now; null while it is being made.</summary>
    public string? Refused { get; private set; }
    public bool IsReady { get; private set; }
    private bool IsSigned => Form == "signed";
    public string Here =>
        $"/Portal/Paper/{AgencySlug}/{Slug}?form={(IsSigned ? Form : "pdf")}"
        + (DateOnly.TryParseExact(On, "yyyy-MM-dd", out _) ? "&on=" + On : "");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (
            await agencies.FindBySlugAsync(AgencySlug, ct) is not { } agency
            || await ReadAsync(agency.Id, FindAsync, ct) is not { } found
            || await papers.AskAsync(
                new PaperWish(
                    Actor.System("trang công khai"),
                    agency.Id,
                    agency.Name,
                    found.Document,
                    QrAddresses.Site(Request),
                    IsSigned ? PaperForm.Signed : PaperForm.Pdf,
                    found.Version,
                    Keep: false
                ),
                ct
            )
                is not { } answer
        )
        {
            return NotFound();
        }

        if (answer.File is { } file && !Request.Headers.ContainsKey("HX-Request"))
        {
            return File(file.Open(store), file.MediaType, file.Name);
        }

        AgencyName = NameOf(agency);
        IsReady = answer.File is not null;
        Refused = answer.Refused?.Message;
        Response.StatusCode = Refused is null ? 200 : 422;
        return Page();
    }

    private async Task<(Guid Document, Guid Version)?> FindAsync(IsoDbContext db, CancellationToken ct)
    {
        var day = DateOnly.TryParseExact(On, "yyyy-MM-dd", out var asked) ? asked : Today;
        return await PublishedDocuments.FindAsync(db, Slug, day, ct) is { Shown: { } issue } document ? (document.Id, issue.Id)
            : await PublishedProcedures.FindAsync(db, Slug, day, ct) is { } procedure ? (procedure.DocumentId, procedure.DocumentVersionId)
            : null;
    }
}
