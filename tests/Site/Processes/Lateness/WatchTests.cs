using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Running;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Lateness;

/// <summary>Who is reminded and who is told, each once, by working time, also when machines die or look at the same moment.</summary>
public sealed class WatchTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LateOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await LateOffice.OpenAsync(site, "H99.71");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Whoever_a_step_is_offered_to_is_reminded_once_and_the_head_of_the_unit_told_once_when_it_is_late()
    {
        await office.StartAsync();
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.Clerk));
        office.Go(6, 11);
        await office.WatchAsync();
        await office.WatchAsync();
        await Task.WhenAll(office.WatchAsync(), office.WatchAsync(), office.WatchAsync());
        Assert.Equal(["StepNear 1 Tiếp nhận hồ sơ"], await office.NoticesAsync(office.Clerk));
        Assert.Empty(await office.NoticesAsync(office.DeskHead));
        office.Go(6, 13, 30);
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.DeskHead));
        office.Go(6, 13, 31);
        await office.WatchAsync();
        office.Go(8, 13, 31);
        await office.WatchAsync();
        Assert.Equal(["StepLate 1 Tiếp nhận hồ sơ"], await office.NoticesAsync(office.DeskHead));
        Assert.Equal(["StepNear 1 Tiếp nhận hồ sơ"], await office.NoticesAsync(office.Clerk));
        Assert.Empty(await office.NoticesAsync(office.UnitHead));
        Assert.Empty(await office.NoticesAsync(office.Leader));
    }

    /// <param name="stoodInFor">Somebody stands in for the head who is away; else the head of the agency is told.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task For_a_head_who_is_away_the_substitute_is_told_or_whoever_is_above(bool stoodInFor)
    {
        await office.StartAsync();
        var substitute = stoodInFor ? $",\"substituteId\":\"{office.Specialist.PersonId}\",\"posts\":[\"{office.DeskHead.PostId}\"]" : "";
        var away = $$"""
            {"isAway":true,"decision":"Đơn nghỉ 4","decidedOn":"2026-01-06","validFrom":"2026-01-06","validTo":"2026-01-09"{{substitute}}}
            """;
        var told = await (await office.AsAsync(office.DeskHead)).CallAsync(
            "/api/v1/delegations",
            away,
            Guid.CreateVersion7().ToString("N")
        );
        Assert.True(told.Status == 200, told.Text);
        await office.WatchAsync();
        office.Go(6, 14);
        await office.WatchAsync();
        string[] late = ["StepLate 1 Tiếp nhận hồ sơ"];
        Assert.Equal(stoodInFor ? late : [], await office.NoticesAsync(office.Specialist));
        Assert.Equal(stoodInFor ? [] : late, await office.NoticesAsync(office.Leader));
    }

    [Fact]
    public async Task A_machine_that_dies_while_it_tells_leaves_nothing_told_twice_and_nothing_untold()
    {
        await office.StartAsync();
        await office.WatchAsync();
        office.Go(6, 11);
        var databases = site.Services.GetRequiredService<WorkDatabases>();
        await using (var dying = await databases.Worker.OpenConnectionAsync(TestContext.Current.CancellationToken))
        {
            // It has claimed the row and dies before the commit.
            await using var transaction = await dying.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var claim = dying.CreateCommand();
            claim.CommandText = "select id from processes.lookout for update";
            await claim.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await office.WatchAsync();
            Assert.Empty(await office.NoticesAsync(office.Clerk));
        }

        await office.WatchAsync();
        Assert.Single(await office.NoticesAsync(office.Clerk));
    }

    [Fact]
    public async Task While_the_clock_rests_nobody_is_told_and_afterwards_by_the_time_that_is_left()
    {
        var subject = await office.StartAsync();
        await office.WatchAsync();
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var instance = (
            await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct))
        )!;
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.PauseAsync(work, instance.Id, PauseGround.Payment, null, ct);
                return true;
            }
        );
        office.Go(7, 14);
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.Clerk));
        await office.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.ResumeAsync(work, instance.Id, restart: false, ct);
                return true;
            }
        );
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.Clerk));
        Assert.Empty(await office.NoticesAsync(office.DeskHead));
        office.Go(7, 17);
        await office.WatchAsync();
        Assert.Equal(["StepNear 1 Tiếp nhận hồ sơ"], await office.NoticesAsync(office.Clerk));
    }

    [Fact]
    public async Task When_the_promise_of_the_whole_is_missed_the_head_of_the_agency_is_told_and_its_hands_are_reminded_before()
    {
        var subject = await office.StartAsync();
        office.Go(9, 9);
        await office.WatchAsync();
        // Promised for Sunday the 11th at 08:00: less than a working day is left since Friday the 9th, and Saturday the 10th is worked.
        Assert.DoesNotContain("WholeNear", await office.NoticesAsync(office.Clerk));
        office.Go(10, 9);
        await office.WatchAsync();
        Assert.Contains("WholeNear", await office.NoticesAsync(office.Clerk));
        office.Go(11, 9);
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.Leader));
        office.Go(12, 8);
        await office.WatchAsync();
        Assert.Equal(["WholeLate"], await office.NoticesAsync(office.Leader));
        var page = await (await office.AsAsync(office.Clerk)).GetAsync(
            "/Processes/Tasks/Show/" + await office.TaskAsync(subject, "Tiếp nhận hồ sơ")
        );
        Assert.Contains("Báo Đỗ Thị Hoa: bước quá hạn", page.Words, StringComparison.Ordinal);
        Assert.Contains("Báo Phạm Văn Quang: cả việc quá hạn trả", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_is_not_told_of_their_own_lateness_but_the_one_above_is_and_where_there_is_none_it_is_an_incident()
    {
        var subject = await office.StartAsync();
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        await office.Scene.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update processes.task set assignee = $3, assignee_name = 'Đỗ Thị Hoa' where agency_id = $1 and id = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(task),
                    Sql.P(office.DeskHead.PersonId)
                );
                return Task.FromResult(true);
            }
        );
        await LeaderUntilAsync("2026-01-05");
        office.Go(6, 14);
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(office.DeskHead));
        Assert.Equal(1, await OpenIncidentsAsync());
        await CheckStaffAsync();
        Assert.Equal(1, await OpenIncidentsAsync());
        await LeaderUntilAsync(null);
        await CheckStaffAsync();
        Assert.Equal(0, await OpenIncidentsAsync());
        // The notice waited at the post for whoever holds it next.
        Assert.Equal(["StepLate 1 Tiếp nhận hồ sơ"], await office.NoticesAsync(office.Leader));
    }

    [Fact]
    public async Task A_notice_is_read_by_each_for_themselves_and_by_nobody_of_another_agency()
    {
        await office.StartAsync();
        var colleague = await LateOffice.OpenAsync(site, "H99.72");
        office.Go(6, 11);
        await office.WatchAsync();
        Assert.Empty(await office.NoticesAsync(colleague.Clerk));
        var clerk = await office.AsAsync(office.Clerk);
        var page = await clerk.GetAsync("/Processes/Lateness/Notices");
        Assert.Contains("1 nhắc việc chưa đọc", page.Words, StringComparison.Ordinal);
        Assert.Contains("Bước sắp đến hạn", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nhắc việc", (await clerk.GetAsync("/")).Words, StringComparison.Ordinal);
        var id = page.Document!.QuerySelector("input[name=notices]")!.GetAttribute("value");
        var stranger = await office.AsAsync(colleague.Clerk);
        Assert.Contains(
            "\"read\":0",
            (await stranger.CallAsync("/api/v1/notices/read", $$"""{"ids":["{{id}}"]}""", "read-00001")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("1 nhắc việc chưa đọc", (await clerk.GetAsync("/Processes/Lateness/Notices")).Words, StringComparison.Ordinal);
        Assert.Equal(400, (await clerk.CallAsync("/api/v1/notices/read", "{}", null)).Status);
        Assert.Equal(303, (await clerk.SubmitAsync(page, null, null, ("all", "true"))).Status);
        Assert.Contains("0 nhắc việc chưa đọc", (await clerk.GetAsync("/Processes/Lateness/Notices")).Words, StringComparison.Ordinal);
        Assert.Contains("\"unread\":0", (await clerk.GetAsync("/api/v1/notices?unread=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_pages_hear_of_a_new_notice_and_lists_of_work_do_not()
    {
        var work = site.Services.GetRequiredService<NewWork>();
        var ct = TestContext.Current.CancellationToken;
        await office.StartAsync();
        await office.WatchAsync();
        var principals = (await office.Scene.ActorAsync(office.Clerk)).Principals;
        using var notices = await work.ListenAsync(office.Scene.AgencyId, principals, ct, ofNotices: true);
        using var tasks = await work.ListenAsync(office.Scene.AgencyId, principals, ct);
        office.Go(6, 11);
        await office.WatchAsync();
        Assert.True(await notices.WaitAsync(TimeSpan.FromSeconds(30), ct));
        Assert.False(await tasks.WaitAsync(TimeSpan.Zero, ct));
    }

    private Task CheckStaffAsync() => site.Services.GetRequiredService<StaffCheck>().RunAsync(TestContext.Current.CancellationToken);

    private Task LeaderUntilAsync(string? day) =>
        office.Scene.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update organisation.appointment set valid_to = $3::date where agency_id = $1 and person_id = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(office.Leader.PersonId),
                    Sql.Text(day)
                );
                return Task.FromResult(true);
            }
        );

    private Task<long> OpenIncidentsAsync() =>
        site.Runner.LookAsync(
            office.Scene.AgencyId,
            "select count(*) from processes.incident where agency_id = $1 and kind = 'head' and cured_at is null",
            [Sql.P(office.Scene.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : -1
        );
}
