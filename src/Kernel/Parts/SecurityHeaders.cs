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

    /// <summary>Lets the named origins (never "*") frame this one answer.</summary>
    public static void AllowFraming(HttpContext http, params IEnumerable<string> origins) =>
        http.Items[typeof(SecurityHeaders)] = string.Join(' ', origins);

    /// <summary>Written as late as possible, because an error handler empties the headers and starts again.</summary>
    internal static Task Add(HttpContext http, Func<Task> next)
    {
        http.Response.OnStarting(
            static state =>
            {
                var http = (HttpContext)state;
                var headers = http.Response.Headers;
                headers.ContentSecurityPolicy =
                    Policy + (http.Items[typeof(SecurityHeaders)] as string is { Length: > 0 } origins ? origins : "'none'");
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
