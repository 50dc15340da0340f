using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Portal.Embedding;

/// <summary>The colours that an address asks for, as a style sheet, since no page of ours carries style in itself.</summary>
internal static class EmbedFiles
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(
                EmbeddedPages.Path + "/accent.css",
                (HttpContext http, string? c) =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=86400";
                    return Results.Text(Accent.Read(c)?.Css ?? "", "text/css; charset=utf-8");
                }
            )
            .OpenToPublic("Colours made from the colour in the address; reads nothing");
}
