using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>Comments on a drawing: said by whoever does the steps, answered, settled, kept over versions and for what is gone.</summary>
public sealed class CommentsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient secretary = null!;
    private TestClient specialist = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.63", "Sở Góp ý");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        specialist = await office.SignInAsync(
            await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist)
        );
        var begun = await secretary.SubmitAsync(
            await secretary.GetAsync("/Processes/Designing/New"),
            new Dictionary<string, string> { ["Key"] = "QT.01", ["Title"] = "Cấp giấy" }
        );
        id = Guid.Parse(begun.Location!.Split('/')[^1]);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Address => $"/Processes/Commenting/Show/{id}";

    private async Task<TestPage> SayAsync(TestClient client, string element, string words) =>
        await client.SubmitAsync(
            await client.GetAsync(Address),
            new Dictionary<string, string> { ["ElementId"] = element, ["Words"] = words }
        );

    private async Task<JsonElement> ThreadAsync(TestClient client) =>
        JsonDocument.Parse((await client.GetAsync($"/api/v1/processes/{id}/comments")).Text).RootElement[0];

    [Fact]
    public async Task Whoever_does_the_steps_comments_without_drawing_and_is_answered()
    {
        Assert.Equal(403, (await specialist.GetAsync($"/Processes/Designing/Draw/{id}")).Status);
        Assert.Equal(303, (await SayAsync(specialist, "Step_1", "Bước này cần 2 ngày")).Status);
        var seen = await secretary.GetAsync(Address);
        Assert.Contains("Lê Văn Minh, Chuyên viên", seen.Words, StringComparison.Ordinal);
        Assert.Contains("1 góp ý", seen.Document!.QuerySelector("svg .bpmn-note")!.TextContent, StringComparison.Ordinal);
        var answer = await secretary.SubmitAsync(seen, new Dictionary<string, string> { ["Words"] = "Đã sửa" }, "handler=Answer");
        Assert.Equal(303, answer.Status);
        var thread = await ThreadAsync(specialist);
        Assert.Equal("Bước «1. Bước 1»", thread.GetProperty("on").GetString());
        Assert.Equal("Đã sửa", thread.GetProperty("answers")[0].GetProperty("words").GetString());
        Assert.Contains("Góp ý (1 còn mở)", (await secretary.GetAsync($"/Processes/Designing/Draw/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("Góp ý (1 còn mở)", (await secretary.GetAsync($"/Processes/Designing/Show/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("QT.01", (await specialist.GetAsync("/Processes/Commenting?q=giay")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishing_names_what_is_open_and_settling_takes_it_away()
    {
        await SayAsync(specialist, "", "Thiếu bước trả kết quả");
        var before = await secretary.GetAsync($"/Processes/Designing/Publish/{id}");
        Assert.Contains("Còn 1 góp ý chưa xong", before.Words, StringComparison.Ordinal);
        Assert.Contains("Cả sơ đồ: Thiếu bước trả kết quả – Lê Văn Minh", before.Words, StringComparison.Ordinal);
        var settled = await secretary.SubmitAsync(await secretary.GetAsync(Address), null, "handler=Settle");
        Assert.Equal(303, settled.Status);
        Assert.DoesNotContain(
            "góp ý chưa xong",
            (await secretary.GetAsync($"/Processes/Designing/Publish/{id}")).Words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Thiếu bước trả", (await specialist.GetAsync(Address)).Words, StringComparison.Ordinal);
        var all = await specialist.GetAsync(Address + "?All=true");
        Assert.Contains("Trần Thị Thanh ghi là xong", all.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await specialist.SubmitAsync(all, null, "handler=Settle")).Status);
        Assert.Contains("Thiếu bước trả", (await secretary.GetAsync(Address)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_settle_at_once_the_second_hears_of_the_first()
    {
        await SayAsync(specialist, "Step_1", "Chưa rõ");
        var (one, two) = (await secretary.GetAsync(Address), await specialist.GetAsync(Address));
        Assert.Equal(303, (await secretary.SubmitAsync(one, null, "handler=Settle")).Status);
        var late = await specialist.SubmitAsync(two, null, "handler=Settle");
        Assert.Equal(409, late.Status);
        Assert.Contains("Trần Thị Thanh", late.Words, StringComparison.Ordinal);
        var again = await specialist.CallAsync(
            $"/api/v1/process-comments/{(await ThreadAsync(specialist)).GetProperty("id").GetString()}/settle",
            """{"resolved":true,"version":1}""",
            "12345678-settle"
        );
        Assert.Equal(409, again.Status);
    }

    [Fact]
    public async Task A_comment_outlives_its_element_and_says_on_what_it_was()
    {
        await SayAsync(specialist, "Step_1", "Bước này thừa");
        var draft = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/process-drafts/{id}")).Text).RootElement;
        var xml = draft.GetProperty("xml").GetString()!.Replace("Step_1", "Step_9", StringComparison.Ordinal);
        var saved = await secretary.CallAsync(
            $"/api/v1/process-drafts/{id}/drawing",
            JsonSerializer.Serialize(new { version = draft.GetProperty("version").GetUInt32(), xml }),
            "12345678-draw"
        );
        Assert.Equal(200, saved.Status);
        var thread = await ThreadAsync(specialist);
        Assert.True(thread.GetProperty("isGone").GetBoolean());
        Assert.Equal("Bước «1. Bước 1»", thread.GetProperty("on").GetString());
        Assert.Contains("không còn trên sơ đồ", (await specialist.GetAsync(Address)).Words, StringComparison.Ordinal);
        var late = await specialist.CallAsync(
            $"/api/v1/processes/{id}/comments",
            """{"elementId":"Step_1","words":"Vẫn thừa"}""",
            "12345678-late"
        );
        Assert.Equal(422, late.Status);
        Assert.Contains("processes.comment.element", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_said_is_refused_and_what_was_typed_stays()
    {
        var page = await specialist.GetAsync(Address);
        var answer = await specialist.SubmitAsync(page, new Dictionary<string, string> { ["Words"] = "   ", ["ElementId"] = "Step_1" });
        Assert.Equal(422, answer.Status);
        Assert.NotNull(answer.Document!.QuerySelector(".field-wrong"));
        Assert.NotNull(answer.Document.QuerySelector("option[value=Step_1][selected]"));
        var hostile = await SayAsync(specialist, "", "<script>alert(1)</script>");
        Assert.Equal(303, hostile.Status);
        Assert.Null((await specialist.GetAsync(Address)).Document!.QuerySelector("article script"));
    }

    [Fact]
    public async Task A_draft_put_away_takes_its_comments_with_it()
    {
        await SayAsync(specialist, "", "Không cần quy trình này");
        var dropped = await secretary.SubmitAsync(await secretary.GetAsync($"/Processes/Designing/Show/{id}"), null, "handler=Drop");
        Assert.Equal(303, dropped.Status);
        Assert.Equal(404, (await specialist.GetAsync(Address)).Status);
        Assert.Equal(
            0,
            await site.Runner.ReadAsync(
                office.AgencyId,
                (db, ct) => db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from processes.drawing_comment").SingleAsync(ct)
            )
        );
    }
}
