using System.Text.Json;
using System.Xml.Linq;
using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Portal;

/// <summary>Search engines and programs find what is published: addresses, languages, facts, files.</summary>
public sealed class DiscoveryTests : IAsyncLifetime
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private TestSite site = null!;
    private Office office = null!;
    private string agency = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        site.Clock.Set(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7)));
        office = await OpenAsync(site, "H99.08");
        await office.PublishAsync();
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Policy,
            "CSCL",
            "=HYPERLINK(\"http://xau.vn\") </script><b>",
            "Phục vụ",
            new(2026, 3, 1)
        );
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.Scene.AgencyId))!.Slug;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_sitemap_names_every_public_page_with_its_day_and_each_of_them_opens()
    {
        var map = XDocument.Parse((await site.Anonymous().GetAsync("/sitemap.xml")).Text.TrimStart('\ufeff'));
        var pages = map.Root!.Elements(Map + "url")
            .ToDictionary(u => new Uri(u.Element(Map + "loc")!.Value).PathAndQuery, u => u.Element(Map + "lastmod")?.Value);

        Assert.Equal("2026-03-01", pages[$"/Portal/Document/{agency}/cscl"]);
        Assert.Contains($"/Portal/Procedure/{agency}/qt-dd-01", pages.Keys);
        foreach (var page in pages.Keys)
        {
            Assert.Equal(200, (await site.Anonymous().GetAsync(page)).Status);
        }

        Assert.Contains(
            "Sitemap: https://localhost/sitemap.xml",
            (await site.Anonymous().GetAsync("/robots.txt")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await site.Anonymous().GetAsync("/sitemap/2.xml")).Status);
    }

    [Fact]
    public async Task Each_page_has_one_address_in_each_language_and_says_the_other()
    {
        foreach (
            var path in (string[])
                [
                    "/Portal",
                    "/Portal/Agency/" + agency,
                    $"/Portal/Procedure/{agency}/qt-dd-01",
                    $"/Portal/Document/{agency}/cscl",
                    "/open-data",
                ]
        )
        {
            var vietnamese = await site.Anonymous().GetAsync(path + "?x=1");
            var english = await site.Anonymous().GetAsync(path + "?lang=en");

            Assert.Equal("https://localhost" + path, Link(vietnamese, "link[rel=canonical]"));
            Assert.Equal("https://localhost" + path + "?lang=en", Link(english, "link[rel=canonical]"));
            Assert.Contains("<html class=\"public-root\" lang=\"en\"", english.Text, StringComparison.Ordinal);
            foreach (var page in (TestPage[])[vietnamese, english])
            {
                Assert.Equal("https://localhost" + path, Link(page, "link[hreflang=vi]"));
                Assert.Equal("https://localhost" + path + "?lang=en", Link(page, "link[hreflang=en]"));
                Assert.Equal("https://localhost" + path, Link(page, "link[hreflang=x-default]"));
            }
        }
    }

    [Fact]
    public async Task An_address_keeps_its_language_whatever_was_chosen_and_choosing_leaves_the_address()
    {
        var reader = site.Anonymous();
        await reader.PostAsync("/preferences", Fields(("language", "vi"), ("back", "/")));
        Assert.Contains("lang=\"en\"", (await reader.GetAsync("/Portal?lang=en")).Text, StringComparison.Ordinal);

        var chosen = await reader.PostAsync("/preferences", Fields(("language", "vi"), ("back", "/Portal?q=so&lang=en")));

        Assert.Equal("/Portal?q=so", chosen.Location);
    }

    [Fact]
    public async Task Pages_state_their_facts_and_no_text_gets_out_of_them()
    {
        var procedure = Facts(await site.Anonymous().GetAsync($"/Portal/Procedure/{agency}/qt-dd-01"));
        var document = Facts(await site.Anonymous().GetAsync($"/Portal/Document/{agency}/cscl"));
        var home = Facts(await site.Anonymous().GetAsync("/Portal/Agency/" + agency));

        Assert.Equal("GovernmentService", procedure.GetProperty("@type").GetString());
        Assert.Equal("GovernmentOrganization", procedure.GetProperty("provider").GetProperty("@type").GetString());
        Assert.Equal("https://schema.org", home.GetProperty("@context").GetString());
        Assert.Equal("DigitalDocument", document.GetProperty("@type").GetString());
        Assert.Equal("=HYPERLINK(\"http://xau.vn\") </script><b>", document.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Open_data_comes_as_json_and_csv_with_the_same_rows()
    {
        foreach (var name in (string[])["agencies", "documents", "procedures", "steps"])
        {
            var json = JsonDocument.Parse((await site.Anonymous().GetAsync($"/open-data/{name}.json")).Text).RootElement;
            var csv = (await site.Anonymous().GetAsync($"/open-data/{name}.csv")).Text;

            Assert.Equal("2026-03-02", json.GetProperty("as_of").GetString());
            Assert.Equal("https://creativecommons.org/licenses/by/4.0/", json.GetProperty("license").GetString());
            Assert.True(json.GetProperty("items").GetArrayLength() > 0, name);
            Assert.StartsWith(
                "\ufeff" + string.Join(',', json.GetProperty("items")[0].EnumerateObject().Select(p => p.Name)) + "\r\n",
                csv,
                StringComparison.Ordinal
            );
        }

        var rows = (await site.Anonymous().GetAsync("/open-data/documents.csv")).Text;
        Assert.Contains("\"'=HYPERLINK(\"\"http://xau.vn\"\") </script><b>\"", rows, StringComparison.Ordinal);
        var procedures = JsonDocument
            .Parse((await site.Anonymous().GetAsync("/open-data/procedures.json")).Text)
            .RootElement.GetProperty("items");
        Assert.Equal("QT.ĐĐ.01", procedures[0].GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Number, procedures[0].GetProperty("steps").ValueKind);
    }

    [Fact]
    public async Task Who_has_the_file_is_told_so_until_something_is_issued()
    {
        var first = await site.Anonymous().GetAsync("/open-data/documents.json");
        Assert.Equal(304, (await AskAgainAsync(first.Headers["ETag"])).Status);

        await Issued.DocumentAsync(site, office.Scene.AgencyId, DocumentKind.Objectives, "MTCL", "Mục tiêu", "98 %", new(2026, 3, 2));

        var next = await AskAgainAsync(first.Headers["ETag"]);
        Assert.Equal(200, next.Status);
        Assert.Contains("MTCL", next.Text, StringComparison.Ordinal);
        Assert.Equal("*", next.Headers["Access-Control-Allow-Origin"]);
    }

    [Fact]
    public async Task The_files_are_described_for_programs_and_for_people()
    {
        var api = JsonDocument.Parse((await site.Anonymous().GetAsync("/open-data/openapi.json")).Text).RootElement;
        var page = await site.Anonymous().GetAsync("/open-data");

        Assert.Equal("3.1.0", api.GetProperty("openapi").GetString());
        foreach (var path in api.GetProperty("paths").EnumerateObject())
        {
            Assert.Equal(200, (await site.Anonymous().GetAsync(path.Name)).Status);
            Assert.Contains($"href=\"{path.Name}\"", page.Text, StringComparison.Ordinal);
        }

        Assert.Contains("CC BY 4.0", page.Words, StringComparison.Ordinal);
    }

    private Task<TestPage> AskAgainAsync(string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/open-data/documents.json");
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return site.Anonymous().SendAsync(request);
    }

    private static string? Link(TestPage page, string selector) => page.Document!.QuerySelector(selector)?.GetAttribute("href");

    private static JsonElement Facts(TestPage page) =>
        JsonDocument.Parse(page.Document!.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
}
