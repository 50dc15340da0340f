using System.Buffers.Text;
using System.Security.Cryptography;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Access.Sessions;

/// <summary>The secret in the browser's cookie: 256 random bits, stored on the server only as a hash.</summary>
internal static class SessionToken
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string token) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token));

    public static string? Read(HttpRequest request) =>
        request.Cookies.TryGetValue(SessionCookie.NameFor(request), out var token) && token.Length == 43 ? token : null;

    public static void Write(HttpContext http, string token) =>
        http.Response.Cookies.Append(SessionCookie.NameFor(http.Request), token, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(SessionCookie.NameFor(http.Request), Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
}
