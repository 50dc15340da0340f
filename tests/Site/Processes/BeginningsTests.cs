using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Running;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Processes that nobody starts by hand: they begin by a message, a signal, or a time. It is Tuesday, 6 January 2026, 08:00.</summary>
public sealed class BeginningsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.85", "Sở Bắt đầu");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        administrator = await office.SignInAsync(
            await office.PersonAsync("Vũ Quản Trị", "Quản trị", PostKind.Administrator, Roles.Administrator)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private Task<Guid> PublishAsync(string key, string definition, string roots = "") =>
        DrawnProcess.PublishAsync(
            office,
            worker,
            key,
            $"<startEvent id=\"s\">{definition}</startEvent><userTask id=\"look\" name=\"Xem xét\"/><endEvent id=\"e\"/>",
            "s>look look>e",
            roots
        );

    private static string Timer(string time) => $"<timerEventDefinition>{time}</timerEventDefinition>";

    /// <summary>Codes of the work that runs, in order.</summary>
    private async Task<string> Running() =>
        await site.Runner.LookAsync(
            office.AgencyId,
            "select coalesce(string_agg(subject_code, ' ' order by subject_code), '') from processes.instance where agency_id = $1",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetString(0) : ""
        );

    private async Task TimesAsync(TimeSpan later)
    {
        site.Clock.Advance(later);
        await site.Services.GetRequiredService<Beginnings>().RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_message_that_nobody_waits_for_begins_the_process_that_starts_by_it()
    {
        await PublishAsync("khieu-nai", "<messageEventDefinition messageRef=\"m\"/>", "<message id=\"m\" name=\"đơn thư\"/>");
        var first = await administrator.CallAsync("/api/v1/messages", """{"name": "đơn thư", "variables": {"a": 1}}""", "message-0001");
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(
            first.Text,
            (await administrator.CallAsync("/api/v1/messages", """{"name": "đơn thư", "variables": {"a": 1}}""", "message-0001")).Text
        );
        Assert.Equal(200, (await administrator.CallAsync("/api/v1/messages", """{"name": "đơn thư"}""", Key)).Status);
        Assert.Equal(
            200,
            (await administrator.CallAsync("/api/v1/messages", """{"name": "đơn thư", "subjectCode": "ĐT-7"}""", Key)).Status
        );
        Assert.Equal("khieu-nai-1 khieu-nai-2 ĐT-7", await Running());
        var inbox = await (await office.SignInAsync(worker)).GetAsync("/Processes/Inbox");
        Assert.Contains("khieu-nai-1", inbox.Words, StringComparison.Ordinal);

        // A message for an instance that is named, but does not wait, begins nothing.
        var lost = $$"""{"name": "đơn thư", "instanceId": "{{Guid.CreateVersion7()}}"}""";
        Assert.Equal(422, (await administrator.CallAsync("/api/v1/messages", lost, Key)).Status);
    }

    [Fact]
    public async Task A_signal_begins_every_process_that_starts_by_it_and_none_whose_newest_version_does_not()
    {
        const string Signal = "<signal id=\"g\" name=\"bão\"/>";
        await PublishAsync("truc", "<signalEventDefinition signalRef=\"g\"/>", Signal);
        await PublishAsync("bo", "<signalEventDefinition signalRef=\"g\"/>", Signal);
        await PublishAsync("bo", "");
        await PublishAsync("kho", "<signalEventDefinition signalRef=\"g\"/>", Signal);
        var given = await administrator.CallAsync("/api/v1/signals", """{"name": "bão"}""", Key);
        Assert.Equal(200, given.Status);
        Assert.Contains("\"processes\":2", given.Text, StringComparison.Ordinal);
        await site.RunJobsAsync();
        Assert.Equal("kho-1 truc-1", await Running());
    }

    [Fact]
    public async Task Processes_that_begin_one_another_by_signals_without_end_are_stopped()
    {
        await DrawnProcess.PublishAsync(
            office,
            worker,
            "vong",
            "<startEvent id=\"s\"><signalEventDefinition signalRef=\"g\"/></startEvent><endEvent id=\"e\"><signalEventDefinition signalRef=\"g\"/></endEvent>",
            "s>e",
            "<signal id=\"g\" name=\"bão\"/>"
        );
        await administrator.CallAsync("/api/v1/signals", """{"name": "bão"}""", Key);
        await site.RunJobsAsync();
        Assert.Equal(Stepper.MostSignals + 1, (await Running()).Split(' ').Length);
        var left = await site.Runner.LookAsync(
            office.AgencyId,
            "select string_agg(kind || ' ' || error, '; ') from kernel.job where agency_id = $1",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetString(0) : ""
        );
        Assert.StartsWith("processes.signal RuleException: Tín hiệu «bão»", left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_begins_at_its_time_as_often_as_it_says_and_makes_up_for_nothing()
    {
        await PublishAsync("thang", Timer("<timeCycle>R3/2026-01-05T09:00:00+07:00/P1D</timeCycle>"));
        await PublishAsync("mot-lan", Timer("<timeDate>2026-01-06T10:00:00+07:00</timeDate>"));
        await TimesAsync(TimeSpan.Zero);
        Assert.Equal("", await Running());
        await TimesAsync(TimeSpan.FromMinutes(61));
        Assert.Equal("thang-1", await Running());
        await TimesAsync(TimeSpan.FromMinutes(61));
        Assert.Equal("mot-lan-1 thang-1", await Running());

        // The machine was down for three days: one beginning, not three.
        await TimesAsync(TimeSpan.FromDays(3));
        await TimesAsync(TimeSpan.Zero);
        Assert.Equal("mot-lan-1 thang-1 thang-2", await Running());
        await TimesAsync(TimeSpan.FromDays(1));
        await TimesAsync(TimeSpan.FromDays(9));
        Assert.Equal("mot-lan-1 thang-1 thang-2 thang-3", await Running());
    }

    [Fact]
    public async Task Two_machines_whose_clocks_strike_at_once_begin_it_once()
    {
        await PublishAsync("mot-lan", Timer("<timeDate>2026-01-06T08:30:00+07:00</timeDate>"));
        site.Clock.Advance(TimeSpan.FromHours(1));
        var beginnings = site.Services.GetRequiredService<Beginnings>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => beginnings.RunAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("mot-lan-1", await Running());
    }

    [Fact]
    public async Task A_process_that_cannot_begin_does_not_hold_up_the_others()
    {
        await PublishAsync("hong", Timer("<timeDate>2026-01-06T08:30:00+07:00</timeDate>"));
        await PublishAsync("tot", Timer("<timeDate>2026-01-06T08:40:00+07:00</timeDate>"));
        await office.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update processes.start_event s set process_id = 'gone' from processes.definition d where s.agency_id = $1 and d.agency_id = $1 and d.id = s.definition_id and d.key = 'hong'",
                    Sql.P(work.AgencyId)
                );
                return Task.FromResult(true);
            }
        );
        await TimesAsync(TimeSpan.FromHours(1));
        Assert.Equal("tot-1", await Running());
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_refused_when_the_process_is_published()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(() => PublishAsync("sai", Timer("<timeDuration>${khi}</timeDuration>")));
        Assert.Contains("R/2026-01-05T08:00:00+07:00/P1M", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'s'", refused.Message.Replace('«', '\'').Replace('»', '\''), StringComparison.Ordinal);
    }
}
