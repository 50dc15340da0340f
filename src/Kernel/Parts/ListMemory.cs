using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// What a list showed last time, kept in a cookie that travels to that list only. The chosen columns come back by themselves; filters and sort are
/// offered as a link, because a list that silently hides rows would lie. Typed words are not kept: they may be somebody's name.
/// </summary>
internal static class ListMemory
{
    private const string Cookie = "iso-list";
    private const int Longest = 1000;

    public static string? Columns(HttpRequest request) => Read(request).TryGetValue("cols", out var columns) ? columns.ToString() : null;

    /// <summary>The address that shows the list as last time; null when there is nothing to bring back or it is what is shown now.</summary>
    public static string? LastTime(HttpRequest request, ListView view)
    {
        var last = Read(request);
        return last.Keys.Any(name => name != "cols") && view.IsPlain
            ? QueryHelpers.AddQueryString(view.Path, last.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            : null;
    }

    public static void Keep(HttpContext http, ListView view, IReadOnlySet<string> names)
    {
        if (view.IsPlain && view.Columns.Count == 0)
            return;
        var kept = view.Others(["cols"])
            .Where(pair => names.Contains(pair.Name))
            .Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))
            .ToList();
        if (view.Columns.Count > 0)
            kept.Add(KeyValuePair.Create("cols", (string?)string.Join(',', view.Columns)));
        var text = QueryString.Create(kept).Value ?? "";
        if (text.Length == 0 || text.Length > Longest || http.Response.HasStarted)
            return;
        http.Response.Cookies.Append(
            Cookie,
            text,
            new CookieOptions
            {
                Path = view.Path,
                MaxAge = TimeSpan.FromDays(90),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
            }
        );
    }

    private static Dictionary<string, StringValues> Read(HttpRequest request) =>
        request.Cookies[Cookie] is { Length: > 0 and <= Longest } text ? QueryHelpers.ParseQuery(text) : [];
}
