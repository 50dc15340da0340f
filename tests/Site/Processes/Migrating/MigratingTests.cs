using System.Text.Json;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Migrating;

/// <summary>A running procedure is revised and its work moves over by decision: look, consent, one by one, and back. Over HTTP on a real database.</summary>
public sealed class MigratingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private MovingOffice office = null!;
    private TestClient owner = null!;
    private Guid received;
    private Guid examined;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await MovingOffice.OpenAsync(site, "H99.41");
        received = await office.BeginAsync("HS-1", 0);
        examined = await office.BeginAsync("HS-2", 1);
        owner = await office.Scene.SignInAsync(office.Owner);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    [Fact]
    public async Task What_was_received_stays_until_it_is_decided_and_then_moves_as_it_was_shown()
    {
        var expert = await office.Scene.SignInAsync(office.Specialist);
        var before = await office.OpenAsync(examined);
        Assert.Equal(200, (await expert.CallAsync($"/api/v1/tasks/{before.TaskId}/claim", "{}", Key)).Status);
        await office.ReviseAsync();
        Assert.Equal(1, await office.VersionOfAsync(examined));

        var design = await owner.GetAsync("/Processes/Designing/Show/" + office.Process);
        Assert.Contains("Chuyển sang phiên bản 2", design.Words, StringComparison.Ordinal);
        var page = await owner.GetAsync(office.PlanPage);
        Assert.Equal(200, page.Status);
        Assert.Contains("2 việc sẽ chuyển sang phiên bản 2, 0 việc ở lại. Chưa có gì thay đổi.", page.Words, StringComparison.Ordinal);
        Assert.Contains("2 Thẩm định → 2 Thẩm định hồ sơ", page.Words, StringComparison.Ordinal);
        Assert.Contains("Chuyên viên → Pháp chế", page.Words, StringComparison.Ordinal);
        Assert.Contains("2 ngày → 3 ngày", page.Words, StringComparison.Ordinal);
        Assert.Contains("Lê Văn Minh thôi giữ", page.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await owner.SubmitAsync(page)).Status);
        Assert.Equal(0, await office.CountAsync("processes.migration where true"));

        var decision = await office.DecideAsync(owner);
        Assert.Equal(1, await office.VersionOfAsync(examined));
        Assert.Contains("còn 2 việc", (await owner.GetAsync(decision)).Words, StringComparison.Ordinal);
        await MovingOffice.CarryOutAsync(site);

        Assert.Equal((2, 2), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
        var after = await office.OpenAsync(examined);
        Assert.Equal((before.TaskId, before.ReceivedAt), (after.TaskId, after.ReceivedAt));
        Assert.Equal(("Thẩm định hồ sơ", "Pháp chế", null), (after.Name, after.Role, after.Person));
        Assert.Equal(1440, after.NormMinutes);
        Assert.Equal(before.DueAt!.Value.AddDays(1), after.DueAt!.Value);
        Assert.DoesNotContain("HS-2", (await expert.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
        var second = await office.Scene.SignInAsync(office.Second);
        Assert.Contains("HS-2", (await second.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
        var course = (await second.GetAsync("/Processes/Tasks/Show/" + after.TaskId)).Words;
        Assert.Contains("Phiên bản 1 → 2, 12/QĐ-SVH", course, StringComparison.Ordinal);
        var result = await owner.GetAsync(decision + "?state=Moved");
        Assert.Contains("Đã chuyển", result.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("HS-9", result.Words, StringComparison.Ordinal);
        Assert.Equal(2, await office.CountAsync("audit_log.entry where what = 'processes.instance_moved'"));
        Assert.Equal(1, await office.CountAsync("audit_log.entry where what = 'processes.migration_decided'"));

        await Replay.HoldsAsync(site, examined);
        for (var i = 0; i < 3; i++)
        {
            await office.CompleteAsync(examined);
        }

        Assert.Equal(1, await office.CountAsync("processes.instance where status = 'Completed'"));
        Assert.Equal(["Tiếp nhận", "Thẩm định hồ sơ", "Vào sổ", "Ký duyệt"], (await office.HistoryAsync(examined)).Select(p => p.Name));
        await Replay.HoldsAsync(site, examined);
    }

    [Fact]
    public async Task Work_whose_step_is_gone_is_refused_and_stays_unless_a_place_is_chosen()
    {
        await office.PublishAsync(
            new("S1", "1", "Tiếp nhận", "L1", "0,5 ngày", 240, []),
            new("S2", "2", "Ký duyệt", "L4", "1 ngày", 480, [])
        );
        var page = await owner.GetAsync(office.PlanPage);
        Assert.Contains("1 việc sẽ chuyển sang phiên bản 2, 1 việc ở lại.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Phải chọn", page.Words, StringComparison.Ordinal);
        Assert.Contains("phiên bản mới không có chỗ tương ứng", page.Words, StringComparison.Ordinal);
        var select = page.Document!.QuerySelectorAll("select[name^='Input.Map']").Single(s => s.QuerySelector("option[selected]") is null);
        var sign = select.QuerySelectorAll("option").Single(o => o.TextContent == "2 Ký duyệt").GetAttribute("value")!;
        var chosen = await owner.GetAsync($"{office.PlanPage}?{Uri.EscapeDataString(select.GetAttribute("name")!)}={sign}");
        Assert.Contains("2 việc sẽ chuyển sang phiên bản 2, 0 việc ở lại.", chosen.Words, StringComparison.Ordinal);

        var decision = await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal((2, 1), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
        Assert.Contains("phiên bản mới không có chỗ tương ứng", (await owner.GetAsync(decision)).Words, StringComparison.Ordinal);
        await office.CompleteAsync(examined);
        await office.CompleteAsync(examined);
        await Replay.HoldsAsync(site, examined);
    }

    [Fact]
    public async Task One_is_taken_back_as_it_was_and_what_has_gone_on_is_kept()
    {
        await office.ReviseAsync();
        var before = await office.RowsAsync(examined);
        var decision = await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        Assert.NotEqual(before, await office.RowsAsync(examined));
        await office.CompleteAsync(received);
        // Looking is not doing.
        var second = await office.Scene.SignInAsync(office.Second);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await second.GetAsync("/Processes/Tasks/Show/" + (await office.OpenAsync(examined)).TaskId);

        var page = await owner.GetAsync(decision);
        Assert.Equal(422, (await owner.SubmitAsync(page, null, "handler=All")).Status);
        var back = await owner.SubmitAsync(page, new Dictionary<string, string> { ["Reason"] = "Văn bản bị thu hồi" }, "handler=All");
        Assert.Equal(303, back.Status);
        await MovingOffice.CarryOutAsync(site);

        Assert.Equal((2, 1), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
        Assert.Equal(before, await office.RowsAsync(examined));
        await Replay.HoldsAsync(site, examined);
        var result = (await owner.GetAsync(decision)).Words;
        Assert.Contains("nên giữ ở phiên bản mới", result, StringComparison.Ordinal);
        Assert.Contains("Văn bản bị thu hồi", result, StringComparison.Ordinal);
        await office.CompleteAsync(examined);
        await office.CompleteAsync(examined);
        await Replay.HoldsAsync(site, examined);
        Assert.Equal(422, (await owner.SubmitAsync(page, new Dictionary<string, string> { ["Reason"] = "Lại" }, "handler=All")).Status);
    }

    [Fact]
    public async Task A_single_one_is_taken_back_and_may_be_moved_by_another_decision()
    {
        await office.ReviseAsync();
        var decision = await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        var back = await owner.SubmitAsync(
            await owner.GetAsync(decision + "?q=HS-1"),
            new Dictionary<string, string> { ["Reason"] = "Nhầm hồ sơ" },
            "handler=One"
        );
        Assert.Equal(303, back.Status);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal((1, 2), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
        await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal(2, await office.VersionOfAsync(received));
        await Replay.HoldsAsync(site, received);
    }

    [Fact]
    public async Task Work_that_went_on_after_the_look_or_ended_is_not_moved_unseen()
    {
        await office.ReviseAsync();
        var third = await office.BeginAsync("HS-3", 2);
        var decision = await office.DecideAsync(owner);
        await office.CompleteAsync(examined);
        await office.CompleteAsync(third);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal((2, 1), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
        var result = (await owner.GetAsync(decision)).Words;
        Assert.Contains("đã đi tiếp sau khi xem trước", result, StringComparison.Ordinal);
        Assert.Contains("đã kết thúc trước khi chuyển", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_counts_a_newer_version_and_a_second_decision_are_told_and_nothing_jumps()
    {
        await office.ReviseAsync();
        var page = await owner.GetAsync(office.PlanPage);
        await office.BeginAsync("HS-4", 0, office.First);
        var other = await owner.SubmitAsync(page, MovingOffice.Consent());
        Assert.Equal(422, other.Status);
        Assert.Contains("Bây giờ có 3 việc sẽ chuyển", other.Words, StringComparison.Ordinal);

        page = await owner.GetAsync(office.PlanPage);
        await office.ReviseAsync();
        var newer = await owner.SubmitAsync(page, MovingOffice.Consent());
        Assert.Equal(422, newer.Status);
        Assert.Contains("Phiên bản 3 vừa được ban hành; kế hoạch này chuyển sang phiên bản 2", newer.Words, StringComparison.Ordinal);
        // Looked at again, it goes where the plan says.
        var answer = await owner.SubmitAsync(newer, MovingOffice.Consent());
        Assert.Equal(303, answer.Status);

        var second = await owner.SubmitAsync(await owner.GetAsync(office.PlanPage), MovingOffice.Consent("13/QĐ-SVH"));
        Assert.Equal(422, second.Status);
        Assert.Contains("Quyết định 12/QĐ-SVH", second.Words, StringComparison.Ordinal);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal(2, await office.VersionOfAsync(received));

        await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal(3, await office.VersionOfAsync(received));
        await Replay.HoldsAsync(site, received);
        Assert.Contains("Không có việc nào đang chạy", (await owner.GetAsync(office.PlanPage)).Words, StringComparison.Ordinal);
        var old = await owner.GetAsync($"{office.PlanPage}?Input.To={office.First}&Input.From={office.First}");
        Assert.Contains("Việc chỉ chuyển từ phiên bản cũ sang phiên bản mới hơn", old.Words, StringComparison.Ordinal);
        var nowhere = await owner.GetAsync($"{office.PlanPage}?Input.To={Guid.CreateVersion7()}");
        Assert.Contains("Phiên bản đích chưa ban hành", nowhere.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_work_begun_within_the_days_moves_and_two_machines_move_each_once()
    {
        await office.ReviseAsync();
        site.Clock.Advance(TimeSpan.FromDays(2));
        var late = await office.BeginAsync("HS-5", 1, office.First);
        owner = await office.Scene.SignInAsync(office.Owner);
        var page = await owner.GetAsync(office.PlanPage + "?Input.BegunTo=2026-01-07");
        Assert.Contains("2 việc sẽ chuyển", page.Words, StringComparison.Ordinal);
        await office.DecideAsync(owner, "?Input.BegunTo=2026-01-07");
        await using var twin = await site.TwinAsync();
        await Task.WhenAll(MovingOffice.CarryOutAsync(site), MovingOffice.CarryOutAsync(twin));
        Assert.Equal((2, 1), (await office.VersionOfAsync(examined), await office.VersionOfAsync(late)));
        Assert.Equal(2, await office.CountAsync("audit_log.entry where what = 'processes.instance_moved'"));
        var odd = await owner.GetAsync(office.PlanPage + "?Input.BegunFrom=2026-02-01&Input.BegunTo=2026-01-07");
        Assert.Contains("phải trước hoặc bằng", odd.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_sees_nothing_of_it_and_the_right_and_the_key_are_needed()
    {
        await office.ReviseAsync();
        var decision = await office.DecideAsync(owner);
        var neighbour = await MovingOffice.OpenAsync(site, "H99.42");
        var stranger = await neighbour.Scene.SignInAsync(neighbour.Owner);
        var id = decision.Split('/')[^1];
        foreach (
            var path in (string[])
                [office.PlanPage, decision, $"/api/v1/migrations/{id}", $"/api/v1/processes/{office.Process}/migrations/preview"]
        )
        {
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
        }

        Assert.Equal(404, (await stranger.CallAsync($"/api/v1/migrations/{id}/take-back", """{"reason":"thử"}""", Key)).Status);
        Assert.Equal(404, (await stranger.CallAsync($"/api/v1/processes/{office.Process}/migrations", "{}", Key)).Status);
        var worker = await office.Scene.SignInAsync(office.Specialist);
        Assert.Equal(403, (await worker.GetAsync(office.PlanPage)).Status);
        Assert.Equal(403, (await worker.CallAsync($"/api/v1/processes/{office.Process}/migrations", "{}", Key)).Status);
        Assert.Equal(400, (await owner.CallAsync($"/api/v1/processes/{office.Process}/migrations", "{}", null)).Status);
    }

    [Fact]
    public async Task By_calls_it_is_looked_at_decided_once_and_taken_back()
    {
        await office.ReviseAsync();
        var start = $"/api/v1/processes/{office.Process}/migrations";
        var look = JsonDocument.Parse((await owner.GetAsync(start + "/preview")).Text).RootElement;
        Assert.Equal(
            (2, 0, 2),
            (look.GetProperty("moving").GetInt32(), look.GetProperty("staying").GetInt32(), look.GetProperty("newest").GetInt32())
        );
        const string Body =
            """{"decision":"12/QĐ","decidedOn":"2026-01-05","reason":"Sửa quy trình","moving":MOVING,"staying":0,"newest":2}""";
        var wrong = await owner.CallAsync(start, Body.Replace("MOVING", "5", StringComparison.Ordinal), Key);
        Assert.Contains("processes.migration.counts_changed", wrong.Text, StringComparison.Ordinal);
        var body = Body.Replace("MOVING", "2", StringComparison.Ordinal);
        var first = await owner.CallAsync(start, body, "migration-0001");
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(first.Text, (await owner.CallAsync(start, body, "migration-0001")).Text);
        Assert.Equal(1, await office.CountAsync("processes.migration where true"));
        await MovingOffice.CarryOutAsync(site);
        var id = JsonDocument.Parse(first.Text).RootElement.GetGuid();
        var told = JsonDocument.Parse((await owner.GetAsync($"/api/v1/migrations/{id}")).Text).RootElement;
        Assert.Equal(2, told.GetProperty("counts").GetProperty("Moved").GetInt32());
        Assert.Equal(200, (await owner.CallAsync($"/api/v1/migrations/{id}/take-back", """{"reason":"Thu hồi"}""", Key)).Status);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal((1, 1), (await office.VersionOfAsync(received), await office.VersionOfAsync(examined)));
    }
}
