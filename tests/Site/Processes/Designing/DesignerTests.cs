using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>Drawing over HTTP: begin, save, meet another's work, publish, run. Nothing that was drawn is lost.</summary>
public sealed partial class DesignerTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient secretary = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.61", "Sở Vẽ");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        owner = await office.SignInAsync(await office.PersonAsync("Vũ Văn Chủ", "Trưởng phòng", PostKind.UnitHead, Roles.ProcessOwner));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<Guid> BegunAsync(string key = "QT.01", string title = "Cấp giấy")
    {
        var page = await secretary.GetAsync("/Processes/Designing/New");
        var answer = await secretary.SubmitAsync(page, new Dictionary<string, string> { ["Key"] = key, ["Title"] = title });
        Assert.Equal(303, answer.Status);
        return Guid.Parse(answer.Location!.Split('/')[^1]);
    }

    private static async Task<(uint Version, string Xml)> OpenAsync(TestClient client, Guid id)
    {
        var draft = JsonDocument.Parse((await client.GetAsync($"/api/v1/process-drafts/{id}")).Text).RootElement;
        return (draft.GetProperty("version").GetUInt32(), draft.GetProperty("xml").GetString()!);
    }

    private static Task<TestPage> SaveAsync(TestClient client, Guid id, uint version, string xml, bool arrange = false) =>
        client.CallAsync(
            $"/api/v1/process-drafts/{id}/drawing",
            JsonSerializer.Serialize(
                new
                {
                    version,
                    xml,
                    arrange,
                }
            ),
            Guid.CreateVersion7().ToString("N")
        );

    private static string Renamed(string xml, string name) => xml.Replace("Bước 1", name, StringComparison.Ordinal);

    [Fact]
    public async Task A_new_process_is_listed_with_who_drew_it()
    {
        var id = await BegunAsync();
        var list = await owner.GetAsync("/Processes/Designing?q=giấy&sort=-changed");
        Assert.Contains("QT.01", list.Words, StringComparison.Ordinal);
        Assert.Contains("Trần Thị Thanh", list.Words, StringComparison.Ordinal);
        Assert.Contains("Chưa ban hành", list.Words, StringComparison.Ordinal);
        Assert.Contains("QT.01", (await owner.GetAsync("/Processes/Designing?q=GIAY+qt.01")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.01", (await owner.GetAsync("/Processes/Designing?q=%25")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.01", (await owner.GetAsync("/Processes/Designing?q=khác")).Words, StringComparison.Ordinal);
        var drawing = await owner.GetAsync($"/Processes/Designing/Draw/{id}");
        Assert.Contains("Bước 1", drawing.Document!.QuerySelector("[data-static] svg.bpmn")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Tên")]
    [InlineData("Có dấu", "Tên")]
    [InlineData("QT.02", "")]
    public async Task A_code_or_name_that_cannot_be_is_refused_beside_its_field(string key, string title)
    {
        var page = await secretary.GetAsync("/Processes/Designing/New");
        var answer = await secretary.SubmitAsync(page, new Dictionary<string, string> { ["Key"] = key, ["Title"] = title });
        Assert.Equal(422, answer.Status);
        Assert.NotNull(answer.Document!.QuerySelector(".field-wrong"));
    }

    [Fact]
    public async Task A_code_is_used_once()
    {
        await BegunAsync();
        var page = await owner.GetAsync("/Processes/Designing/New");
        var answer = await owner.SubmitAsync(page, new Dictionary<string, string> { ["Key"] = "QT.01", ["Title"] = "Khác" });
        Assert.Equal(422, answer.Status);
        Assert.Contains("đã dùng cho quy trình «Cấp giấy»", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_who_was_first_and_what_differs()
    {
        var id = await BegunAsync();
        var (version, xml) = await OpenAsync(secretary, id);
        Assert.Equal(200, (await SaveAsync(owner, id, version, Renamed(xml, "Thẩm định"))).Status);
        var late = await SaveAsync(secretary, id, version, Renamed(xml, "Tiếp nhận"));
        Assert.Equal(409, late.Status);
        var told = JsonDocument.Parse(late.Text).RootElement;
        Assert.Equal("Vũ Văn Chủ", told.GetProperty("changedBy").GetString());
        var step = told.GetProperty("differences").EnumerateArray().First(d => d.GetProperty("elementId").GetString() == "Step_1");
        Assert.Contains("Thẩm định", step.GetProperty("theirs").GetString(), StringComparison.Ordinal);
        Assert.Contains("Tiếp nhận", step.GetProperty("mine").GetString(), StringComparison.Ordinal);
        Assert.Contains("Thẩm định", (await OpenAsync(secretary, id)).Xml, StringComparison.Ordinal);

        // The way on: over it knowingly, or as another process.
        Assert.Equal(200, (await SaveAsync(secretary, id, told.GetProperty("version").GetUInt32(), Renamed(xml, "Tiếp nhận"))).Status);
        var copy = await secretary.CallAsync(
            "/api/v1/process-drafts",
            JsonSerializer.Serialize(
                new
                {
                    key = "QT.01-B",
                    title = "Bản khác",
                    xml,
                }
            ),
            "12345678-copy"
        );
        Assert.Equal(200, copy.Status);
        Assert.Contains("Bước 1", (await OpenAsync(owner, JsonSerializer.Deserialize<Guid>(copy.Text))).Xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saving_the_same_again_is_no_conflict()
    {
        var id = await BegunAsync();
        var (version, xml) = await OpenAsync(secretary, id);
        Assert.Equal(200, (await SaveAsync(owner, id, version, Renamed(xml, "A"))).Status);
        Assert.Equal(200, (await SaveAsync(secretary, id, version, Renamed(xml, "A"))).Status);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><definitions/>", "DTD")]
    [InlineData("<definitions", "không phải XML")]
    [InlineData("", "không phải XML")]
    public async Task What_cannot_be_read_is_refused_and_the_draft_stays(string xml, string words)
    {
        var id = await BegunAsync();
        var (version, before) = await OpenAsync(secretary, id);
        var answer = await SaveAsync(secretary, id, version, xml);
        Assert.Equal(422, answer.Status);
        Assert.Contains("processes.drawing.unreadable", answer.Text, StringComparison.Ordinal);
        Assert.Contains(words, JsonDocument.Parse(answer.Text).RootElement.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal((version, before), await OpenAsync(secretary, id));
    }

    [Fact]
    public async Task A_hostile_depth_is_refused_by_the_name_of_its_element()
    {
        var id = await BegunAsync();
        var (version, xml) = await OpenAsync(secretary, id);
        var deep = string.Concat(Enumerable.Range(0, 200).Select(i => $"<subProcess id=\"s{i}\">"));
        var answer = await SaveAsync(
            secretary,
            id,
            version,
            $"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\"><process id=\"p\">{deep}{string.Concat(Enumerable.Repeat("</subProcess>", 200))}</process></definitions>"
        );
        Assert.Equal(422, answer.Status);
        Assert.Contains("s99", answer.Text, StringComparison.Ordinal);
        Assert.Equal((version, xml), await OpenAsync(secretary, id));
    }

    [Fact]
    public async Task A_step_that_points_to_nothing_is_kept_named_and_not_published()
    {
        var id = await BegunAsync();
        var (version, xml) = await OpenAsync(secretary, id);
        var answer = await SaveAsync(
            secretary,
            id,
            version,
            xml.Replace("targetRef=\"End\"", "targetRef=\"Gone\"", StringComparison.Ordinal)
        );
        Assert.Equal(200, answer.Status);
        Assert.Contains("dangling_reference", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Gone", (await OpenAsync(secretary, id)).Xml, StringComparison.Ordinal);
        var refused = await PublishAsync(id);
        Assert.Equal(422, refused.Status);
        Assert.Contains("Gone", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_hundred_elements_are_saved_and_come_back_laid_out()
    {
        var id = await BegunAsync();
        var (version, _) = await OpenAsync(secretary, id);
        var made = new DiagramBuilder("QT.01", "Cấp giấy");
        var last = made.Start("Chuyên viên");
        for (var i = 1; i <= 198; i++)
        {
            var step = made.UserTask(new StepFacts($"{i}"), $"Bước {i}", $"Vai {i % 7}");
            made.Flow(last, step);
            last = step;
        }

        made.Flow(last, made.End("Chuyên viên"));
        var answer = await SaveAsync(secretary, id, version, BpmnWriter.WriteText(made.Build()), arrange: true);
        Assert.Equal(200, answer.Status);
        var kept = BpmnReader.Read((await OpenAsync(owner, id)).Xml).Diagram!;
        Assert.Equal(399, kept.Nodes.Length + kept.Flows.Length);
        Assert.True(kept.Shapes.Length >= 200);
        Assert.Equal(200, (await owner.GetAsync($"/Processes/Designing/Draw/{id}")).Status);
    }

    [Theory]
    [InlineData("0,5 ngày làm việc", 240)]
    [InlineData("2 giờ làm việc", 120)]
    [InlineData("bao giờ cũng được", null)]
    public async Task A_term_is_read_while_it_is_typed(string text, int? minutes)
    {
        var answer = await secretary.GetAsync("/api/v1/step-terms?text=" + Uri.EscapeDataString(text));
        var term = JsonDocument.Parse(answer.Text).RootElement;
        Assert.Equal(minutes, term.GetProperty("minutes").ValueKind == JsonValueKind.Null ? null : term.GetProperty("minutes").GetInt32());
        Assert.Equal(minutes is null, term.GetProperty("problem").ValueKind == JsonValueKind.String);
    }
}
