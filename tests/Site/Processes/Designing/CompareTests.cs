using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>Two versions set against each other: on the drawing, in words, and before publishing.</summary>
public sealed class CompareTests : IAsyncLifetime
{
    private const string Review =
        """<userTask id="a" name="Thẩm định"><extensionElements><iso:step xmlns:iso="urn:isodientu:bpmn:1" number="1" term="TERM"/></extensionElements></userTask>""";

    private const string Ends = """<startEvent id="s"/><endEvent id="e"/>""";

    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient secretary = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.62", "Sở So sánh");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>The second version has the term changed, the check taken away and the signing added.</summary>
    private async Task<Guid> TwoVersionsAsync()
    {
        var one = Review.Replace("TERM", "1 ngày làm việc", StringComparison.Ordinal) + """<userTask id="b" name="Kiểm tra"/>""" + Ends;
        var two = Review.Replace("TERM", "3 ngày làm việc", StringComparison.Ordinal) + """<userTask id="c" name="Ký số"/>""" + Ends;
        await DrawnProcess.PublishAsync(office, worker, "QT.SS", one, "s>a a>b b>e");
        await DrawnProcess.PublishAsync(office, worker, "QT.SS", two, "s>a a>c c>e");
        var list = await secretary.GetAsync("/Processes/Designing?q=QT.SS");
        var address = list.Document!.QuerySelector("a[href^='/Processes/Designing/Show/']")!.GetAttribute("href")!;
        return Guid.Parse(address.Split('/')[^1]);
    }

    [Fact]
    public async Task Both_drawings_carry_the_marks_and_the_list_leads_to_each_element()
    {
        var page = await secretary.GetAsync($"/Processes/Designing/Compare/{await TwoVersionsAsync()}");
        var panel = page.Document!.QuerySelector("#differences")!;
        Assert.Contains("1 ngày làm việc → 3 ngày làm việc", Words(panel), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("#after-a.is-changed"));
        Assert.NotNull(page.Document.QuerySelector("#before-b.is-removed"));
        Assert.NotNull(page.Document.QuerySelector("#after-c.is-added"));
        Assert.Null(page.Document.QuerySelector("#after-s.is-changed, #after-e.is-changed"));
        foreach (var link in panel.QuerySelectorAll("a"))
        {
            Assert.NotNull(page.Document.GetElementById(link.GetAttribute("href")![1..]));
        }

        Assert.Contains("+ Thêm mới Bước «Ký số»", Words(panel), StringComparison.Ordinal);
        Assert.Contains("× Bỏ đi Bước «Kiểm tra»", Words(panel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Either_version_may_be_the_earlier_one()
    {
        var id = await TwoVersionsAsync();
        var told = await FindAsync($"/api/v1/processes/{id}/differences");
        Assert.Equal((1, 2), (told.GetProperty("fromNumber").GetInt32(), told.GetProperty("toNumber").GetInt32()));
        var (from, to) = (told.GetProperty("from").GetGuid(), told.GetProperty("to").GetGuid());
        var back = await FindAsync($"/api/v1/processes/{id}/differences?from={to}&to={from}");
        var added = back.GetProperty("differences").EnumerateArray().First(d => d.GetProperty("elementId").GetString() == "b");
        Assert.Equal("added", added.GetProperty("change").GetString());
        var term = back.GetProperty("differences")
            .EnumerateArray()
            .First(d => d.GetProperty("elementId").GetString() == "a")
            .GetProperty("facts")[0];
        Assert.Equal(("step.term", "3 ngày làm việc"), (term.GetProperty("fact").GetString(), term.GetProperty("before").GetString()));
        Assert.Equal(404, (await secretary.GetAsync($"/api/v1/processes/{id}/differences?from={Guid.CreateVersion7()}")).Status);
        Assert.Equal(404, (await secretary.GetAsync($"/Processes/Designing/Compare/{id}?To={Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task Before_publishing_the_changes_are_told()
    {
        var id = await TwoVersionsAsync();
        await secretary.SubmitAsync(await secretary.GetAsync($"/Processes/Designing/Show/{id}"));
        var draft = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/process-drafts/{id}")).Text).RootElement;
        var xml = draft.GetProperty("xml").GetString()!.Replace("Ký số", "Lãnh đạo ký", StringComparison.Ordinal);
        var saved = await secretary.CallAsync(
            $"/api/v1/process-drafts/{id}/drawing",
            JsonSerializer.Serialize(new { version = draft.GetProperty("version").GetUInt32(), xml }),
            "12345678-draw"
        );
        Assert.Equal(200, saved.Status);
        var changes = (await secretary.GetAsync($"/Processes/Designing/Publish/{id}")).Document!.QuerySelector("#changes")!;
        Assert.Contains("Ký số → Lãnh đạo ký", Words(changes), StringComparison.Ordinal);
        Assert.Contains("Thêm 0, bỏ 0, đổi 1, dời chỗ 0.", Words(changes), StringComparison.Ordinal);
        Assert.Equal($"/Processes/Designing/Compare/{id}#after-c", changes.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_process_with_one_version_says_so()
    {
        var begun = await secretary.SubmitAsync(
            await secretary.GetAsync("/Processes/Designing/New"),
            new Dictionary<string, string> { ["Key"] = "QT.01", ["Title"] = "Cấp giấy" }
        );
        var page = await secretary.GetAsync($"/Processes/Designing/Compare/{begun.Location!.Split('/')[^1]}");
        Assert.Contains("Chưa có hai phiên bản để so sánh", page.Words, StringComparison.Ordinal);
    }

    private async Task<JsonElement> FindAsync(string address) => JsonDocument.Parse((await secretary.GetAsync(address)).Text).RootElement;

    private static string Words(AngleSharp.Dom.IElement part) =>
        string.Join(' ', part.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
