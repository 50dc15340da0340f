using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Calendars;

/// <summary>A day off is decreed while work is running: shown first, consented to, and then every open deadline moves, once.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private const string Asbegun = "promise 12 17:00 x40; step 10 17:00 x40";
    private const string Moved = "promise 13 17:00 x40; step 12 17:00 x40";
    private TestSite site = null!;
    private CalendarOffice office = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await CalendarOffice.OpenAsync(site, "H99.61");
        administrator = await office.Scene.SignInAsync(office.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Forty_deadlines_move_as_shown_and_move_back_exactly_when_the_day_is_withdrawn()
    {
        await office.BeginAsync(40);
        var preview = await administrator.GetAsync(CalendarOffice.Preview);
        Assert.Contains("40 hạn trả, 40 hạn bước và 0 hẹn giờ sẽ dời. Chưa có gì thay đổi.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Cấp giấy phép", preview.Words, StringComparison.Ordinal);
        Assert.Equal(Asbegun, await office.DuesAsync());
        Assert.Equal(0, await office.CountAsync("processes.decreed_day where true"));

        var day = await CalendarOffice.DecreeAsync(administrator);
        Assert.Contains("0/80", (await administrator.GetAsync(day)).Words, StringComparison.Ordinal);
        var tooEarly = await administrator.GetAsync(day.Replace("/Show/", "/Withdraw/", StringComparison.Ordinal));
        Assert.Contains("Một ngày khác vừa ghi còn đang dời hạn", tooEarly.Words, StringComparison.Ordinal);
        Assert.Equal(Asbegun, await office.DuesAsync());
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal(Moved, await office.DuesAsync());
        var shown = (await administrator.GetAsync(day)).Words;
        Assert.Contains("Đã dời xong: 40 hạn trả, 40 hạn bước và 0 hẹn giờ.", shown, StringComparison.Ordinal);
        Assert.Contains("15/TB-SNV", shown, StringComparison.Ordinal);
        Assert.Equal(
            80,
            await office.CountAsync("processes.deadline_move where reason like 'Mất điện%15/TB-SNV%' and by_name = 'Phạm Quản Trị'")
        );
        Assert.Equal(
            2,
            await office.CountAsync("audit_log.entry where what = 'processes.deadlines_moved' and reason like '%15/TB-SNV%Phạm Quản Trị'")
        );

        await CalendarOffice.WithdrawAsync(administrator, day);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal(Asbegun, await office.DuesAsync());
        var history = (await administrator.GetAsync("/Processes/Calendars?year=2026")).Words;
        Assert.Contains("Đã thôi áp dụng", history, StringComparison.Ordinal);
        Assert.Contains("Điện lực đổi lịch", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_between_two_batches_the_counting_goes_on_and_moves_each_deadline_once()
    {
        await office.BeginAsync(40);
        await CalendarOffice.DecreeAsync(administrator);
        var ct = TestContext.Current.CancellationToken;
        Assert.True(await site.Services.GetRequiredService<Recounts>().StepAsync(office.Scene.AgencyId, 1, ct));
        Assert.Equal(2 * Recounts.AtOnce, await office.CountAsync("processes.deadline_move where true"));
        await using var twin = await site.TwinAsync();
        await CalendarOffice.CountAgainAsync(twin);
        Assert.Equal(Moved, await office.DuesAsync());
        Assert.Equal(80, await office.CountAsync("processes.deadline_move where true"));
        Assert.False(await site.Services.GetRequiredService<Recounts>().StepAsync(office.Scene.AgencyId, 1, ct));
    }

    [Fact]
    public async Task Consent_to_other_counts_than_those_that_move_is_shown_again()
    {
        await office.BeginAsync(2);
        var stale = await administrator.GetAsync(CalendarOffice.Preview);
        await office.BeginAsync(1);
        var answer = await administrator.SubmitAsync(stale);
        Assert.Equal(422, answer.Status);
        Assert.Contains("3 hạn trả, 3 hạn bước và 0 hẹn giờ, khác với số đã xác nhận", answer.Words, StringComparison.Ordinal);
        Assert.Equal(0, await office.CountAsync("processes.decreed_day where true"));
        Assert.Equal(303, (await administrator.SubmitAsync(answer)).Status);
    }

    [Fact]
    public async Task Of_two_who_decree_the_same_day_the_second_is_told_who_was_first()
    {
        var head = await office.Scene.SignInAsync(office.Head);
        var (one, two) = (await administrator.GetAsync(CalendarOffice.Preview), await head.GetAsync(CalendarOffice.Preview));
        var answers = await Task.WhenAll(administrator.SubmitAsync(one), head.SubmitAsync(two));
        Assert.Equal([303, 422], answers.Select(a => a.Status).Order());
        Assert.Contains("đã được", answers.Single(a => a.Status == 422).Words, StringComparison.Ordinal);
        Assert.Equal(1, await office.CountAsync("processes.decreed_day where true"));
    }

    [Fact]
    public async Task A_paused_clock_stays_paused_and_a_promise_whose_term_cannot_be_read_moves_by_what_was_left()
    {
        var paused = (await office.BeginAsync(1))[0];
        await office.BeginAsync(1, "theo quy định của pháp luật");
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.PauseAsync(work, paused, PauseGround.Payment, null, ct);
                return true;
            }
        );
        var preview = await administrator.GetAsync(CalendarOffice.Preview);
        Assert.Contains("1 việc đang tạm dừng vẫn tạm dừng", preview.Words, StringComparison.Ordinal);
        var day = await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 13 17:00 x2; step 12 17:00 x2", await office.DuesAsync());
        Assert.Equal(1, await office.CountAsync("processes.instance where paused_since is not null"));

        // It rests from Tuesday to Friday: two working days less those that the day off took.
        site.Clock.Set(CalendarOffice.At(9, 8));
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.ResumeAsync(work, paused, restart: false, ct);
                return true;
            }
        );
        Assert.Equal("promise 13 17:00 x1; promise 15 17:00 x1; step 12 17:00 x1; step 14 17:00 x1", await office.DuesAsync());
        administrator = await office.Scene.SignInAsync(office.Administrator);
        await CalendarOffice.WithdrawAsync(administrator, day);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 12 17:00 x1; promise 15 17:00 x1; step 10 17:00 x1; step 14 17:00 x1", await office.DuesAsync());
    }

    [Fact]
    public async Task What_begins_after_the_act_is_promised_on_the_new_calendar_and_not_moved_again()
    {
        await office.BeginAsync(1);
        await CalendarOffice.DecreeAsync(administrator);
        await office.BeginAsync(1);
        Assert.Equal("promise 12 17:00 x1; promise 13 17:00 x1; step 10 17:00 x1; step 12 17:00 x1", await office.DuesAsync());
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 13 17:00 x2; step 12 17:00 x2", await office.DuesAsync());
        Assert.Equal(2, await office.CountAsync("processes.deadline_move where true"));
    }

    [Fact]
    public async Task A_step_that_this_process_remembers_is_completed_after_its_deadline_moved()
    {
        await office.BeginAsync(1);
        await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        var worker = await office.Scene.SignInAsync(office.Worker);
        var inbox = System.Text.Json.JsonDocument.Parse((await worker.GetAsync("/api/v1/tasks")).Text).RootElement;
        var task = inbox.GetProperty("tasks")[0].GetProperty("taskId").GetGuid();
        Assert.Equal(200, (await worker.CallAsync($"/api/v1/tasks/{task}/complete", "{}", "complete-01")).Status);
    }

    [Fact]
    public async Task A_day_in_the_past_says_so_and_leaves_what_has_ended()
    {
        await office.BeginAsync(1);
        site.Clock.Set(CalendarOffice.At(9, 9));
        administrator = await office.Scene.SignInAsync(office.Administrator);
        Assert.Contains("Ngày này đã qua.", (await administrator.GetAsync(CalendarOffice.Preview)).Words, StringComparison.Ordinal);
        await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 13 17:00 x1; step 12 17:00 x1", await office.DuesAsync());
    }
}
