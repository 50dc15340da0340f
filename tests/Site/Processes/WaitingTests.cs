using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>The head sees on the diagram where work waits, and every number opens the list it counts.</summary>
public sealed class WaitingTests : IAsyncLifetime
{
    private const string Two = """
        <startEvent id="s"/><userTask id="check" name="Thẩm định"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="1" term="1 giờ"/></extensionElements></userTask>
        <userTask id="draft" name="Dự thảo"/><endEvent id="e"/>
        """;

    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient head = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.43", "Sở Nghẽn việc");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        head = await office.SignInAsync(await office.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<IReadOnlyList<Guid>> StartAsync(Guid version, int count)
    {
        var subjects = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            subjects.Add(await DrawnProcess.StartAsync(site, office, version, $"HS-{i}"));
        }

        return subjects;
    }

    private async Task<string> ProcessAsync() =>
        (await head.GetAsync("/Processes/Waiting"))
            .Document!.QuerySelector("td a[href^='/Processes/Waiting/Show/']")!
            .GetAttribute("href")!;

    [Fact]
    public async Task Numbers_agree_with_the_lists_they_open()
    {
        var version = await DrawnProcess.PublishAsync(office, worker, "cap-phep", Two, "s>check check>draft draft>e");
        var subjects = await StartAsync(version, 3);
        var task = await DrawnProcess.OpenAsync(site, office, subjects[0], "check");
        var client = await office.SignInAsync(worker);
        Assert.Equal(200, (await client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Guid.CreateVersion7().ToString("N"))).Status);
        site.Clock.Advance(TimeSpan.FromDays(2));
        head = await office.SignInAsync(await office.PersonAsync("Vũ Thị Hoa", "Phó Giám đốc", PostKind.Deputy, Roles.AgencyHead));
        Assert.Contains("3 việc đang chờ, 2 quá hạn", (await head.GetAsync("/Processes/Waiting")).Words, StringComparison.Ordinal);
        var page = await head.GetAsync(await ProcessAsync());
        var drawn = page.Document!.QuerySelector("svg.bpmn")!;
        Assert.Contains("2 việc, 2 trễ", drawn.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 việc", drawn.TextContent, StringComparison.Ordinal);
        Assert.NotNull(drawn.QuerySelector("#waiting-check.is-late.bpmn-heat-4"));
        Assert.NotNull(drawn.QuerySelector("#waiting-draft.is-here.bpmn-heat-2"));
        foreach (var link in page.Document!.QuerySelectorAll("#steps a"))
        {
            var listed = await head.GetAsync(link.GetAttribute("href")!);
            var expected = int.Parse(
                link.Closest("tr")!.QuerySelectorAll("td")[2].TextContent,
                System.Globalization.CultureInfo.InvariantCulture
            );
            Assert.Equal(expected, listed.Document!.QuerySelectorAll("a[href^='/Processes/Tasks/Show/']").Length);
        }
    }

    [Fact]
    public async Task Work_on_an_older_version_is_shown_on_its_own_drawing()
    {
        await StartAsync(await DrawnProcess.PublishAsync(office, worker, "doi", Two, "s>check check>draft draft>e"), 2);
        await StartAsync(
            await DrawnProcess.PublishAsync(office, worker, "doi", Two.Replace("Thẩm định", "Thẩm tra"), "s>check check>draft draft>e"),
            1
        );
        var page = await head.GetAsync(await ProcessAsync());
        Assert.Contains("Phiên bản 1 (2 việc)", page.Words, StringComparison.Ordinal);
        Assert.Contains("Thẩm định", page.Document!.QuerySelector("svg.bpmn")!.TextContent, StringComparison.Ordinal);
        var newer = page.Document!.QuerySelectorAll("a")
            .Single(a => a.TextContent.Contains("Phiên bản 2 (1 việc)", StringComparison.Ordinal));
        Assert.Contains(
            "Thẩm tra",
            (await head.GetAsync(newer.GetAttribute("href")!)).Document!.QuerySelector("svg.bpmn")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Only_those_who_oversee_the_agency_see_it_and_only_their_own()
    {
        await StartAsync(await DrawnProcess.PublishAsync(office, worker, "rieng", Two, "s>check check>draft draft>e"), 1);
        Assert.Equal(403, (await (await office.SignInAsync(worker)).GetAsync("/Processes/Waiting")).Status);
        var rows = JsonDocument.Parse((await head.GetAsync("/api/v1/process-loads")).Text).RootElement;
        Assert.Equal(("check", 1), (rows[0].GetProperty("elementId").GetString(), rows[0].GetProperty("open").GetInt32()));
        var other = await Scene.MakeAsync(site, "H99.44", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Trần Văn Lạ", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        Assert.Equal(404, (await stranger.GetAsync(await ProcessAsync())).Status);
        Assert.Equal("[]", (await stranger.GetAsync("/api/v1/process-loads")).Text);
    }
}
