using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Kernel;

/// <summary>The administrator before the job queue.</summary>
public sealed class JobsPageTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player person = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.51", "Sở Việc nền");
        person = await office.PersonAsync("Lê Quản Trị", "Quản trị", PostKind.Specialist, Roles.Administrator);
        administrator = await office.SignInAsync(person);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_job_that_keeps_failing_is_shown_with_its_next_try_then_dead_then_tried_again_then_given_up()
    {
        Assert.Contains("Không có việc nền nào", (await administrator.GetAsync("/Jobs")).Words, StringComparison.Ordinal);
        await EnqueueAsync("nobody.does", """{"name":"Nguyễn Thị Bí Mật"}""");
        await site.RunJobsAsync();
        var failing = await administrator.GetAsync("/Jobs?state=Failing");
        Assert.Contains(
            "Việc: nobody.does Lỗi, sẽ tự thử lại Bản đang chạy không có phần nào làm việc này",
            failing.Words,
            StringComparison.Ordinal
        );
        Assert.Contains("1/10", failing.Words, StringComparison.Ordinal);
        for (var i = 1; i < JobDesk.MostAttempts; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(20));
            administrator = await office.SignInAsync(person);
            await site.RunJobsAsync();
        }

        var home = await administrator.GetAsync("/");
        Assert.Contains("1 hỏng, chờ xử lý", home.Words, StringComparison.Ordinal);
        var show = home.Document!.QuerySelector("main a[href^='/Jobs/Show/']")!.GetAttribute("href")!;
        var page = await administrator.GetAsync(show);
        Assert.Contains("10/10", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", page.Text + home.Text + failing.Text, StringComparison.Ordinal);

        var again = await administrator.SubmitAsync(page, null, "handler=Retry");
        var twice = await administrator.SubmitAsync(page, null, "handler=Retry");
        Assert.Equal((303, "/Jobs", 303), (again.Status, again.Location, twice.Status));
        Assert.Equal(1, await EntriesAsync("kernel.job_retried"));
        await site.RunJobsAsync();
        Assert.Contains("1/10", (await administrator.GetAsync(show)).Words, StringComparison.Ordinal);

        page = await administrator.GetAsync(show);
        var without = await administrator.SubmitAsync(page, null, "handler=GiveUp");
        Assert.Equal(422, without.Status);
        Assert.Contains("Hãy ghi lý do bỏ việc", without.Words, StringComparison.Ordinal);
        var reason = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Phần này đã gỡ" };
        var gone = await administrator.SubmitAsync(page, reason, "handler=GiveUp");
        var goneTwice = await administrator.SubmitAsync(page, reason, "handler=GiveUp");
        Assert.Equal((303, 303), (gone.Status, goneTwice.Status));
        Assert.Equal(1, await EntriesAsync("kernel.job_given_up"));
        Assert.Equal(404, (await administrator.GetAsync(show)).Status);
    }

    [Fact]
    public async Task Ten_thousand_dead_jobs_are_paged_filtered_and_tried_again_at_once()
    {
        await Fill(10_000);
        await EnqueueAsync("other.kind", "{}");

        var list = await administrator.GetAsync("/Jobs?state=Dead&kind=test.many&p=200");

        Assert.Contains("10.000", list.Words, StringComparison.Ordinal);
        Assert.Equal(50, list.Document!.QuerySelectorAll("main tbody tr").Length);
        Assert.DoesNotContain("Việc: other.kind Chờ", list.Words, StringComparison.Ordinal);
        var all = await administrator.SubmitAsync(await administrator.GetAsync("/Jobs"), null, "handler=RetryAll");
        Assert.Equal(303, all.Status);
        var after = await administrator.GetAsync("/Jobs?state=Failing");
        Assert.Contains("Đã cho chạy lại 10.000 việc.", after.Words, StringComparison.Ordinal);
        Assert.Contains("0 hỏng, chờ xử lý 10000 lỗi, tự thử lại sau", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recurring_duty_that_fails_is_shown_until_it_works_without_what_it_stumbled_over()
    {
        const string Fails = "insert into kernel.recurring values ('test.duty', $1, null, 'PostgresException: key (Bí Mật) exists')";
        await DoAsync(work => work.Batch.Add(Fails, Sql.At(work.Now)));
        var (home, page) = (await administrator.GetAsync("/"), await administrator.GetAsync("/Jobs"));
        Assert.Contains("Việc định kỳ: test.duty", home.Words, StringComparison.Ordinal);
        Assert.Contains("test.duty: Cơ sở dữ liệu không nhận thay đổi", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", home.Text + page.Text, StringComparison.Ordinal);
        await DoAsync(work => work.Batch.Add("update kernel.recurring set error = null"));
        Assert.DoesNotContain("test.duty", (await administrator.GetAsync("/Jobs")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_jobs_of_another_agency_are_not_counted_and_not_found()
    {
        await Fill(1);
        var id = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<Guid>("select id as \"Value\" from kernel.job").SingleAsync(ct)
        );
        var other = await Scene.MakeAsync(site, "H99.52", "Sở Bên cạnh");
        var stranger = await other.SignInAsync(await other.PersonAsync("Trần Lạ", "Quản trị", PostKind.Specialist, Roles.Administrator));

        Assert.Equal(404, (await stranger.GetAsync("/Jobs/Show/" + id)).Status);
        Assert.Contains("Không có việc nền nào", (await stranger.GetAsync("/Jobs")).Words, StringComparison.Ordinal);
    }

    /// <summary>A job of a kind that no module of this build does any more.</summary>
    private Task EnqueueAsync(string kind, string args) =>
        DoAsync(work =>
            work.Batch.Add(
                "insert into kernel.job (agency_id, id, kind, args, actor, run_at) values ($1, $2, $3, $4, $5, $6)",
                Sql.P(work.AgencyId),
                Sql.P(Guid.CreateVersion7()),
                Sql.P(kind),
                Sql.Jsonb(args),
                Sql.Jsonb("""{"personId":"00000000-0000-0000-0000-000000000000","name":"Hệ thống","post":"","principals":[]}"""),
                Sql.At(work.Now)
            )
        );

    private Task Fill(int count) =>
        DoAsync(work =>
            work.Batch.Add(
                """
                insert into kernel.job (agency_id, id, kind, args, actor, run_at, attempts, dead_at, error)
                select $1, gen_random_uuid(), 'test.many', '{}', '{}', $2, 10, $2, 'RuleException: Sai' from generate_series(1, $3)
                """,
                Sql.P(work.AgencyId),
                Sql.At(work.Now),
                Sql.P(count)
            )
        );

    private Task DoAsync(Action<IWork> act) =>
        site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), office.AgencyId, "test.do", RequestId: "test"),
            (work, _) =>
            {
                act(work);
                Log.Write(work, "test.done", "test", "1");
                return Task.CompletedTask;
            }
        );

    private Task<int> EntriesAsync(string what) =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from audit_log.entry where what = {what}").SingleAsync(ct)
        );
}
