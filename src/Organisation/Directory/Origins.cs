using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Directory;

/// <summary>Origins of web sites (RFC 6454: scheme, host, port) as people type them. They go into a header that tells browsers who may frame a page, so nothing else gets through.</summary>
internal static class Origins
{
    private const int Most = 10;

    public static IReadOnlyList<string> Split(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As they are stored: lower case, each once, with one blank between them.</summary>
    public static string Normal(string text) => string.Join(' ', Split(text).Select(t => Read(t) ?? t).Distinct(StringComparer.Ordinal));

    public static IEnumerable<Flaw> Check(string text)
    {
        var all = Split(text);
        if (all.Count > Most)
        {
            yield return new(
                "organisation.agency.sites",
                "Chỉ ghi được {0} trang web; hãy bỏ bớt trang không còn dùng.",
                nameof(AgencyDraft.WebSites),
                Most
            );
        }

        if (all.FirstOrDefault(t => Read(t) is null) is { } wrong)
        {
            yield return new(
                "organisation.agency.site",
                "“{0}” không phải địa chỉ trang web; hãy ghi dạng https://tên-miền, không có đường dẫn ở sau.",
                nameof(AgencyDraft.WebSites),
                wrong
            );
        }
    }

    /// <summary>The origin, or null when it is none: an address with a path names one page, and browsers ask about sites.</summary>
    private static string? Read(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address.PathAndQuery == "/"
        && address.Fragment.Length == 0
        && address.UserInfo.Length == 0
        && address.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')
        && address.IdnHost.Length > 0
            ? address.IsDefaultPort
                ? $"{address.Scheme}://{address.IdnHost}"
                : $"{address.Scheme}://{address.IdnHost}:{address.Port}"
            : null;
}
