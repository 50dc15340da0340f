using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Pages that stand inside pages of other sites, all under <see cref="Path"/>. They know nobody: what a browser says about itself is dropped before
/// anything reads it, and no cookie leaves, so that a site beside ours under the same domain can neither act nor see as the person who visits it.
/// </summary>
public static class EmbeddedPages
{
    /// <summary>Where they all are.</summary>
    public const string Path = "/embed";

    /// <summary>The script that other sites load; its address never changes.</summary>
    public const string Script = Path + "/iso-dien-tu.js";

    internal static bool Has(HttpContext http) => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    internal static Task ForgetPerson(HttpContext http, Func<Task> next)
    {
        if (!Has(http))
        {
            return next();
        }

        http.Request.Headers.Remove("Cookie");
        http.Request.Headers.Remove("Authorization");
        http.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.Remove("Set-Cookie");
                // Scripts of other sites read the same pages.
                headers["Access-Control-Allow-Origin"] = "*";
                headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                return Task.CompletedTask;
            },
            http
        );
        return next();
    }
}
