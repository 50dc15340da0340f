using IsoDienTu.Documents;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>An agency shows its quality system inside its own site: copied once, always what is in force.</summary>
public sealed class EmbeddedSystemTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private ForeignSite? foreign;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.71", "Sở Tài nguyên tỉnh Lam Giang", "Đỗ");
        await IssueAsync("Phục vụ **đúng hạn**", new(2026, 1, 6));
        await new Course(chrome, site, office).IssueAsync("Đăng ký nội quy lao động của doanh nghiệp");
    }

    public async ValueTask DisposeAsync()
    {
        if (foreign is not null)
        {
            await foreign.DisposeAsync();
        }

        await site.DisposeAsync();
    }

    private Task<Guid> IssueAsync(string text, DateOnly from) =>
        Issued.DocumentAsync(site, office.Scene.AgencyId, DocumentKind.Policy, "CSCL", "Chính sách chất lượng", text, from);

    [Fact]
    public async Task An_agency_embeds_its_system_in_a_plain_page_of_another_site_in_both_ways()
    {
        string[] lines;
        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.FollowAsync("Nhúng vào trang web", secretary.Menu);
            await secretary.FillAsync("Màu của liên kết và nút", "#ffd400");
            await secretary.PressAsync("Xem thử", secretary.Main);
            await secretary.ReadsAsync("khó đọc trên nền sáng", "Cách 1: thẻ của hệ thống", "Cách 2: khung");
            await Assertions
                .Expect(secretary.Page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" }))
                .ToBeVisibleAsync();
            lines = await secretary.Main.Locator("pre.snippet").EvaluateAllAsync<string[]>("all => all.map(pre => pre.textContent)");
        }

        foreign = await ForeignSite.StartAsync(new Dictionary<string, string> { ["/the"] = lines[0], ["/khung"] = lines[1] });

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync(foreign.Address + "/the");
        var element = citizen.Page.Locator("iso-dien-tu");
        await Assertions.Expect(element.GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" })).ToBeVisibleAsync();
        await citizen.OverAsync();
        await element.GetByLabel("Tìm quy trình, không cần dấu").FillAsync("noi quy");
        await element.GetByRole(AriaRole.Button, new() { Name = "Tìm" }).ClickAsync();
        await Assertions.Expect(element).ToContainTextAsync("Có 1 quy trình khớp");
        await element.GetByRole(AriaRole.Link, new() { Name = "Đăng ký nội quy lao động của doanh nghiệp" }).ClickAsync();
        await Assertions.Expect(element).ToContainTextAsync("Các bước giải quyết");
        await Assertions.Expect(element.Locator("svg.bpmn, svg").First).ToBeVisibleAsync();
        await citizen.OverAsync();
        await element.GetByRole(AriaRole.Link, new() { Name = "Tất cả tài liệu và quy trình" }).ClickAsync();
        await element.GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" }).ClickAsync();
        await Assertions.Expect(element).ToContainTextAsync("đúng hạn");
        Assert.Equal(foreign.Address + "/the", citizen.Page.Url);

        await citizen.OpenAsync(foreign.Address + "/khung");
        var frame = citizen.Page.FrameLocator("iframe");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" }).ClickAsync();
        await Assertions.Expect(frame.Locator("main")).ToContainTextAsync("đúng hạn");
        // As high as what it shows: nothing to scroll inside.
        await Assertions.Expect(citizen.Page.Locator("iframe")).Not.ToHaveAttributeAsync("height", "700");
        await citizen.OverAsync();

        await IssueAsync("Phục vụ **trước hạn**", new(2026, 1, 7));
        site.Clock.Advance(TimeSpan.FromDays(1));
        await citizen.OpenAsync(foreign.Address + "/the");
        await element.GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" }).ClickAsync();
        await Assertions.Expect(element).ToContainTextAsync("trước hạn");
        await Assertions.Expect(element).ToContainTextAsync("lần ban hành 2");
        await citizen.OpenAsync(foreign.Address + "/khung");
        await frame.GetByRole(AriaRole.Link, new() { Name = "Chính sách chất lượng" }).ClickAsync();
        await Assertions.Expect(frame.Locator("main")).ToContainTextAsync("trước hạn");

        Assert.Empty(await citizen.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Without_script_the_frame_works_and_the_element_leaves_a_link()
    {
        var slug = (await Slug.OfAsync(site, office.Scene.AgencyId));
        foreign = await ForeignSite.StartAsync(
            new Dictionary<string, string>
            {
                ["/"] =
                    $"""<iframe src="{site.Address}/embed/{slug}" title="ISO" width="100%" height="700"></iframe><iso-dien-tu agency="{slug}"><a href="{site.Address}/Portal/Agency/{slug}">Xem trên cổng</a></iso-dien-tu>""",
            }
        );
        await using var citizen = await Visit.BeginAsync(chrome, site, script: false);
        await citizen.OpenAsync(foreign.Address + "/");
        var frame = citizen.Page.FrameLocator("iframe");
        await frame.GetByLabel("Tìm quy trình, không cần dấu").FillAsync("noi quy");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Tìm" }).ClickAsync();
        await Assertions.Expect(frame.Locator("main")).ToContainTextAsync("Có 1 quy trình khớp");
        await citizen.FollowAsync("Xem trên cổng");
        await citizen.ReadsAsync("Sở Tài nguyên tỉnh Lam Giang");
    }

    [Fact]
    public async Task Embedded_pages_opened_by_themselves_pass_the_same_look_as_every_page()
    {
        var slug = await Slug.OfAsync(site, office.Scene.AgencyId);
        foreign = await ForeignSite.StartAsync(new Dictionary<string, string>());
        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        foreach (
            var page in (string[])
                [
                    $"/embed/{slug}?theme=auto",
                    $"/embed/{slug}/document/policy?theme=auto&accent=ffd400",
                    $"/embed/{slug}/procedure/qt-nv-02?theme=auto&lang=en",
                ]
        )
        {
            await citizen.OpenAsync(page);
        }
    }
}
