using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Site.Processes.Lateness;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>
/// Steps entered later than they were done. The desk's step comes in on Tuesday, 6 January 2026, 08:00 and is due at 13:30; three working days before
/// Tuesday the 13th is Friday the 9th, since Saturday the 10th is a make-up day.
/// </summary>
public sealed class BackdatingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LateOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await LateOffice.OpenAsync(site, "H99.51");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 1, day, hour, minute, 0, TimeSpan.FromHours(7));

    private static string Json(DateTimeOffset? at, string reason = "Mất điện", string evidence = "Sổ giấy số 12", string more = "") =>
        $$"""{"later":{"at":{{JsonSerializer.Serialize(at)}},"reason":"{{reason}}","evidence":"{{evidence}}"} {{more}} }""";

    private async Task<TestPage> CompleteAsync(Player player, Guid task, string json) =>
        await (await office.AsAsync(player)).CallAsync(
            $"/api/v1/tasks/{task}/complete",
            json,
            "later-" + Guid.CreateVersion7().ToString("N")
        );

    private async Task RefusedAsync(string code, Player player, Guid task, string json)
    {
        var answer = await CompleteAsync(player, task, json);
        Assert.True(answer.Status == 422, $"{answer.Status}: {answer.Text}");
        Assert.Equal(code, JsonDocument.Parse(answer.Text).RootElement.GetProperty("code").GetString());
    }

    private Task<IReadOnlyList<StepPass>> HistoryAsync(Guid subject) => DrawnProcess.HistoryAsync(site, office.Scene, subject);

    [Fact]
    public async Task A_step_done_in_time_and_entered_late_is_not_late_and_what_follows_counts_from_when_it_was_done()
    {
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        office.Go(7, 9);
        Assert.Equal(200, (await CompleteAsync(office.Clerk, task, Json(At(6, 10)))).Status);
        var passes = await HistoryAsync(subject);
        Assert.Equal((At(6, 10), (string?)null), (passes[0].DoneAt!.Value.ToOffset(At(6, 10).Offset), passes[0].LateReason));
        Assert.Equal(120, passes[0].TakenMinutes);
        Assert.Equal(new EnteredLater(At(7, 9).ToUniversalTime(), "Mất điện", "Sổ giấy số 12"), passes[0].Later);
        Assert.Equal(At(6, 10), passes[1].ReceivedAt);
        Assert.Equal(At(8, 17), passes[1].DueAt);
        await Replay.HoldsAsync(site, subject);

        var words = (await (await office.AsAsync(office.Specialist)).GetAsync($"/Processes/Tasks/Show/{passes[1].TaskId}")).Words;
        Assert.Contains("Nhập sau Nhập lúc 07/01/2026 09:00: Mất điện. Căn cứ: Sổ giấy số 12", words, StringComparison.Ordinal);
        Assert.Contains("Trần Thị Lan", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_limit_holds_at_its_edge()
    {
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        office.Go(7, 9);
        await RefusedAsync("processes.backdate.future", office.Clerk, task, Json(At(7, 9, 1)));
        await RefusedAsync("processes.backdate.before", office.Clerk, task, Json(At(6, 7, 59)));
        await RefusedAsync("processes.backdate.at", office.Clerk, task, Json(null));
        await RefusedAsync("processes.backdate.words", office.Clerk, task, Json(At(6, 10), reason: " "));
        await RefusedAsync("processes.backdate.words", office.Clerk, task, Json(At(6, 10), evidence: ""));
        office.Go(13, 9);
        const string Why = ",\"lateReason\":\"Mất điện\"";
        await RefusedAsync("processes.backdate.early", office.Clerk, task, Json(At(8, 23, 59), more: Why));
        // At midnight of the third working day back it was late, and the reason is asked for.
        await RefusedAsync("processes.late.reason", office.Clerk, task, Json(At(9, 0)));
        Assert.Equal(200, (await CompleteAsync(office.Clerk, task, Json(At(9, 0), more: Why))).Status);
        // What follows was not there before its predecessor was done.
        var second = await office.StartAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        var first = await office.TaskAsync(second, "Tiếp nhận hồ sơ");
        Assert.Equal(200, (await CompleteAsync(office.Clerk, first, Json(At(13, 9, 10)))).Status);
        var next = await office.TaskAsync(second, "Thẩm định");
        await RefusedAsync("processes.outcome.missing", office.Specialist, next, Json(At(13, 9, 15)));
        var code = (await OutcomesAsync(next)).First(c => c.StartsWith("forward", StringComparison.Ordinal));
        await RefusedAsync("processes.backdate.before", office.Specialist, next, Json(At(13, 9, 9), more: $",\"outcome\":\"{code}\""));
        Assert.Equal(200, (await CompleteAsync(office.Specialist, next, Json(At(13, 9, 10), more: $",\"outcome\":\"{code}\""))).Status);
        await Replay.HoldsAsync(site, second);
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task The_process_owner_sets_how_far_back_and_who_has_no_right_is_refused()
    {
        var owner = await office.AsAsync(office.Owner);
        Assert.Equal(
            403,
            (await (await office.AsAsync(office.Clerk)).CallAsync("/api/v1/backdate-rule", "{\"days\":9}", "rule-0001")).Status
        );
        Assert.Equal(422, (await owner.CallAsync("/api/v1/backdate-rule", "{\"days\":31}", "rule-0002")).Status);
        Assert.Contains("3", (await owner.GetAsync("/api/v1/backdate-rule")).Text, StringComparison.Ordinal);
        var page = await owner.GetAsync("/Processes/Entering/Settings");
        Assert.Equal(303, (await owner.SubmitAsync(page, new Dictionary<string, string> { ["Days"] = "7" })).Status);
        page = await owner.GetAsync("/Processes/Entering/Settings");
        var meanwhile = await owner.GetAsync("/Processes/Entering/Settings");
        Assert.Equal(303, (await owner.SubmitAsync(page, new Dictionary<string, string> { ["Days"] = "0" })).Status);
        Assert.Equal(409, (await owner.SubmitAsync(meanwhile, new Dictionary<string, string> { ["Days"] = "5" })).Status);
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        office.Go(6, 10);
        await RefusedAsync("processes.backdate.off", office.Clerk, task, Json(At(6, 9)));
        var others = await LateOffice.OpenAsync(site, "H99.52");
        Assert.Contains("3", (await (await others.AsAsync(others.Owner)).GetAsync("/api/v1/backdate-rule")).Text, StringComparison.Ordinal);

        var writer = await office.Scene.PersonAsync("Vũ Văn Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            writer,
            "one",
            "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Cấp số\"/><endEvent id=\"e\"/>",
            "s>a a>e"
        );
        var stamped = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-9");
        office.Go(6, 11);
        await RefusedAsync(
            "processes.backdate.right",
            writer,
            await DrawnProcess.OpenAsync(site, office.Scene, stamped, "a"),
            Json(At(6, 10, 30))
        );
    }

    [Fact]
    public async Task A_clock_that_was_stopped_afterwards_is_not_counted_again()
    {
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var instance = (
            await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct))
        )!.Id;
        office.Go(6, 9);
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.PauseAsync(work, instance, PauseGround.Supplement, "12/TB", ct);
                return true;
            }
        );
        office.Go(6, 10);
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.ResumeAsync(work, instance, restart: false, ct);
                return true;
            }
        );
        office.Go(6, 11);
        await RefusedAsync("processes.backdate.clock", office.Clerk, task, Json(At(6, 9, 59)));
        Assert.Equal(200, (await CompleteAsync(office.Clerk, task, Json(At(6, 10)))).Status);
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task What_waited_for_two_branches_begins_when_the_later_one_ended()
    {
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Clerk,
            "both",
            "<startEvent id=\"s\"/><parallelGateway id=\"f\"/><userTask id=\"a\" name=\"A\"/><userTask id=\"b\" name=\"B\"/><parallelGateway id=\"j\"/><userTask id=\"c\" name=\"C\"/><endEvent id=\"e\"/>",
            "s>f f>a f>b a>j b>j j>c c>e"
        );
        var subject = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-2");
        office.Go(6, 10);
        Assert.Equal(200, (await CompleteAsync(office.Clerk, await DrawnProcess.OpenAsync(site, office.Scene, subject, "a"), "{}")).Status);
        office.Go(6, 11);
        var second = await DrawnProcess.OpenAsync(site, office.Scene, subject, "b");
        Assert.Equal(200, (await CompleteAsync(office.Clerk, second, Json(At(6, 9)))).Status);
        var passes = (await HistoryAsync(subject)).ToDictionary(p => p.Name, StringComparer.Ordinal);
        Assert.Equal(At(6, 9), passes["B"].DoneAt);
        Assert.Equal(At(6, 10), passes["C"].ReceivedAt);
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task The_page_takes_it_and_keeps_what_was_typed_when_it_is_refused()
    {
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        office.Go(7, 9);
        var clerk = await office.AsAsync(office.Clerk);
        var page = await clerk.GetAsync($"/Processes/Tasks/Show/{task}");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Later.At"] = "2026-01-06T10:00",
            ["Later.Reason"] = "Mất mạng",
        };
        var refused = await clerk.SubmitAsync(page, fields, "#act");
        Assert.Equal(422, refused.Status);
        Assert.Contains(
            "Nhập sau phải có lý do và căn cứ",
            refused.Document!.QuerySelector("#Later_Evidence-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Mất mạng", refused.Document.QuerySelector("#Later_Reason")!.GetAttribute("value"));
        Assert.Equal("2026-01-06T10:00", refused.Document.QuerySelector("#Later_At")!.GetAttribute("value"));
        fields["Later.Evidence"] = "Biên bản 3";
        fields["Later.At"] = "hôm qua";
        Assert.Equal(422, (await clerk.SubmitAsync(page, fields, "#act")).Status);
        fields["Later.At"] = "06/01/2026 10:00";
        Assert.Equal(303, (await clerk.SubmitAsync(page, fields, "#act")).Status);
        Assert.Equal("Biên bản 3", (await HistoryAsync(subject))[0].Later!.Evidence);
        var head = await office.AsAsync(office.DeskHead);
        Assert.Contains("Nhập sau", (await head.GetAsync("/Processes/Lateness/DoneList")).Words, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> OutcomesAsync(Guid task)
    {
        var answer = await (await office.AsAsync(office.Specialist)).GetAsync("/api/v1/tasks/" + task);
        return
        [
            .. JsonDocument
                .Parse(answer.Text)
                .RootElement.GetProperty("outcomes")
                .EnumerateArray()
                .Select(o => o.GetProperty("code").GetString()!),
        ];
    }
}
