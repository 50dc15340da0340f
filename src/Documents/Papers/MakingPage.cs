using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Papers;

/// <summary>A page that hands out a file; when it takes a while to make, it says so and the making goes on.</summary>
internal abstract class MakingPage(DocumentPapers papers, FileStore store) : IsoPage
{
    public Making Making { get; private set; } = null!;

    /// <summary>The file, or the page that tells how far it is; 404 when there is no such thing.</summary>
    /// <param name="here">This page's own address.</param>
    /// <param name="print">Where it can be printed from the page instead.</param>
    protected async Task<IActionResult> HandOutAsync(PaperWish wish, string here, string? print, CancellationToken ct)
    {
        if (await papers.AskAsync(wish, ct) is not { } answer)
        {
            return NotFound();
        }

        // A script that looks how far it is gets the page; only a person gets the file.
        if (answer.File is { } file && !Request.Headers.ContainsKey("HX-Request"))
        {
            return File(file.Open(store), file.MediaType, file.Name);
        }

        Making = new Making(here, answer.File is not null, answer.Refused is { } refused ? Say(refused) : null, print);
        var shown = await ShowAsync(ct);
        Response.StatusCode = Making.Refused is null ? 200 : 422;
        return shown;
    }
}
