using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Serves the bundle: names carry a hash of their content, so they are kept for a year, and the build wrote brotli twins, so nothing
/// is compressed while someone waits.
/// </summary>
internal static class BundleFiles
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static Task Serve(HttpContext http, Func<Task> next) => Has(http.Request) ? GiveAsync(http) : next();

    private static bool Has(HttpRequest request) =>
        (request.Path.StartsWithSegments("/" + Assets.Folder) || request.Path == EmbeddedPages.Script)
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    private static async Task GiveAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var isScript = http.Request.Path == EmbeddedPages.Script;
        // Other sites wrote down the script's address once and for all, so it is asked for again now and then instead of being hashed.
        var path = isScript ? services.GetRequiredService<Assets>().Url("iso-dien-tu.js") : http.Request.Path.Value!;
        var files = services.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        var plain = files.GetFileInfo(path);
        if (!plain.Exists || plain.IsDirectory || !Types.TryGetContentType(path, out var type))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var headers = http.Response.Headers;
        headers.CacheControl = isScript ? "public, max-age=600" : "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        if (isScript)
        {
            headers.ETag = $"\"{path[(path.LastIndexOf('/') + 1)..]}\"";
            if (http.Request.Headers.IfNoneMatch == headers.ETag)
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        http.Response.ContentType = type;
        var twin = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal)
            ? files.GetFileInfo(path + ".br")
            : null;
        if (twin is { Exists: true })
            headers.ContentEncoding = "br";
        var file = twin is { Exists: true } ? twin : plain;
        http.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.SendFileAsync(file, http.RequestAborted);
    }
}
