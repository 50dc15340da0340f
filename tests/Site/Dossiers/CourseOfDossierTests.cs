using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Dossiers;

/// <summary>A dossier over its life: worked on by five officials, supplemented, refused, finished, returned. It is Tuesday, 6 January 2026, 08:00.</summary>
public sealed class CourseOfDossierTests : IAsyncLifetime
{
    private TestSite site = null!;
    private OneStop desk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Five_officials_act_in_turn_the_result_is_ready_before_it_is_fetched_and_the_dossier_closes_when_it_is()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        Assert.Equal(DossierState.Received, (await DossierAsync(id)).State);
        await desk.StepAsync(desk.Clerk);
        Assert.Equal(DossierState.Processing, (await DossierAsync(id)).State);
        await ToReturnStepAsync();
        var ready = await DossierAsync(id);
        Assert.Equal(DossierState.Finished, ready.State);
        Assert.Equal(DossierOutcome.Granted, ready.Outcome);
        var readyAt = ready.FinishedAt;

        // The applicant comes two weeks later: the promise was kept all the same.
        await desk.GoToAsync(At(20, 9));
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        Assert.Contains("Trước hạn", show.Words, StringComparison.Ordinal);
        var answer = await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/ReturnResult/{id}"),
            new Dictionary<string, string> { ["ReceiverName"] = "Trần Văn Nhận", ["ReceiverNumber"] = "001099000123" }
        );
        Assert.True(answer.Status == 303, answer.Words);
        await site.RunJobsAsync();
        var closed = await DossierAsync(id);
        Assert.Equal(DossierState.Returned, closed.State);
        Assert.Equal(readyAt, closed.FinishedAt);
        Assert.Equal("Completed", (await desk.InstanceAsync(id)).Status);
        Assert.Equal(
            ["Registered>Received", "Received>Processing", "Processing>Finished", "Finished>Returned"],
            (await EventsAsync(id)).Where(e => e.Kind == EventKind.Moved).Select(e => $"{e.FromState}>{e.ToState}")
        );
        Assert.Equal(422, (await desk.Clerk.SubmitAsync(await desk.Clerk.GetAsync($"/Dossiers/ReturnResult/{id}"))).Status);
    }

    [Fact]
    public async Task Doing_the_last_step_in_the_inbox_returns_the_result_as_well()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        await desk.StepAsync(desk.Clerk);
        await ToReturnStepAsync();
        await desk.StepAsync(desk.Clerk);
        Assert.Equal(DossierState.Returned, (await DossierAsync(id)).State);
    }

    [Fact]
    public async Task Asking_for_papers_rests_the_clock_and_their_coming_starts_the_term_anew()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        await desk.StepAsync(desk.Clerk);
        var promised = (await DossierAsync(id)).DueAt!.Value;
        await desk.GoToAsync(At(7, 9));
        var asked = await AskAsync(desk.UnitHead, id);
        Assert.Equal(303, asked.Status);
        await site.RunJobsAsync();
        var waiting = await DossierAsync(id);
        Assert.Equal(DossierState.AwaitingSupplement, waiting.State);
        var sheet = await desk.UnitHead.FollowAsync(asked);
        Assert.Contains("Số: 1/PBS", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("Bản nội quy lao động", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("tạm dừng: chờ bổ sung hồ sơ", (await desk.Clerk.GetAsync($"/Dossiers/Show/{id}")).Words, StringComparison.Ordinal);

        await desk.GoToAsync(At(12, 9));
        var came = await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}"),
            new Dictionary<string, string> { ["Came[1].Originals"] = "1", ["Note"] = "Nộp tại quầy" },
            "handler=Came"
        );
        Assert.True(came.Status == 303, came.Words);
        await site.RunJobsAsync();
        var again = await DossierAsync(id);
        Assert.Equal(DossierState.Processing, again.State);
        Assert.Equal(promised, again.PromisedAt);
        Assert.Equal(At(21, 17), again.DueAt); // seven working days from 12 January
        Assert.Null((await desk.InstanceAsync(id)).PausedSince);
        Assert.Contains((await EventsAsync(id)), e => e.Kind == EventKind.PromiseMoved);
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        Assert.Contains("2 bản chính", show.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_request_is_open_at_a_time()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        var page = await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}");
        Assert.Equal(303, (await AskAsync(desk.Clerk, id, page)).Status);
        var second = await AskAsync(desk.Specialist, id, page, key: "another-key-1");
        Assert.True(second.Status is 422 or 400, $"{second.Status}");
        var third = await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}");
        Assert.Null(third.Document!.QuerySelector("form[action*='handler=Ask']"));
    }

    [Fact]
    public async Task A_way_out_to_the_applicant_in_the_process_shows_as_waiting_and_is_answered_on_the_same_page()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        await desk.StepAsync(desk.Clerk, "Thiếu giấy tờ");
        Assert.Equal(DossierState.AwaitingSupplement, (await DossierAsync(id)).State);
        var page = await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}");
        Assert.Equal(303, (await AskAsync(desk.Clerk, id, page)).Status);
        var came = await desk.Clerk.SubmitAsync(await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}"), null, "handler=Came");
        Assert.True(came.Status == 303, came.Words);
        await site.RunJobsAsync();
        Assert.Equal(DossierState.Processing, (await DossierAsync(id)).State);
        Assert.Equal("Open", (await desk.HistoryAsync(id))[^1].State);
        Assert.Equal("human", (await desk.HistoryAsync(id))[^1].Kind);
    }

    [Fact]
    public async Task The_control_slip_writes_itself()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        await desk.StepAsync(desk.Clerk);
        await desk.GoToAsync(At(8, 9));
        await desk.StepAsync(desk.UnitHead);
        var slip = await desk.Records.GetAsync($"/Dossiers/ControlSlip/{id}");
        Assert.Equal(200, slip.Status);
        var rows = slip.Document!.QuerySelectorAll("tbody tr")
            .Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("Trần Thị Lan", rows[0], StringComparison.Ordinal);
        Assert.Contains("Trước hạn", rows[0], StringComparison.Ordinal);
        Assert.Contains("Đỗ Trưởng Phòng", rows[1], StringComparison.Ordinal);
        Assert.Contains("Trễ hạn", rows[1], StringComparison.Ordinal); // half a day allowed, two taken
        Assert.Contains("Trong hạn", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_task_page_shows_the_dossier_with_its_papers()
    {
        await desk.Clerk.UploadAsync(await desk.DeskAsync(), OneStop.Form(), "PartFile-1", "don.pdf", "%PDF-1.7"u8.ToArray());
        await site.RunJobsAsync();
        var inbox = await desk.Clerk.GetAsync("/Processes/Inbox");
        var task = await desk.Clerk.GetAsync(inbox.Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']")!.GetAttribute("href")!);
        Assert.Contains("Công ty Bến Mây", task.Words, StringComparison.Ordinal);
        Assert.NotNull(task.Document!.QuerySelector("a[href^='/Dossiers/File/']"));
        Assert.Contains("Bản nội quy lao động (bản giấy)", task.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happened_can_be_neither_changed_nor_removed_nor_made_up()
    {
        var id = OneStop.IdIn(await desk.ReceiveAsync());
        foreach (
            var (sql, state) in new[]
            {
                ("update dossiers.event set reason = 'khác'", "42501"),
                ("delete from dossiers.event", "42501"),
                (
                    $"insert into dossiers.event select agency_id, gen_random_uuid(), dossier_id, 99, 'Moved', 'Returned', 'Processing', at, person_id, person_name, post, null, null, null, null from dossiers.event where dossier_id = '{id}' limit 1",
                    "23514"
                ),
            }
        )
        {
            await using var connection = new Npgsql.NpgsqlConnection(site.Connections.Worker);
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand(sql, connection);
            var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(state, refused.SqlState);
        }
    }

    [Fact]
    public async Task The_list_finds_by_words_state_clock_and_procedure()
    {
        var first = OneStop.IdIn(await desk.ReceiveAsync());
        await desk.ReceiveAsync(("Applicant.Name", "Công ty Đồng Mận"), ("Applicant.Number", "0209876543"));
        await desk.StepAsync(desk.Clerk);
        await desk.GoToAsync(At(20, 9));
        Assert.Equal(2, await CountAsync(""));
        Assert.Equal(1, await CountAsync("?q=dong+man"));
        Assert.Equal(1, await CountAsync("?q=0209876543"));
        Assert.Equal(1, await CountAsync("?q=000.00.02.h99-260106-0001"));
        Assert.Equal(1, await CountAsync("?state=Processing"));
        Assert.Equal(2, await CountAsync("?clock=overdue"));
        Assert.Equal(0, await CountAsync("?clock=near"));
        Assert.Equal(0, await CountAsync("?q=khong+co"));
        Assert.Equal(2, await CountAsync("?procedure=" + (await DossierAsync(first)).ProcedureId));
        Assert.Equal(0, await CountAsync("?procedure=" + Guid.CreateVersion7()));
    }

    [Fact]
    public async Task The_home_page_of_the_clerk_counts_what_waits_at_the_desk()
    {
        await desk.ReceiveAsync();
        var home = await desk.Clerk.GetAsync("/");
        Assert.Contains("Nhận hôm nay", home.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Nhận hôm nay", (await desk.Records.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    private async Task ToReturnStepAsync()
    {
        await desk.StepAsync(desk.UnitHead);
        await desk.StepAsync(desk.Specialist);
        await desk.StepAsync(desk.UnitHead);
        await desk.StepAsync(desk.Head);
        await desk.StepAsync(desk.Records);
    }

    private static async Task<TestPage> AskAsync(TestClient client, Guid id, TestPage? page = null, string? key = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["Parts"] = "Bản nội quy lao động",
            ["Reason"] = "Bản đã nộp thiếu trang 3",
            ["Contact"] = "Lê Văn Minh, 0217 3800 001",
        };
        if (key is not null)
        {
            fields["IdempotencyKey"] = key;
        }

        return await client.SubmitAsync(page ?? await client.GetAsync($"/Dossiers/Supplement/{id}"), fields, "handler=Ask");
    }

    private async Task<int> CountAsync(string query)
    {
        var page = await desk.Records.GetAsync("/Dossiers" + query);
        Assert.Equal(200, page.Status);
        return page.Document!.QuerySelectorAll("tbody tr").Length;
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(7));

    private Task<Dossier> DossierAsync(Guid id) =>
        site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().FirstAsync(d => d.Id == id, ct));

    private Task<List<DossierEvent>> EventsAsync(Guid id) =>
        site.Runner.ReadAsync(
            desk.Scene.AgencyId,
            (db, ct) => db.Set<DossierEvent>().Where(e => e.DossierId == id).OrderBy(e => e.No).ToListAsync(ct)
        );
}
