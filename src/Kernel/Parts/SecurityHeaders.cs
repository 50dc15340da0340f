using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

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

    private static readonly StringValues unframed = Policy + "'none'";
    private static readonly StringValues unframedEmbedded = EmbeddedPolicy + "'none'";
    private static readonly StringValues noSniffing = "nosniff";
    private static readonly StringValues sameOrigin = "same-origin";
    private static readonly StringValues devices = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

    /// <summary>Lets the named origins frame this one answer; "*" only for a page that knows nobody (<see cref="EmbeddedPages"/>).</summary>
    public static void AllowFraming(HttpContext http, params IEnumerable<string> origins) =>
        // Set on the answer itself, so that whoever keeps the answer keeps this with it.
        http.Response.Headers.ContentSecurityPolicy = string.Join(' ', origins) is { Length: > 0 } framedBy
            ? (EmbeddedPages.Has(http) ? EmbeddedPolicy : Policy) + framedBy
            : Unframed(http);

    private static StringValues Unframed(HttpContext http) => EmbeddedPages.Has(http) ? unframedEmbedded : unframed;

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
                    headers.ContentSecurityPolicy = Unframed(http);
                }

                headers.XContentTypeOptions = noSniffing;
                // A follow-up address may carry a secret: no other site learns where a visitor came from.
                headers["Referrer-Policy"] = sameOrigin;
                headers["Cross-Origin-Opener-Policy"] = sameOrigin;
                headers["Permissions-Policy"] = devices;
                return Task.CompletedTask;
            },
            http
        );
        return next();
    }
}
