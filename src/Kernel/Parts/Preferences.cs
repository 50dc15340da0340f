using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Language, theme and width of the rail, kept in cookies that hold no personal data. They are changed by plain forms posted to
/// <see cref="Path"/>; the change is harmless, so these forms carry no antiforgery token and public pages stay cacheable.
/// </summary>
public static class Preferences
{
    /// <summary>Where the forms post: <c>language</c> (vi, en), <c>theme</c> (light, dark, system), <c>rail</c> (wide, narrow), <c>back</c>.</summary>
    public const string Path = "/preferences";

    /// <summary>Names the language in an address: <c>?lang=en</c>.</summary>
    public const string LanguageKey = "lang";

    private static readonly string LanguageCookie = CookieRequestCultureProvider.DefaultCookieName;
    private const string ThemeCookie = "iso-theme";
    private const string RailCookie = "iso-rail";
    private static readonly string[] Languages = ["vi", "en"];

    /// <summary>"light" or "dark"; null follows the system.</summary>
    public static string? Theme(HttpContext http) =>
        http.Request.Cookies[ThemeCookie] is "light" or "dark" ? http.Request.Cookies[ThemeCookie] : null;

    /// <summary>"narrow" when the rail shows icons only.</summary>
    public static string? Rail(HttpContext http) => http.Request.Cookies[RailCookie] == "narrow" ? "narrow" : null;

    /// <summary>The language the request is answered in: the one its address names, else the one chosen before, else the first.</summary>
    internal static string Language(HttpContext http) =>
        Known(http.Request.Query[LanguageKey])
        ?? Known(CookieRequestCultureProvider.ParseCookieValue(http.Request.Cookies[LanguageCookie] ?? "")?.UICultures[0].Value)
        ?? Languages[0];

    private static string? Known(string? language) =>
        language is null ? null : Array.Find(Languages, l => l.Equals(language, StringComparison.OrdinalIgnoreCase));

    internal static RequestLocalizationOptions Localization()
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture(Languages[0])
            .AddSupportedCultures(Languages)
            .AddSupportedUICultures(Languages);
        // Vietnamese unless chosen: a browser's own language says little on an office computer. An address that names its language keeps it,
        // whoever opens it: that is how a page has one address in each language.
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(new(Language(http)))),
        ];
        return options;
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(Path, Save)
            .DisableAntiforgery()
            .OpenToPublic("Keeps how pages look in this browser; reads and stores nothing of anybody");

    private static async Task Save(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["language"].ToString() is var language && Languages.Contains(language))
            Keep(http, LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));
        if (form["theme"].ToString() is "light" or "dark" or "system")
            Keep(http, ThemeCookie, form["theme"].ToString());
        if (form["rail"].ToString() is "wide" or "narrow")
            Keep(http, RailCookie, form["rail"].ToString());
        var back = WithoutLanguage(form["back"].ToString());
        http.Response.Redirect(IsLocal(back) ? back : "/");
    }

    /// <summary>Only an address of our own: one slash, then neither slash nor backslash.</summary>
    private static bool IsLocal(string address) => address.StartsWith('/') && (address.Length == 1 || address[1] is not ('/' or '\\'));

    /// <summary>An address that names a language would not follow the choice just made.</summary>
    private static string WithoutLanguage(string address)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        var kept = query.Split('&').Where(p => p.Length > 0 && !p.StartsWith(LanguageKey + "=", StringComparison.Ordinal));
        return string.Join('&', kept) is { Length: > 0 } rest ? $"{path}?{rest}" : path;
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            }
        );
}
