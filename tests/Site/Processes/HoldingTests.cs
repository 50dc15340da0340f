using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>In whose hands a step is: taken, given back, given to another, sent back to whoever did it, called back. Over HTTP on a real database.</summary>
public sealed class HoldingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player clerk = null!;
    private Player specialist = null!;
    private Player second = null!;
    private Player boss = null!;
    private Player chief = null!;
    private TestClient desk = null!;
    private TestClient expert = null!;
    private TestClient colleague = null!;
    private TestClient head = null!;
    private Guid subject;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.31", "Sở Giao việc");
        clerk = await office.PersonAsync("Trần Thị Lan", "Cán bộ một cửa", PostKind.DeskClerk, Roles.DeskClerk);
        specialist = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        second = await office.PersonAsync("Đỗ Thị Hà", "Chuyên viên phụ", PostKind.Specialist, Roles.Specialist);
        boss = await office.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        chief = await office.PersonAsync("Ngô Thị Mai", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead);
        (desk, expert) = (await office.SignInAsync(clerk), await office.SignInAsync(specialist));
        (colleague, head) = (await office.SignInAsync(second), await office.SignInAsync(boss));
        var version = await ThreeSteps.PublishAsync(office, [clerk.PostId], [specialist.PostId, second.PostId], [boss.PostId]);
        subject = await ThreeSteps.StartAsync(site, office, version);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private Task<IReadOnlyList<StepPass>> History() => DrawnProcess.HistoryAsync(site, office, subject);

    private async Task<Guid> Open() => (await History()).Single(p => p.State == "Open").TaskId;

    private static Task<TestPage> CallAsync(TestClient client, Guid task, string act, string json = "{}") =>
        client.CallAsync($"/api/v1/tasks/{task}/{act}", json, Key);

    private async Task DoAsync(TestClient client, string act, string json = "{}")
    {
        var answer = await CallAsync(client, await Open(), act, json);
        Assert.True(answer.Status == 200, answer.Text);
    }

    private static async Task<bool> HasWork(TestClient client) =>
        (await client.GetAsync("/Processes/Inbox")).Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']") is not null;

    [Fact]
    public async Task The_open_list_of_whoever_is_given_a_step_by_a_head_hears_of_it()
    {
        var work = site.Services.GetRequiredService<NewWork>();
        var ct = TestContext.Current.CancellationToken;
        var step = await Open();
        using var given = await work.ListenAsync(office.AgencyId, (await office.ActorAsync(second)).Principals, ct);
        using var other = await work.ListenAsync(office.AgencyId, (await office.ActorAsync(specialist)).Principals, ct);
        using var elsewhere = await work.ListenAsync(office.AgencyId + 1, (await office.ActorAsync(second)).Principals, ct);
        Assert.False(await given.WaitAsync(TimeSpan.FromSeconds(3), ct));
        var assigned = await CallAsync(head, step, "assign", $$"""{"personId":"{{second.PersonId}}","reason":"Đồng chí Lan bận"}""");
        Assert.True(assigned.Status == 200, assigned.Text);
        Assert.True(await given.WaitAsync(TimeSpan.FromSeconds(30), ct));
        Assert.False(await given.WaitAsync(TimeSpan.FromSeconds(5), ct));
        Assert.False(await other.WaitAsync(TimeSpan.Zero, ct));
        Assert.False(await elsewhere.WaitAsync(TimeSpan.Zero, ct));
    }

    [Fact]
    public async Task Work_sent_back_goes_to_the_person_who_did_the_step_and_straight_back_when_asked()
    {
        await DoAsync(desk, "complete");
        await DoAsync(colleague, "complete", """{"outcome":"forward-0"}""");
        var page = await head.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.Contains("Thẩm định – Đỗ Thị Hà", page.Words, StringComparison.Ordinal);
        var target = page.Document!.QuerySelectorAll("select[name=Target] option")
            .Single(o => o.TextContent.Contains("Tiếp nhận"))
            .GetAttribute("value")!;
        var back = await head.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Target"] = target,
                ["Reason"] = "Thiếu bản sao",
                ["ThenBack"] = "true",
            },
            "handler=SendBack"
        );
        Assert.Equal(303, back.Status);
        Assert.Equal("Trần Thị Lan", (await History()).Single(p => p.State == "Open").Person);
        await DoAsync(desk, "complete");
        var last = (await History()).Single(p => p.State == "Open");
        Assert.Equal(("3", "Phạm Văn Quang"), (last.StepNo, last.Person));
    }

    [Fact]
    public async Task The_page_of_a_step_says_who_is_next_by_each_of_its_ways()
    {
        await DoAsync(desk, "complete");
        var page = (await expert.GetAsync("/Processes/Tasks/Show/" + await Open())).Words;
        Assert.Contains("Sau bước này Đạt 3 Ký duyệt – Lãnh đạo Phạm Văn Quang", page, StringComparison.Ordinal);
        Assert.Contains("Không đủ điều kiện Kết thúc: từ chối", page, StringComparison.Ordinal);
        Assert.Contains("Thiếu giấy tờ Người nộp hồ sơ:", page, StringComparison.Ordinal);
        var told = System.Text.Json.JsonDocument.Parse((await expert.GetAsync("/api/v1/tasks/" + await Open())).Text).RootElement;
        var way = told.GetProperty("next").EnumerateArray().First(w => w.GetProperty("label").GetString() == "Đạt");
        Assert.Equal("Phạm Văn Quang", way.GetProperty("places")[0].GetProperty("people")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Work_sent_back_whose_doer_has_left_is_offered_to_the_post_again()
    {
        await DoAsync(desk, "complete");
        await DoAsync(colleague, "complete", """{"outcome":"forward-0"}""");
        await office.DoAsync(
            async (work, ct) =>
            {
                await using var leave = work.Command(
                    "update organisation.appointment set valid_to = $3 where agency_id = $1 and person_id = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(second.PersonId),
                    Sql.P(work.Now.VietnamDay().AddDays(-1))
                );
                return await leave.ExecuteNonQueryAsync(ct);
            }
        );
        var target = (await History())[1].ElementId;
        await DoAsync(head, "send-back", $$"""{"target":"{{target}}","reason":"Thiếu căn cứ"}""");
        Assert.Null((await History()).Single(p => p.State == "Open").Person);
        Assert.True(await HasWork(expert));
    }

    [Fact]
    public async Task A_completed_step_is_called_back_while_nobody_has_looked_at_the_next()
    {
        var first = await Open();
        await DoAsync(desk, "complete");
        var next = await Open();
        var page = await desk.GetAsync("/Processes/Tasks/Show/" + first);
        Assert.Equal(422, (await desk.SubmitAsync(page, null, "handler=Recall")).Status);
        var reason = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Ghi nhầm số tờ" };
        var recalled = await desk.SubmitAsync(page, reason, "handler=Recall");
        Assert.Equal(303, recalled.Status);
        Assert.EndsWith((await Open()).ToString(), recalled.Location, StringComparison.Ordinal);
        Assert.Equal(["Done", "Cancelled", "Open"], (await History()).Select(p => p.State));
        Assert.Equal("Trần Thị Lan", (await History())[2].Person);
        Assert.Contains("Ghi nhầm số tờ", (await desk.GetAsync(recalled.Location!)).Words, StringComparison.Ordinal);
        Assert.False(await HasWork(expert));
        var late = await CallAsync(expert, next, "complete", """{"outcome":"forward-0"}""");
        Assert.Contains("processes.task.withdrawn", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_somebody_has_looked_at_cannot_be_called_back()
    {
        var first = await Open();
        await DoAsync(desk, "complete");
        Assert.Contains("handler=Recall", (await desk.GetAsync("/Processes/Tasks/Show/" + first)).Text, StringComparison.Ordinal);
        await head.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.Contains("handler=Recall", (await desk.GetAsync("/Processes/Tasks/Show/" + first)).Text, StringComparison.Ordinal);
        await expert.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.DoesNotContain("handler=Recall", (await desk.GetAsync("/Processes/Tasks/Show/" + first)).Text, StringComparison.Ordinal);
        var refused = await CallAsync(desk, first, "recall", """{"reason":"Ghi nhầm"}""");
        Assert.Contains("processes.recall.seen", refused.Text, StringComparison.Ordinal);
        Assert.Contains(
            "processes.recall.own",
            (await CallAsync(colleague, first, "recall", """{"reason":"x"}""")).Text,
            StringComparison.Ordinal
        );
        await DoAsync(expert, "complete", """{"outcome":"forward-0"}""");
        Assert.Contains(
            "processes.recall.gone",
            (await CallAsync(desk, first, "recall", """{"reason":"x"}""")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_one_holds_the_others_do_not_see_until_it_is_given_back()
    {
        await DoAsync(desk, "complete");
        await DoAsync(expert, "claim");
        Assert.False(await HasWork(colleague));
        Assert.Contains("processes.task.not_offered", (await CallAsync(colleague, await Open(), "release")).Text, StringComparison.Ordinal);
        await DoAsync(expert, "release", """{"reason":"Đi công tác"}""");
        Assert.True(await HasWork(colleague));
        Assert.Contains("Đi công tác", (await colleague.GetAsync("/Processes/Tasks/Show/" + await Open())).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_head_gives_a_step_to_another_with_a_reason_that_both_read()
    {
        await DoAsync(desk, "complete");
        await DoAsync(expert, "claim");
        var leader = await office.SignInAsync(chief);
        var page = await leader.GetAsync("/Processes/Tasks/Show/" + await Open());
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Person"] = $"{second.PersonId}", ["AssignReason"] = "" };
        var nameless = await leader.SubmitAsync(page, form, "handler=Assign");
        Assert.Equal(422, nameless.Status);
        Assert.Contains("Hãy ghi lý do giao lại", nameless.Words, StringComparison.Ordinal);
        form["AssignReason"] = "Đồng chí Minh nghỉ ốm";
        Assert.Equal(303, (await leader.SubmitAsync(page, form, "handler=Assign")).Status);
        Assert.False(await HasWork(expert));
        Assert.True(await HasWork(colleague));
        var course = (await colleague.GetAsync("/Processes/Tasks/Show/" + await Open())).Words;
        Assert.Contains("Ngô Thị Mai giao cho Đỗ Thị Hà", course, StringComparison.Ordinal);
        Assert.Contains("Đồng chí Minh nghỉ ốm", course, StringComparison.Ordinal);
        Assert.Contains("processes.task.not_offered", (await CallAsync(expert, await Open(), "release")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_heads_give_out_work_and_a_unit_head_only_within_the_unit()
    {
        var to = $$"""{"personId":"{{second.PersonId}}","reason":"Cân việc"}""";
        Assert.Equal(403, (await CallAsync(expert, await Open(), "assign", to)).Status);
        var elsewhere = await office.UnitAsync("Phòng Khác");
        var stranger = await elsewhere.SignInAsync(
            await elsewhere.PersonAsync("Bùi Văn Tám", "Trưởng phòng khác", PostKind.UnitHead, Roles.UnitHead)
        );
        Assert.Contains("processes.assign.unit", (await CallAsync(stranger, await Open(), "assign", to)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "handler=Assign",
            (await stranger.GetAsync("/Processes/Tasks/Show/" + await Open())).Text,
            StringComparison.Ordinal
        );
        var leader = await office.SignInAsync(chief);
        var nobody = $$"""{"personId":"{{Guid.CreateVersion7()}}","reason":"Cân việc"}""";
        Assert.Contains(
            "processes.assign.person",
            (await CallAsync(leader, await Open(), "assign", nobody)).Text,
            StringComparison.Ordinal
        );
        await DoAsync(head, "assign", to);
        Assert.True(await HasWork(colleague));
    }
}
