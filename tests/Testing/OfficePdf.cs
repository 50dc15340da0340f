using System.Text;
using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Testing;

/// <summary>Finished PDF files as offices have them: printed from a text by some program, or scanned from paper.</summary>
public static class OfficePdf
{
    private const string Style = "<style>@page{size:A4;margin:25mm}body{font:14pt 'Liberation Serif'}section{break-after:page}</style>";

    /// <summary>Pages of text; words can be copied out of it.</summary>
    /// <param name="pages">HTML of each page.</param>
    public static Task<byte[]> PrintedAsync(TestSite site, params string[] pages) =>
        site
            .Services.GetRequiredService<PdfPress>()
            .PrintAsync(
                new PdfOrder(
                    $"<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">{Style}</head><body>"
                        + string.Concat(pages.Select(p => $"<section>{p}</section>"))
                        + "</body></html>"
                )
            );

    /// <summary>The same pages as a scanner leaves them: pictures without a word.</summary>
    public static async Task<byte[]> ScannedAsync(TestSite site, params string[] pages)
    {
        var printed = await PrintedAsync(site, pages);
        var assets = new Dictionary<string, PdfAsset>(StringComparer.Ordinal);
        var html = new StringBuilder(
            "<!doctype html><html><head><style>@page{size:A4;margin:0}body{margin:0}img{display:block;width:210mm;height:296.9mm}</style></head><body>"
        );
        for (var i = 1; i <= pages.Length; i++)
        {
            var order = new WalledOrder(
                "pdftoppm",
                ["-f", $"{i}", "-l", $"{i}", "-r", "200", "-gray", "-jpeg", "-singlefile", "{0}"],
                [printed]
            );
            assets[$"p{i}.jpg"] = new PdfAsset("image/jpeg", await site.Services.GetRequiredService<WalledPrograms>().RunAsync(order));
            html.Append($"<img src=\"asset:p{i}.jpg\">");
        }

        return await site
            .Services.GetRequiredService<PdfPress>()
            .PrintAsync(new PdfOrder(html.Append("</body></html>").ToString(), PdfVariant.Plain, assets));
    }
}
