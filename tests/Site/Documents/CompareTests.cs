using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Any two issues of a document are set side by side, for who may read them and nobody else.</summary>
public sealed class CompareTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient secretary = null!;
    private Writer writer = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.74", "Sở In ấn");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        writer = new Writer(() => secretary);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<string> WithThreeAsync()
    {
        var id = await writer.IssuedAsync();
        foreach (var (text, day) in ((string, string)[])[("Cam kết thứ hai", "2026-01-07"), ("Cam kết thứ ba", "2026-01-08")])
        {
            await writer.ReviseAsync(id);
            await writer.WriteAsync(id, text);
            await writer.IssueAsync(id, day, "Theo Quyết định 15/QĐ-UBND");
        }

        return id;
    }

    [Fact]
    public async Task The_newest_meets_the_one_before_it_and_any_other_pair_can_be_asked_for()
    {
        var id = await WithThreeAsync();
        var page = await secretary.GetAsync($"/Documents/Comparing/Compare/{id}");
        Assert.Equal(200, page.Status);
        Assert.Equal("hai", page.Document!.QuerySelector("del")!.TextContent.Trim());
        Assert.Equal("ba", page.Document.QuerySelector("ins")!.TextContent.Trim());
        Assert.Contains("Lần ban hành 3", page.Words, StringComparison.Ordinal);
        var first = page.Document.QuerySelectorAll("select[name=From] option")[^1].GetAttribute("value");
        var wide = await secretary.GetAsync($"/Documents/Comparing/Compare/{id}?From={first}&Whole=true");
        Assert.Equal("nhất", wide.Document!.QuerySelector("del")!.TextContent.Trim());
        Assert.Contains("Nội dung", wide.Words, StringComparison.Ordinal);

        var told = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/documents/{id}/compare?from=1&to=3")).Text).RootElement;
        Assert.Equal("Cam kết thứ nhất", told.GetProperty("text")[0].GetProperty("before").GetString());
        Assert.Equal("Cam kết thứ ba", told.GetProperty("text")[0].GetProperty("after").GetString());
        Assert.Equal(404, (await secretary.GetAsync($"/api/v1/documents/{id}/compare?from=1&to=9")).Status);
        Assert.Equal(404, (await secretary.GetAsync($"/Documents/Comparing/Compare/{id}?From={Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task One_issue_alone_is_said_so_and_another_agency_sees_nothing()
    {
        var id = await writer.IssuedAsync();
        Assert.Contains(
            "Chưa có hai lần ban hành",
            (await secretary.GetAsync($"/Documents/Comparing/Compare/{id}")).Words,
            StringComparison.Ordinal
        );
        var other = await Scene.MakeAsync(site, "H99.75", "Sở Khác");
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Ngô Văn Lạ", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        Assert.Equal(404, (await stranger.GetAsync($"/Documents/Comparing/Compare/{id}")).Status);
        Assert.Equal(404, (await stranger.GetAsync($"/api/v1/documents/{id}/compare")).Status);
    }
}
