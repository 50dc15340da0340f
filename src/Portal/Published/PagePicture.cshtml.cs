using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>The picture of a page of a published document whose content is a finished PDF, of the issue in force today or on another day.</summary>
[Public("Pages of documents of the quality system that are made known; no person is named")]
internal sealed class PagePicture(Agencies agencies, FileStore files) : PublicPage
{
    /// <summary>The pages of an issue with the addresses of their pictures; null when it is written.</summary>
    public static async Task<FilePagesView?> ViewAsync(
        IsoDbContext db,
        IssueLine issue,
        string agency,
        string document,
        DateOnly day,
        CancellationToken ct
    ) =>
        issue.IsFile && await DocumentReads.FileAsync(db, issue.Id, ct) is { } file
            ? new FilePagesView(file, p => $"/Portal/PagePicture/{agency}/{document}/{p.Number}?on={day:yyyy-MM-dd}")
            : null;

    public async Task<IActionResult> OnGetAsync(string agency, string document, int number, string? on, CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(agency, ct) is not { } card)
        {
            return NotFound();
        }

        var day = DateOnly.TryParseExact(on, "yyyy-MM-dd", out var asked) ? asked : Today;
        var found = await ReadAsync(
            card.Id,
            async (db, token) =>
                await PublishedDocuments.FindAsync(db, document, day, token) is { Shown: { } issue }
                    ? await DocumentReads.FileAsync(db, issue.Id, token)
                    : null,
            ct
        );
        if (found?.Page(number)?.Picture is not { } picture || !files.Has(picture))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "public, max-age=3600";
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return File(files.OpenRead(picture), FileKind.Jpeg.MediaType);
    }
}
