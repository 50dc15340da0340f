using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Documents.Papers;

/// <summary>Files of issues for other programs.</summary>
internal static class PaperApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/documents/{id:guid}/issues/{issue:int}/pdf", PdfAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/documents/{id:guid}/issues/{issue:int}/word", WordAsync).RequireRight("documents.read");
    }

    /// <param name="form"><c>pdfa</c> for PDF/A-1b, <c>marked</c> for a finished PDF with its QR, <c>signed</c> for the one with digital signatures; else the PDF for reading.</param>
    private static Task<IResult> PdfAsync(HttpContext http, DocumentPapers papers, FileStore store, Guid id, int issue, string? form) =>
        GetAsync(
            http,
            papers,
            store,
            Wish(http, id) with
            {
                Issue = issue,
                Form = FormOf(form) is PaperForm.Word ? PaperForm.Pdf : FormOf(form),
            }
        );

    private static Task<IResult> WordAsync(HttpContext http, DocumentPapers papers, FileStore store, Guid id, int issue) =>
        GetAsync(http, papers, store, Wish(http, id) with { Issue = issue, Form = PaperForm.Word });

    private static async Task<IResult> GetAsync(HttpContext http, DocumentPapers papers, FileStore store, PaperWish wish)
    {
        return await papers.GetAsync(wish, http.RequestAborted) is { } file
            ? Results.File(file.Open(store), file.MediaType, file.Name)
            : Results.NotFound();
    }

    /// <summary>A wish of the signed-in person.</summary>
    public static PaperWish Wish(HttpContext http, Guid documentId)
    {
        var acting = http.Acting();
        return new PaperWish(acting.Actor, acting.AgencyId, acting.AgencyName, documentId, QrAddresses.Site(http.Request));
    }

    public static PaperForm FormOf(string? form) =>
        form switch
        {
            "pdfa" => PaperForm.PdfA,
            "marked" => PaperForm.Marked,
            "signed" => PaperForm.Signed,
            "word" => PaperForm.Word,
            _ => PaperForm.Pdf,
        };
}
