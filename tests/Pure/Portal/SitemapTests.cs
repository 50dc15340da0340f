using System.Xml.Linq;
using IsoDienTu.Portal.Discovery;

namespace IsoDienTu.Pure.Portal;

public sealed class SitemapTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Site = "https://iso.lamgiang.gov.vn";

    private static SitemapEntry[] Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SitemapEntry($"/p/{i}", new DateOnly(2026, 1, 1).AddDays(i)))];

    [Fact]
    public void As_many_as_fit_stand_in_one_file()
    {
        var root = XDocument.Parse(Sitemap.First(Site, Entries(3), most: 3)).Root!;

        Assert.Equal("urlset", root.Name.LocalName);
        Assert.Equal(3, root.Elements(Map + "url").Count());
    }

    [Fact]
    public void More_are_split_and_the_index_leads_to_each_exactly_once()
    {
        var entries = Entries(7);
        var index = XDocument.Parse(Sitemap.First(Site, entries, most: 3)).Root!;
        Assert.Equal("sitemapindex", index.Name.LocalName);
        Assert.Equal(["2026-01-03", "2026-01-06", "2026-01-07"], index.Descendants(Map + "lastmod").Select(e => e.Value));

        var found = index
            .Descendants(Map + "loc")
            .Select(e => int.Parse(Path.GetFileNameWithoutExtension(e.Value), System.Globalization.CultureInfo.InvariantCulture))
            .SelectMany(part => XDocument.Parse(Sitemap.Part(Site, entries, part, most: 3)!).Descendants(Map + "loc").Select(e => e.Value));

        Assert.Equal(entries.Select(e => Site + e.Path), found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void A_file_that_the_index_does_not_name_is_not_there(int part) => Assert.Null(Sitemap.Part(Site, Entries(7), part, most: 3));
}
