using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>A procedure of three steps run by real people over HTTP on a real database.</summary>
public sealed class RunningTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player clerk = null!;
    private Player specialist = null!;
    private Player second = null!;
    private Player head = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Thử nghiệm");
        clerk = await office.PersonAsync("Trần Thị Lan", "Cán bộ một cửa", PostKind.DeskClerk, Roles.DeskClerk);
        specialist = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        second = await office.PersonAsync("Đỗ Thị Hà", "Chuyên viên phụ", PostKind.Specialist, Roles.Specialist);
        head = await office.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<Guid> PublishAsync() => ThreeSteps.PublishAsync(office, [clerk.PostId], [specialist.PostId, second.PostId], [head.PostId]);

    private async Task<Guid> StartAsync() => await ThreeSteps.StartAsync(site, office, await PublishAsync());

    private static async Task<string> TaskOf(TestClient client)
    {
        var inbox = await client.GetAsync("/Processes/Inbox");
        return inbox.Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']")?.GetAttribute("href")
            ?? throw new InvalidOperationException("The inbox is empty: " + inbox.Words);
    }

    private static async Task<TestPage> Press(TestClient client, string task, string label) =>
        await Press(client, await client.GetAsync(task), label);

    private static async Task<TestPage> Press(TestClient client, TestPage page, string label)
    {
        var button = page.Document!.QuerySelectorAll("button").First(b => b.TextContent.Trim() == label);
        var outcome = button.GetAttribute("value");
        return await client.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Comment"] = "Đã xem" },
            "handler=Complete",
            outcome is null ? null : ("Outcome", outcome)
        );
    }

    private Task<IReadOnlyList<StepPass>> History(Guid subject) => DrawnProcess.HistoryAsync(site, office, subject);

    private async Task<InstanceInfo> Instance(Guid subject) =>
        (await site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!;

    [Fact]
    public async Task Named_officials_act_in_turn_and_the_work_comes_to_its_end()
    {
        var subject = await StartAsync();
        var desk = await office.SignInAsync(clerk);
        Assert.Equal(303, (await Press(desk, await TaskOf(desk), "Hoàn thành bước")).Status);
        site.Clock.Advance(TimeSpan.FromHours(2));
        // Two hours later every idle session has ended, so the others come fresh.
        var (expert, boss) = (await office.SignInAsync(specialist), await office.SignInAsync(head));
        Assert.Equal(303, (await Press(expert, await TaskOf(expert), "Đạt")).Status);
        Assert.Equal(303, (await Press(boss, await TaskOf(boss), "Không đồng ý")).Status);
        Assert.Equal(303, (await Press(expert, await TaskOf(expert), "Đạt")).Status);
        Assert.Equal(303, (await Press(boss, await TaskOf(boss), "Đồng ý")).Status);
        var passes = await History(subject);
        Assert.Equal(["1", "2", "3", "2", "3"], passes.Select(p => p.StepNo));
        Assert.Equal([0, 120, 0, 0, 0], passes.Select(p => p.TakenMinutes ?? -1));
        Assert.Equal("Lê Văn Minh", passes[1].Person);
        Assert.Equal("Completed", (await Instance(subject)).Status);
    }

    [Fact]
    public async Task A_supplement_stops_the_clock_and_moves_the_promise_by_the_stopped_working_time()
    {
        var subject = await StartAsync();
        var (desk, expert) = (await office.SignInAsync(clerk), await office.SignInAsync(specialist));
        await Press(desk, await TaskOf(desk), "Hoàn thành bước");
        var before = (await Instance(subject)).DueAt!.Value;
        await Press(expert, await TaskOf(expert), "Thiếu giấy tờ");
        Assert.Equal("chờ bổ sung hồ sơ", (await Instance(subject)).PauseWords);
        site.Clock.Advance(TimeSpan.FromDays(1));
        var waiting = (await History(subject)).Single(p => p is { Kind: "applicant", State: "Open" });
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            async (work, ct) =>
            {
                await engine.CompleteAsync(work, waiting.TaskId, null, "Đã nộp bổ sung", ct);
                return true;
            }
        );
        var after = await Instance(subject);
        Assert.Null(after.PausedSince);
        Assert.Equal(480, after.Pauses.Single().Minutes);
        Assert.True(after.DueAt > before);
        Assert.Equal("2", (await History(subject)).Single(p => p.State == "Open").StepNo);
    }

    [Fact]
    public async Task A_refusal_ends_the_work_as_refused_and_leaves_no_inbox_row()
    {
        var subject = await StartAsync();
        var (desk, expert) = (await office.SignInAsync(clerk), await office.SignInAsync(specialist));
        await Press(desk, await TaskOf(desk), "Hoàn thành bước");
        await Press(expert, await TaskOf(expert), "Không đủ điều kiện");
        Assert.Equal("Refused", (await Instance(subject)).Status);
        Assert.Contains("Không có việc nào", (await expert.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_complete_the_same_step_one_wins_and_the_other_is_told_who()
    {
        var subject = await StartAsync();
        var desk = await office.SignInAsync(clerk);
        await Press(desk, await TaskOf(desk), "Hoàn thành bước");
        var (one, two) = (await office.SignInAsync(specialist), await office.SignInAsync(second));
        var task = await TaskOf(one);
        var (first, other) = (await one.GetAsync(task), await two.GetAsync(task));
        var answers = await Task.WhenAll(Press(one, first, "Đạt"), Press(two, other, "Đạt"));
        Assert.Equal([303, 422], answers.Select(a => a.Status).Order());
        Assert.Contains("làm xong lúc", answers.Single(a => a.Status == 422).Words, StringComparison.Ordinal);
        Assert.Single(await History(subject), p => p is { StepNo: "3" });
    }

    [Fact]
    public async Task A_double_click_completes_once()
    {
        var subject = await StartAsync();
        var desk = await office.SignInAsync(clerk);
        var page = await desk.GetAsync(await TaskOf(desk));
        var answers = await Task.WhenAll(
            desk.SubmitAsync(page, null, "handler=Complete"),
            desk.SubmitAsync(page, null, "handler=Complete")
        );
        Assert.All(answers, a => Assert.Equal(303, a.Status));
        Assert.Equal(2, (await History(subject)).Count);
    }

    [Fact]
    public async Task Work_sent_back_returns_to_the_earlier_step_with_its_reason()
    {
        var subject = await StartAsync();
        var (desk, expert) = (await office.SignInAsync(clerk), await office.SignInAsync(specialist));
        await Press(desk, await TaskOf(desk), "Hoàn thành bước");
        var page = await expert.GetAsync(await TaskOf(expert));
        var target = page.Document!.QuerySelector("select[name=Target] option[value^=Step]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Target"] = target, ["Reason"] = "" };
        Assert.Equal(422, (await expert.SubmitAsync(page, fields, "handler=SendBack")).Status);
        fields["Reason"] = "Thiếu chữ ký ở đơn";
        Assert.Equal(303, (await expert.SubmitAsync(await expert.GetAsync(page.Path), fields, "handler=SendBack")).Status);
        var passes = await History(subject);
        Assert.Equal(["Done", "SentBack", "Open"], passes.Select(p => p.State));
        Assert.Equal("Thiếu chữ ký ở đơn", passes[1].Comment);
    }

    [Fact]
    public async Task A_step_offered_to_others_cannot_be_completed_and_another_agency_does_not_find_it()
    {
        await StartAsync();
        var desk = await office.SignInAsync(clerk);
        var task = await TaskOf(desk);
        var page = await desk.GetAsync(task);
        var boss = await office.SignInAsync(head);
        var own = await boss.GetAsync("/Access/Own");
        var token = own.FormFields(null, null).First(f => f.Key == "__RequestVerificationToken");
        KeyValuePair<string, string>[] post = [token, new("IdempotencyKey", "mượn-của-người-khác")];
        Assert.Equal(403, (await boss.PostAsync(task + "?handler=Complete", post)).Status);
        Assert.Equal(400, (await desk.PostAsync(task + "?handler=Complete", [new("IdempotencyKey", "không-có-mã-chống")])).Status);
        var other = await Scene.MakeAsync(site, "H99.02", "Sở Khác");
        var stranger = await other.SignInAsync(
            await other.PersonAsync("Bùi Văn Tám", "Chuyên viên", PostKind.Specialist, Roles.Specialist)
        );
        Assert.Equal(404, (await stranger.GetAsync(task)).Status);
        Assert.Equal(200, page.Status);
    }

    [Fact]
    public async Task A_program_does_the_same_by_calls_under_the_same_rules()
    {
        var subject = await StartAsync();
        var (desk, expert) = (await office.SignInAsync(clerk), await office.SignInAsync(specialist));
        await Press(desk, await TaskOf(desk), "Hoàn thành bước");
        var inbox = JsonDocument.Parse((await expert.GetAsync("/api/v1/tasks")).Text).RootElement;
        Assert.Equal(1, inbox.GetProperty("total").GetInt32());
        var task = "/api/v1/tasks/" + inbox.GetProperty("tasks")[0].GetProperty("taskId").GetGuid();
        Assert.Equal(400, (await expert.CallAsync(task + "/claim", "{}", null)).Status);
        Assert.Equal(200, (await expert.CallAsync(task + "/claim", "{}", "claim-001")).Status);
        var colleague = await (await office.SignInAsync(second)).CallAsync(task + "/complete", "{}", "complete-000");
        Assert.Equal(422, colleague.Status);
        Assert.Contains("processes.task.not_offered", colleague.Text, StringComparison.Ordinal);

        var unsaid = await expert.CallAsync(task + "/complete", "{}", "complete-001");
        Assert.Equal(422, unsaid.Status);
        Assert.Contains("processes.outcome.missing", unsaid.Text, StringComparison.Ordinal);
        var outcome = JsonDocument.Parse((await expert.GetAsync(task)).Text).RootElement.GetProperty("outcomes")[0].GetProperty("code");
        var said = $$"""{"outcome":"{{outcome.GetString()}}","comment":"Đủ"}""";
        var done = await expert.CallAsync(task + "/complete", said, "complete-002");
        Assert.Equal(200, done.Status);
        Assert.Contains("\"state\":\"Done\"", done.Text, StringComparison.Ordinal);
        Assert.Equal(done.Text, (await expert.CallAsync(task + "/complete", said, "complete-002")).Text);
        Assert.Contains("processes.task.done", (await expert.CallAsync(task + "/complete", said, "complete-003")).Text);
        Assert.Equal(["1", "2", "3"], (await History(subject)).Select(p => p.StepNo));

        var boss = await office.SignInAsync(head);
        task = "/api/v1/tasks/" + (await History(subject))[2].TaskId;
        var target = JsonDocument.Parse((await boss.GetAsync(task)).Text).RootElement.GetProperty("returnTargets")[0];
        var back = $$"""{"target":"{{target.GetProperty("elementId").GetString()}}","reason":"REASON"}""";
        Assert.Equal(422, (await boss.CallAsync(task + "/send-back", back.Replace("REASON", ""), "back-00001")).Status);
        Assert.Equal(200, (await boss.CallAsync(task + "/send-back", back.Replace("REASON", "Thiếu căn cứ"), "back-00002")).Status);
        Assert.Equal("Thiếu căn cứ", (await History(subject))[2].Comment);
    }

    [Fact]
    public async Task A_lane_without_a_post_keeps_the_process_from_being_published()
    {
        var draft = await office.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, ThreeSteps.Draft, ct));
        var roles = draft.Lanes.Take(2).Select(l => new RoleBinding(l.Id, l.RoleWords, [clerk.PostId])).ToList();
        var refused = await Assert.ThrowsAsync<RuleException>(() => office.PublishAsync(draft.Id, roles));
        Assert.Equal("processes.publish.role", refused.Key);
    }
}
