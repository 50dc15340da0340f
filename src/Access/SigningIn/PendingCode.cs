using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Access.SigningIn;

/// <summary>Remembers for five minutes, in a sealed cookie, that the password was right and a code is still due.</summary>
internal sealed class PendingCode(IDataProtectionProvider provider, TimeProvider clock)
{
    private const string Cookie = "iso-code-due";
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);
    private readonly IDataProtector protector = provider.CreateProtector("access.code-due");

    public void Remember(HttpContext http, Guid personId)
    {
        var until = (clock.GetUtcNow() + Lasts).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(
            Cookie,
            protector.Protect($"{personId:N} {until}"),
            new CookieOptions
            {
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            }
        );
    }

    public Guid? Read(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } value)
        {
            return null;
        }

        try
        {
            var parts = protector.Unprotect(value).Split(' ');
            var until = DateTimeOffset.FromUnixTimeSeconds(long.Parse(parts[1], CultureInfo.InvariantCulture));
            return clock.GetUtcNow() < until ? Guid.ParseExact(parts[0], "N") : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public static void Forget(HttpContext http) => http.Response.Cookies.Delete(Cookie);
}
