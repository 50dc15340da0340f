using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Journeys.Support;

/// <summary>Somebody else's web site: plain pages on an origin of their own.</summary>
internal sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private ForeignSite(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <param name="pages">Path to what stands in the page's body.</param>
    public static async Task<ForeignSite> StartAsync(IReadOnlyDictionary<string, string> pages)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            var path = http.Request.Path.Value!;
            if (!pages.TryGetValue(path, out var body))
            {
                http.Response.StatusCode = path == "/favicon.ico" ? 204 : 404;
                return;
            }

            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(
                $$"""
                <!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sở của tôi</title></head>
                <body><main><h1>Trang của Sở</h1>{{body}}</main></body></html>
                """
            );
        });
        await app.StartAsync();
        return new ForeignSite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
