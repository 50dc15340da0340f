using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The headers of every answer, files and errors included. Everything comes from our own origin; nothing inline runs.
/// A page that other sites may frame says so with <see cref="AllowFraming"/>.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors ";

    // Less than other pages may: they neither call nor work in the background, and post nothing.
    private const string EmbeddedPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    /// <summary>Lets the named origins frame this one answer; "*" only for a page that knows nobody (<see cref="EmbeddedPages"/>).</summary>
    public static void AllowFraming(HttpContext http, params IEnumerable<string> origins) =>
        // Set on the answer itself, so that whoever keeps the answer keeps this with it.
        http.Response.Headers.ContentSecurityPolicy = PolicyOf(http, string.Join(' ', origins));

    private static string PolicyOf(HttpContext http, string framedBy) =>
        (EmbeddedPages.Has(http) ? EmbeddedPolicy : Policy) + (framedBy.Length > 0 ? framedBy : "'none'");

    /// <summary>Written as late as possible, because an error handler empties the headers and starts again.</summary>
    internal static Task Add(HttpContext http, Func<Task> next)
    {
        http.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                var headers = http.Response.Headers;
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = PolicyOf(http, "");
                }

                headers.XContentTypeOptions = "nosniff";
                // A follow-up address may carry a secret: no other site learns where a visitor came from.
                headers["Referrer-Policy"] = "same-origin";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
                return Task.CompletedTask;
            },
            http
        );
        return next();
    }
}
