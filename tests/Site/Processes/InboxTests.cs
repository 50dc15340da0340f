using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Site.Eiso;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Lists of work: one's own, the unit's, the agency's, what is watched, what was done; filters in the address; many steps at once.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient client = null!;
    private Guid version;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.32", "Sở Nhiều việc");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        client = await office.SignInAsync(worker);
        version = await DrawnProcess.PublishAsync(
            office,
            worker,
            "two",
            "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Thẩm định đất\"/><exclusiveGateway id=\"g\"/><userTask id=\"b\" name=\"Ký duyệt\"/><endEvent id=\"e\"/><endEvent id=\"no\"/>",
            "s>a a>g g>b g>no b>e"
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task StartAsync(params string[] codes)
    {
        foreach (var code in codes)
        {
            await DrawnProcess.StartAsync(site, office, version, code);
        }
    }

    private static int Rows(TestPage page) => page.Document!.QuerySelectorAll("tbody tr").Length;

    private async Task SetDueAsync(string code, DateTimeOffset due) =>
        await office.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update processes.task t set due_at = $3 from processes.instance i where t.agency_id = $1 and i.agency_id = $1 and i.id = t.instance_id and i.subject_code = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(code),
                    Sql.At(due)
                );
                return Task.FromResult(true);
            }
        );

    [Fact]
    public async Task Words_without_marks_find_code_title_and_step_and_the_counts_agree_with_the_list()
    {
        await StartAsync("HS-1", "HS-2", "KN-3");
        Assert.Equal(3, Rows(await client.GetAsync("/Processes/Inbox?q=tham+dinh")));
        Assert.Equal(2, Rows(await client.GetAsync("/Processes/Inbox?q=hs")));
        Assert.Equal(1, Rows(await client.GetAsync("/Processes/Inbox?q=kn+dat")));
        Assert.Equal(0, Rows(await client.GetAsync("/Processes/Inbox?q=hs+ky")));
        await SetDueAsync("HS-1", site.Clock.GetUtcNow().AddHours(-3));
        await SetDueAsync("HS-2", site.Clock.GetUtcNow().AddMinutes(30));
        var page = await client.GetAsync("/Processes/Inbox");
        Assert.Contains("3 việc, 1 quá hạn, 1 đến hạn hôm nay", page.Words, StringComparison.Ordinal);
        foreach (var (when, code) in new[] { ("late", "HS-1"), ("today", "HS-2"), ("later", "KN-3") })
        {
            var found = await client.GetAsync("/Processes/Inbox?when=" + when);
            Assert.Equal(1, Rows(found));
            Assert.Contains(code, found.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_colleague_sees_what_the_unit_does_another_unit_does_not_and_only_who_oversees_sees_all()
    {
        await StartAsync("HS-1");
        var colleague = await office.SignInAsync(await office.PersonAsync("Đỗ Hà", "Kế toán", PostKind.Specialist, Roles.Specialist));
        var elsewhere = await office.UnitAsync("Phòng Khác");
        var stranger = await elsewhere.SignInAsync(
            await elsewhere.PersonAsync("Bùi Văn Tám", "Chuyên viên khác", PostKind.Specialist, Roles.Specialist)
        );
        var head = await elsewhere.SignInAsync(await elsewhere.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        Assert.Equal(0, Rows(await colleague.GetAsync("/Processes/Inbox")));
        Assert.Equal(1, Rows(await colleague.GetAsync("/Processes/Inbox?of=unit")));
        Assert.Equal(0, Rows(await stranger.GetAsync("/Processes/Inbox?of=unit")));
        var refused = await stranger.GetAsync("/Processes/Inbox?of=office");
        Assert.Equal(0, Rows(refused));
        Assert.Contains("Việc của tôi", refused.Words, StringComparison.Ordinal);
        Assert.Equal(1, Rows(await head.GetAsync("/Processes/Inbox?of=office")));
        Assert.Contains("\"total\":1", (await head.GetAsync("/api/v1/tasks?of=office")).Text, StringComparison.Ordinal);
        Assert.Contains("\"total\":0", (await stranger.GetAsync("/api/v1/tasks?of=office")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watched_work_stays_in_the_list_until_it_is_over_and_what_was_done_is_listed()
    {
        await StartAsync("HS-1");
        var colleague = await office.SignInAsync(await office.PersonAsync("Đỗ Hà", "Kế toán", PostKind.Specialist, Roles.Specialist));
        var link = (await colleague.GetAsync("/Processes/Inbox?of=unit"))
            .Document!.QuerySelector("a[href*='/Tasks/Show/']")!
            .GetAttribute("href")!;
        var page = await colleague.GetAsync(link);
        Assert.Equal(303, (await colleague.SubmitAsync(page, null, "handler=Watch", ("watch", "true"))).Status);
        Assert.Equal(1, Rows(await colleague.GetAsync("/Processes/Inbox?of=watched")));
        Assert.Equal(0, Rows(await client.GetAsync("/Processes/Inbox?of=watched")));
        Assert.Equal(0, Rows(await client.GetAsync("/Processes/Inbox?of=done")));
        var task = link.Split('/')[^1];
        var outcome = await OutcomeAsync(task, "b");
        Assert.Equal(
            200,
            (await client.CallAsync($"/api/v1/tasks/{task}/complete", $$"""{"outcome":"{{outcome}}"}""", "done-0001")).Status
        );
        Assert.Contains("Ký duyệt", (await colleague.GetAsync("/Processes/Inbox?of=watched")).Words, StringComparison.Ordinal);
        Assert.Contains("Thẩm định đất", (await client.GetAsync("/Processes/Inbox?of=done")).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await colleague.SubmitAsync(await colleague.GetAsync(link), null, "handler=Watch", ("watch", "false"))).Status);
        Assert.Equal(0, Rows(await colleague.GetAsync("/Processes/Inbox?of=watched")));
        Assert.Equal(200, (await colleague.CallAsync($"/api/v1/tasks/{task}/watch", "{}", "watch-0001")).Status);
        Assert.Equal(1, Rows(await colleague.GetAsync("/Processes/Inbox?of=watched")));
    }

    [Fact]
    public async Task Many_steps_are_completed_at_once_and_each_says_what_became_of_it()
    {
        await StartAsync("HS-1", "HS-2", "HS-3");
        var tasks = (await client.GetAsync("/Processes/Inbox"))
            .Document!.QuerySelectorAll("input[name=tasks]")
            .Select(i => i.GetAttribute("value")!)
            .ToList();
        Assert.Equal(3, tasks.Count);
        var page = await client.GetAsync("/Processes/Inbox/Bulk?" + string.Join('&', tasks.Select(t => "tasks=" + t)));
        Assert.Contains("Thẩm định đất (3 việc)", page.Words, StringComparison.Ordinal);
        var none = await client.SubmitAsync(page, null, null);
        Assert.Equal(422, none.Status);
        Assert.Contains("Hãy chọn kết quả cho bước Thẩm định đất", none.Words, StringComparison.Ordinal);

        // Meanwhile one of them is done elsewhere, and another is taken away.
        var outcome = await OutcomeAsync(tasks[0], "b");
        Assert.Equal(
            200,
            (await client.CallAsync($"/api/v1/tasks/{tasks[0]}/complete", $$"""{"outcome":"{{outcome}}"}""", "done-0001")).Status
        );
        var select = page.Document!.QuerySelector("select[name^=Outcomes]")!.GetAttribute("name")!;
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { [select] = outcome, ["Comment"] = "Đủ căn cứ" };
        var done = await client.SubmitAsync(page, form, null);
        Assert.Equal(200, done.Status);
        Assert.Contains("Đã xong 2 việc, 1 việc chưa làm được", done.Words, StringComparison.Ordinal);
        Assert.Contains("vừa được Lê Văn Minh làm xong lúc", done.Words, StringComparison.Ordinal);
        Assert.Equal(3, Rows(await client.GetAsync("/Processes/Inbox?q=ky+duyet")));

        // Sent twice by an impatient hand it is done once, and the answer is the same.
        Assert.Contains(
            "Đã xong 2 việc, 1 việc chưa làm được",
            (await client.SubmitAsync(page, form, null)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(3, Rows(await client.GetAsync("/Processes/Inbox?of=done")));
    }

    [Fact]
    public async Task A_thousand_open_tasks_are_paged_in_due_order()
    {
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            async (work, ct) =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    var code = "HS-" + i.ToString("D4", CultureInfo.InvariantCulture);
                    await engine.StartAsync(work, new StartProcess(version, "test", Guid.CreateVersion7(), code, "Việc", null, null), ct);
                }

                return true;
            }
        );
        await SetDueAsync("HS-0777", site.Clock.GetUtcNow().AddDays(-1));
        var first = await client.GetAsync("/Processes/Inbox");
        Assert.Contains("1.000 việc", first.Words, StringComparison.Ordinal);
        Assert.Equal(50, Rows(first));
        Assert.Contains("HS-0777", first.Document!.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, Rows(await client.GetAsync("/Processes/Inbox?p=20")));
        Assert.Equal(0, Rows(await client.GetAsync("/Processes/Inbox?p=21")));

        await using (var source = Npgsql.NpgsqlDataSource.Create(CommandProcess.Superuser(site)))
        {
            await source
                .CreateCommand("analyze processes.inbox; analyze processes.task")
                .ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var task = Guid.Parse(first.Document!.QuerySelector("input[name=tasks]")!.GetAttribute("value")!);
        await LooksUpAsync(
            $"select 1 from processes.task t where t.agency_id = $1 and t.id = any($2) and {Offered.ToDo("$3", "$4")}",
            task
        );
        await LooksUpAsync(
            $"select t.state <> 'Open' or {Offered.To("$3", "$4")} from processes.task t where t.agency_id = $1 and t.id = any($2)",
            task
        );
    }

    /// <summary>With a thousand steps in the inbox the database looks each asked one up by its key.</summary>
    private async Task LooksUpAsync(string sql, Guid task)
    {
        var actor = await office.ActorAsync(worker);
        var plan = await site.Runner.LookAsync(
            office.AgencyId,
            "explain " + sql,
            [Sql.P(office.AgencyId), Sql.Array([task]), Sql.P(actor.PersonId), Sql.Array(actor.Principals)],
            async (row, ct) =>
            {
                var lines = new List<string>();
                while (await row.ReadAsync(ct))
                {
                    lines.Add(row.GetString(0));
                }

                return string.Join('\n', lines);
            }
        );
        Assert.Contains("task_pkey", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_pages_hear_of_work_that_is_offered_to_them_and_of_no_other()
    {
        var work = site.Services.GetRequiredService<NewWork>();
        var ct = TestContext.Current.CancellationToken;
        await StartAsync("HS-1");
        using var own = await work.ListenAsync(office.AgencyId, (await office.ActorAsync(worker)).Principals, ct);
        using var other = await work.ListenAsync(office.AgencyId + 1, (await office.ActorAsync(worker)).Principals, ct);
        Assert.False(await own.WaitAsync(TimeSpan.FromSeconds(3), ct));
        await StartAsync("HS-2");
        Assert.True(await own.WaitAsync(TimeSpan.FromSeconds(30), ct));
        Assert.False(await own.WaitAsync(TimeSpan.FromSeconds(5), ct));
        Assert.False(await other.WaitAsync(TimeSpan.Zero, ct));
    }

    private async Task<string> OutcomeAsync(string task, string to)
    {
        var answer = System.Text.Json.JsonDocument.Parse((await client.GetAsync("/api/v1/tasks/" + task)).Text).RootElement;
        var outcomes = answer.GetProperty("outcomes").EnumerateArray().Select(o => o.GetProperty("code").GetString()!).ToList();
        return outcomes.First(o => o.Contains(to, StringComparison.Ordinal));
    }
}
