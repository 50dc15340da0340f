using System.Globalization;
using System.Xml.Linq;

namespace IsoDienTu.Portal.Discovery;

/// <param name="Path">On our site, without language.</param>
/// <param name="Changed">Day of the last change, or null when nobody knows.</param>
internal sealed record SitemapEntry(string Path, DateOnly? Changed);

/// <summary>
/// Addresses of the public pages for search engines, by the protocol of sitemaps.org 0.9: at most 50,000 in a file, more files under an index. Each
/// names the same page in the other language.
/// </summary>
internal static class Sitemap
{
    /// <summary>Most addresses in one file.</summary>
    public const int Most = 50_000;

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>The file at <c>/sitemap.xml</c>: all addresses, or the index of the files that hold them.</summary>
    public static string First(string site, IReadOnlyList<SitemapEntry> entries, int most = Most) =>
        entries.Count <= most
            ? Set(site, entries)
            : Text(
                new XElement(
                    Map + "sitemapindex",
                    Enumerable
                        .Range(0, (entries.Count + most - 1) / most)
                        .Select(part => new XElement(
                            Map + "sitemap",
                            new XElement(Map + "loc", $"{site}/sitemap/{part + 1}.xml"),
                            Changed(entries.Skip(part * most).Take(most).Max(e => e.Changed))
                        ))
                )
            );

    /// <summary>One of the files under the index, counted from 1; null when there is no such one.</summary>
    public static string? Part(string site, IReadOnlyList<SitemapEntry> entries, int part, int most = Most) =>
        part >= 1 && (long)(part - 1) * most < entries.Count ? Set(site, [.. entries.Skip((part - 1) * most).Take(most)]) : null;

    private static string Set(string site, IReadOnlyList<SitemapEntry> entries) =>
        Text(
            new XElement(
                Map + "urlset",
                new XAttribute(XNamespace.Xmlns + "xhtml", Html),
                entries.Select(e => new XElement(
                    Map + "url",
                    new XElement(Map + "loc", site + e.Path),
                    Changed(e.Changed),
                    Other("vi", site + e.Path),
                    Other("en", $"{site}{e.Path}?lang=en")
                ))
            )
        );

    private static XElement Other(string language, string address) =>
        new(Html + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));

    private static XElement? Changed(DateOnly? day) =>
        day is null ? null : new XElement(Map + "lastmod", day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Text(XElement root) =>
        new XDeclaration("1.0", "utf-8", null) + "\n" + root.ToString(SaveOptions.DisableFormatting);
}
