using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Portal;

/// <summary>Pages inside other sites' pages: they know nobody, leave nothing behind, and say who may frame them.</summary>
public sealed class EmbeddingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));
    private TestSite site = null!;
    private Office office = null!;
    private string agency = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        site.Clock.Set(Now);
        office = await OpenAsync(site, "H99.05");
        await office.PublishAsync();
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Policy,
            "CSCL",
            "Chính sách chất lượng",
            "Phục vụ đúng hạn",
            new(2026, 3, 1)
        );
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.Scene.AgencyId))!.Slug;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string[] Pages =>
        [$"/embed/{agency}", $"/embed/{agency}/document/policy", $"/embed/{agency}/document/cscl", $"/embed/{agency}/procedure/qt-dd-01"];

    [Fact]
    public async Task Every_page_is_open_to_frames_and_scripts_of_other_sites_and_to_nothing_else()
    {
        // Made, and given again from memory.
        foreach (var page in Pages.Concat(Pages))
        {
            var answer = await site.Anonymous().GetAsync(page);

            Assert.Equal(200, answer.Status);
            var policy = answer.Headers["Content-Security-Policy"];
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.EndsWith("frame-ancestors *", policy, StringComparison.Ordinal);
            Assert.Equal("*", answer.Headers["Access-Control-Allow-Origin"]);
            Assert.Equal("cross-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
            Assert.DoesNotContain("Set-Cookie", answer.Headers.Keys);
            Assert.DoesNotContain("Access-Control-Allow-Credentials", answer.Headers.Keys);
            Assert.DoesNotContain("__RequestVerificationToken", answer.Text, StringComparison.Ordinal);
            Assert.Equal(1, answer.Document!.QuerySelectorAll("h1").Length);
        }

        Assert.EndsWith(
            "frame-ancestors 'none'",
            (await site.Anonymous().GetAsync("/Portal/Agency/" + agency)).Headers["Content-Security-Policy"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Nobody_is_known_there_whatever_cookies_the_browser_sends()
    {
        var english = site.Anonymous();
        await english.PostAsync("/preferences", Fields(("language", "en"), ("theme", "dark"), ("back", "/")));

        foreach (var visitor in (TestClient[])[english, office.Secretary])
        {
            await visitor.GetAsync($"/embed/{agency}");
            var answer = await visitor.GetAsync($"/embed/{agency}");
            Assert.Contains("Chính sách chất lượng", answer.Words, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"vi\"", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("dark", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Lê Thư Ký", answer.Text, StringComparison.Ordinal);
            Assert.True(answer.Headers.ContainsKey("Age"), "kept for everybody, also for those who are signed in");
        }
    }

    [Fact]
    public async Task Language_theme_and_colour_stand_in_the_address_and_stay_in_its_links()
    {
        var page = await site.Anonymous().GetAsync($"/embed/{agency}?lang=en&theme=dark&accent=ffd400");

        Assert.Contains("Quality management system", page.Words, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("/embed/accent.css?c=ffd400", page.Text, StringComparison.Ordinal);
        var link = page.Document!.QuerySelector("a[href*='/procedure/']")!.GetAttribute("href");
        Assert.Equal($"/embed/{agency}/procedure/qt-dd-01?lang=en&theme=dark&accent=ffd400", link);
        Assert.Equal(3, page.Document!.QuerySelectorAll("form input[type=hidden]").Length);
        var style = await site.Anonymous().GetAsync("/embed/accent.css?c=ffd400");
        Assert.StartsWith(".iso-embed{--iso-checked:light-dark(#", style.Text, StringComparison.Ordinal);
        Assert.Empty((await site.Anonymous().GetAsync("/embed/accent.css?c=red")).Text);
    }

    [Fact]
    public async Task A_part_is_the_content_alone_with_headings_below_those_of_the_page_around()
    {
        var part = await site.Anonymous().GetAsync($"/embed/{agency}/procedure/qt-dd-01?part=1");

        Assert.StartsWith("<div class=\"iso-embed\"", part.Text.TrimStart(), StringComparison.Ordinal);
        Assert.DoesNotContain("<h1", part.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", part.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", part.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_finds_without_accents_and_says_how_many()
    {
        var found = await site.Anonymous().GetAsync($"/embed/{agency}?q=dat");
        var nothing = await site.Anonymous().GetAsync($"/embed/{agency}?q=khongcogi");

        Assert.Single(found.Document!.QuerySelectorAll("a[href*='/procedure/']"));
        Assert.Contains("Có 0 quy trình khớp", nothing.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_says_so_inside_the_frame()
    {
        foreach (var page in (string[])["/embed/khong-co", $"/embed/{agency}/procedure/khong-co", $"/embed/{agency}/document/khong-co"])
        {
            var answer = await site.Anonymous().GetAsync(page);
            Assert.Equal(404, answer.Status);
            Assert.EndsWith("frame-ancestors *", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Contains("Không có", answer.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_agency_that_names_its_sites_is_framed_by_them_only()
    {
        var administrator = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Trần Quản Trị", "Quản trị", PostKind.Administrator, Roles.Administrator)
        );
        var form = await administrator.GetAsync($"/Organisation/Edit/{office.Scene.AgencyId}");
        var refused = await administrator.SubmitAsync(
            form,
            Fields(("Input.WebSites", "https://so.lamgiang.gov.vn/iso")),
            "/Organisation/Edit/"
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains("không phải địa chỉ trang web", refused.Words, StringComparison.Ordinal);

        await site.Anonymous().GetAsync($"/embed/{agency}");
        var saved = await administrator.SubmitAsync(
            refused,
            Fields(("Input.WebSites", "https://so.lamgiang.gov.vn")),
            "/Organisation/Edit/"
        );

        Assert.Equal(303, saved.Status);
        Assert.EndsWith(
            "frame-ancestors 'self' https://so.lamgiang.gov.vn",
            (await site.Anonymous().GetAsync($"/embed/{agency}")).Headers["Content-Security-Policy"],
            StringComparison.Ordinal
        );
        Assert.Contains("https://so.lamgiang.gov.vn", (await office.Secretary.GetAsync("/Portal/Embed")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretary_gets_the_lines_to_copy_for_what_was_chosen()
    {
        var page = await office.Secretary.GetAsync("/Portal/Embed?view=document/policy&tongue=en&accent=ffd400");

        Assert.Contains(
            $"<iso-dien-tu agency=\"{agency}\" view=\"document/policy\" lang=\"en\" accent=\"ffd400\">",
            page.Words,
            StringComparison.Ordinal
        );
        Assert.Contains($"/embed/{agency}/document/policy?lang=en&amp;accent=ffd400", page.Words, StringComparison.Ordinal);
        Assert.Contains("title=\"Hệ thống quản lý chất lượng của Sở H99.05\"", page.Words, StringComparison.Ordinal);
        Assert.Contains("khó đọc trên nền sáng", page.Words, StringComparison.Ordinal);
        Assert.Equal($"/embed/{agency}/document/policy?lang=en&accent=ffd400", page.Document!.QuerySelector("iframe")!.GetAttribute("src"));
    }

    [Fact]
    public async Task The_script_has_one_address_for_ever_and_is_asked_for_again_now_and_then()
    {
        var script = await site.Anonymous().GetAsync("/embed/iso-dien-tu.js");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/embed/iso-dien-tu.js");
        again.Headers.TryAddWithoutValidation("If-None-Match", script.Headers["ETag"]);

        Assert.Equal(200, script.Status);
        Assert.Equal("text/javascript", script.Headers["Content-Type"]);
        Assert.Equal("*", script.Headers["Access-Control-Allow-Origin"]);
        Assert.Contains("max-age=600", script.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(304, (await site.Anonymous().SendAsync(again)).Status);
    }
}
