using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>The process owner tries a process on paper: figures of the past, assumptions in the address, errors at their field.</summary>
public sealed class SimulatingTests : IAsyncLifetime
{
    private const string Two = """
        <startEvent id="s"/><userTask id="check" name="Thẩm định"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="1" term="2 ngày làm việc" minutes="960"/></extensionElements></userTask>
        <exclusiveGateway id="g"/><userTask id="draft" name="Dự thảo"/><endEvent id="e"/>
        """;

    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient owner = null!;
    private Guid version;
    private string page = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.45", "Sở Mô phỏng");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        owner = await office.SignInAsync(await office.PersonAsync("Đỗ Thị Chủ", "Trưởng phòng", PostKind.UnitHead, Roles.ProcessOwner));
        version = await DrawnProcess.PublishAsync(office, worker, "cap-phep", Two, "s>check check>g g>draft g>e draft>e");
        page = (await owner.GetAsync("/Processes/Simulating"))
            .Document!.QuerySelector("td a[href^='/Processes/Simulating/Show/']")!
            .GetAttribute("href")!;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Api => page.Replace("/Processes/Simulating/Show/", "/api/v1/processes/") + "/simulation";

    private async Task<JsonElement> RunAsync(string query = "")
    {
        var answer = await owner.GetAsync(Api + query);
        Assert.True(answer.Status == 200, answer.Text);
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    [Fact]
    public async Task Twice_the_work_is_twice_the_load_and_the_page_says_what_the_api_says()
    {
        var before = (await RunAsync("?cases=5&effort.check=40&effort.draft=40"))
            .GetProperty("roles")[0]
            .GetProperty("loadPercent")
            .GetInt32();
        var after = (await RunAsync("?cases=10&effort.check=40&effort.draft=40"))
            .GetProperty("roles")[0]
            .GetProperty("loadPercent")
            .GetInt32();
        Assert.InRange(after / (double)before, 1.7, 2.3);
        var shown = await owner.GetAsync(page + "?cases=10&effort.check=40&effort.draft=40");
        Assert.Contains($"{after} %; nhiều nhất", shown.Words, StringComparison.Ordinal);
        Assert.Contains("như hiện nay", shown.Words, StringComparison.Ordinal);
        Assert.Equal("40", shown.Document!.QuerySelector("[name='effort.check']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_done_tells_how_long_it_takes_and_which_way_it_goes()
    {
        var client = await office.SignInAsync(worker);
        for (var i = 0; i < 6; i++)
        {
            var subject = await DrawnProcess.StartAsync(site, office, version, $"HS-{i}");
            var task = await DrawnProcess.OpenAsync(site, office, subject, "check");
            var shown = await client.GetAsync("/Processes/Tasks/Show/" + task);
            site.Clock.Advance(TimeSpan.FromMinutes(4));
            var end = shown.Document!.QuerySelectorAll("button[name='Outcome']")[^1].GetAttribute("value");
            Assert.Equal(
                303,
                (await client.SubmitAsync(shown, new Dictionary<string, string> { ["Outcome"] = end! }, "handler=Complete")).Status
            );
        }

        var given = (await RunAsync()).GetProperty("given");
        Assert.Equal(4, given.GetProperty("effort").GetProperty("check").GetInt32());
        Assert.Equal([0, 6], given.GetProperty("ways").GetProperty("check").EnumerateObject().Select(w => w.Value.GetInt32()).Order());
        var words = (await owner.GetAsync(page)).Words;
        Assert.Contains("6 lần trong 90 ngày qua", words, StringComparison.Ordinal);
        Assert.Contains("1 người đang giữ chức danh", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cases=nhiều", "cases")]
    [InlineData("cases=0", "cases")]
    [InlineData("days=9", "days")]
    [InlineData("days=250&cases=100", "days")]
    [InlineData("percent=500", "percent")]
    [InlineData("hands.L1=0", "hands.L1")]
    [InlineData("hands.L1=1,5", "hands.L1")]
    [InlineData("effort.check=-4", "effort.check")]
    public async Task A_wrong_assumption_is_named_and_nothing_typed_is_lost(string query, string field)
    {
        var shown = await owner.GetAsync($"{page}?whole=7&{query}");
        Assert.Equal(200, shown.Status);
        var id = field.Replace('.', '_');
        Assert.NotNull(shown.Document!.QuerySelector($"[role='alert'] a[href='#{id}']"));
        Assert.Equal("7", shown.Document.QuerySelector("[name='whole']")!.GetAttribute("value"));
        Assert.NotNull(shown.Document.QuerySelector($"[id='{id}'][aria-invalid='true']"));
        var refused = await owner.GetAsync($"{Api}?{query}");
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.simulation.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_of_which_none_is_taken_are_refused()
    {
        var ways = (await RunAsync()).GetProperty("given").GetProperty("ways").GetProperty("check").EnumerateObject().Select(w => w.Name);
        var none = string.Join('&', ways.Select(w => $"way.check.{w}=0"));
        var refused = await owner.GetAsync($"{Api}?{none}");
        Assert.Equal(422, refused.Status);
        Assert.Contains("processes.simulation.ways", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_with_the_right_and_of_the_agency_see_it_and_nothing_is_written()
    {
        Assert.Equal(403, (await (await office.SignInAsync(worker)).GetAsync(page)).Status);
        Assert.Equal(403, (await (await office.SignInAsync(worker)).GetAsync(Api)).Status);
        var other = await Scene.MakeAsync(site, "H99.46", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Trần Văn Lạ", "Giám đốc", PostKind.Head, Roles.ProcessOwner));
        Assert.Equal(404, (await stranger.GetAsync(page)).Status);
        Assert.Equal(404, (await stranger.GetAsync(Api)).Status);
        Assert.Equal(404, (await owner.GetAsync(page + "?version=" + Guid.CreateVersion7())).Status);
    }
}
