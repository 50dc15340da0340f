using System.Text.Json;
using AngleSharp.Dom;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>Trying a drawing on the page: step by step, back, from the start, saved; nothing of it is stored.</summary>
public sealed class TrialPageTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient secretary = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.64", "Sở Chạy thử");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        var begun = await secretary.SubmitAsync(
            await secretary.GetAsync("/Processes/Designing/New"),
            new Dictionary<string, string> { ["Key"] = "QT.01", ["Title"] = "Cấp giấy" }
        );
        id = Guid.Parse(begun.Location!.Split('/')[^1]);
        await DrawAsync(x => x.Replace("number=\"1\"", "number=\"1\" term=\"1 ngày làm việc\" minutes=\"480\"", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task DrawAsync(Func<string, string> change)
    {
        var draft = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/process-drafts/{id}")).Text).RootElement;
        var saved = await secretary.CallAsync(
            $"/api/v1/process-drafts/{id}/drawing",
            JsonSerializer.Serialize(
                new { version = draft.GetProperty("version").GetUInt32(), xml = change(draft.GetProperty("xml").GetString()!) }
            ),
            Guid.CreateVersion7().ToString("N")
        );
        Assert.Equal(200, saved.Status);
    }

    private static async Task<TestPage> PressAsync(TestClient client, TestPage page, string words, string data = "")
    {
        var button = page.Document!.QuerySelectorAll("button[name=Step]")
            .First(b => b.TextContent.Contains(words, StringComparison.Ordinal));
        return await client.SubmitAsync(
            page,
            new Dictionary<string, string> { ["Data"] = data },
            button: ("Step", button.GetAttribute("value")!)
        );
    }

    private Task<long> EntriesAsync() =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<long>(
                        "select (select count(*) from audit_log.entry) + (select count(*) from processes.instance) as \"Value\""
                    )
                    .SingleAsync(ct)
        );

    [Fact]
    public async Task A_case_goes_from_start_to_end_and_back_and_nothing_is_stored()
    {
        var before = await EntriesAsync();
        var page = await secretary.GetAsync($"/Processes/Trying/Try/{id}");
        Assert.Contains("Chưa bắt đầu", page.Words, StringComparison.Ordinal);
        page = await PressAsync(secretary, page, "Bắt đầu chạy thử", "soTien = 200\nngười nộp = x");
        Assert.Contains("Không đọc được dòng «người nộp = x»", page.Words, StringComparison.Ordinal);
        page = await PressAsync(secretary, page, "Bắt đầu chạy thử", "soTien = 200\nnoi = Sơn La");
        Assert.Equal(200, page.Status);
        Assert.Contains(
            "200",
            string.Join(' ', page.Document!.QuerySelectorAll("#data dd").Select(d => d.TextContent)),
            StringComparison.Ordinal
        );
        Assert.Equal(["noi", "soTien"], page.Document.QuerySelectorAll("#data dt").Select(d => d.TextContent));
        Assert.Contains("chờ người làm", page.Words, StringComparison.Ordinal);
        // Due by the agency's calendar, as the real work would be.
        var schedule = await site.Services.GetRequiredService<WorkSchedules>().ForAsync(office.AgencyId);
        Assert.True(Term.TryParse("1 ngày làm việc", TermReading.StepTable, out var term, out _));
        var due = schedule.Due(ScenarioPlayer.Beginning, term).InVietnam();
        Assert.Contains($"hạn Thứ Ba {due:dd/MM/yyyy HH:mm}", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document!.QuerySelector("#try-Step_1.is-here"));
        page = await PressAsync(secretary, page, "Đồng hồ đi 1 tuần");
        Assert.Contains("quá hạn", page.Words, StringComparison.Ordinal);
        page = await PressAsync(secretary, page, "Hoàn thành");
        Assert.Contains("Quy trình đã kết thúc", page.Words, StringComparison.Ordinal);
        page = await PressAsync(secretary, page, "Lùi một bước");
        Assert.Contains("chờ người làm", page.Words, StringComparison.Ordinal);
        var file = await secretary.PostAsync($"/Processes/Trying/Try/{id}?handler=Save", page.FormFields(null, null));
        Assert.Contains("\"noi\": \"Sơn La\"", file.Text, StringComparison.Ordinal);
        page = await PressAsync(secretary, page, "Làm lại từ đầu");
        Assert.Contains("Chưa bắt đầu", page.Words, StringComparison.Ordinal);
        Assert.Equal(before, await EntriesAsync());
    }

    [Fact]
    public async Task A_drawing_changed_meanwhile_keeps_the_steps_that_still_fit()
    {
        var page = await PressAsync(secretary, await secretary.GetAsync($"/Processes/Trying/Try/{id}"), "Bắt đầu chạy thử");
        page = await PressAsync(secretary, page, "Hoàn thành");
        await DrawAsync(x => x.Replace("Step_1", "Step_9", StringComparison.Ordinal));
        page = await PressAsync(secretary, page, "Lùi một bước");
        Assert.Equal(200, page.Status);
        page = await secretary.SubmitAsync(page);
        Assert.Equal(200, page.Status);
        var steps = """[{"start":{}},{"complete":"Step_1"}]""";
        var told = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/processes/{id}/trial?steps={Uri.EscapeDataString(steps)}")).Text);
        Assert.Equal(1, told.RootElement.GetProperty("done").GetInt32());
        Assert.Equal("Step_9", told.RootElement.GetProperty("places")[0].GetProperty("elementId").GetString());
    }

    [Theory]
    [InlineData("[[[", "undo")]
    [InlineData("[{\"start\":{}}]", "{\"nothing\":1}")]
    [InlineData("[{\"start\":{},\"start\":{}}]", "{\"start\":{}}")]
    [InlineData("[{\"start\":{}}]", "[1]")]
    [InlineData("[null,1,\"x\"]", "<script>alert(1)</script>")]
    public async Task What_a_hostile_browser_sends_does_no_harm(string run, string step)
    {
        var page = await secretary.GetAsync($"/Processes/Trying/Try/{id}");
        var answer = await secretary.SubmitAsync(page, new Dictionary<string, string> { ["Run"] = run }, button: ("Step", step));
        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Document!.QuerySelectorAll("main script").Cast<IElement>());
    }
}
