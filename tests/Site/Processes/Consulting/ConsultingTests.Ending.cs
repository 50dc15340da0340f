using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Standard;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Processes.Consulting.AskingOffice;

namespace IsoDienTu.Site.Processes.Consulting;

/// <content>What cannot be asked, what is taken back, the clock, colleagues, and the page.</content>
public sealed partial class ConsultingTests
{
    [Fact]
    public async Task Who_cannot_be_asked_is_named_and_nothing_is_sent()
    {
        await Scene.MakeAsync(site, "H99.85", "Sở Không Nhận");
        var (task, _) = await office.DraftAsync();
        (string Asked, string Cause)[] wrong =
        [
            ("""{"agency":"H99.99","term":"1 ngày làm việc"}""", "H99.99"),
            ("""{"agency":"H99.81","term":"1 ngày làm việc"}""", "chính cơ quan này"),
            ("""{"agency":"H99.85","term":"1 ngày làm việc"}""", "Sở Không Nhận (H99.85) chưa chỉ định"),
            ("""{"agency":"H99.83","term":"mai"}""", "mai"),
            ("""{"agency":"H99.82","term":"1 ngày làm việc"}""", "hai lần"),
            ($$"""{"person":"{{office.Own.PersonId}}","term":"1 ngày làm việc"}""", "Người phối hợp"),
        ];
        foreach (var (asked, cause) in wrong)
        {
            var refused = await office.TryAskAsync(task, 1, "", asked);
            Assert.Equal(422, refused.Status);
            Assert.Contains(cause, System.Text.RegularExpressions.Regex.Unescape(refused.Text), StringComparison.Ordinal);
        }

        Assert.Equal(422, (await office.TryAskAsync(task, 0, "")).Status);
        Assert.Equal(422, (await office.TryAskAsync(task, 2, ",\"rule\":\"Quorum\",\"quorum\":3")).Status);
        await site.RunJobsAsync();
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(0)));
        Assert.Equal(0, await office.CountAsync(office.Here, "select count(*) from processes.consultation where agency_id = $1"));
    }

    [Fact]
    public async Task A_former_code_finds_who_carries_the_work_on_and_a_dissolved_agency_is_named()
    {
        const string list = """
            from_code,from_name,to_code,kind,date,decision
            H99.86,Sở Cũ,H99.83,merge,2025-07-01,1/QĐ-UBND
            H99.84,Sở Ba,,dissolve,2026-01-05,2/QĐ-UBND
            """;
        var import = site.Services.GetRequiredService<OrganisationImport>();
        var report = await import.RunAsync(
            new MemoryStream(System.Text.Encoding.UTF8.GetBytes(list)),
            new ImportOptions(),
            Actor.System("nhập danh sách"),
            TestContext.Current.CancellationToken
        );
        Assert.True(report.Imported, string.Join(" | ", report.Problems));
        var (task, _) = await office.DraftAsync();
        var refused = await office.TryAskAsync(task, 1, "", """{"agency":"H99.84","term":"1 ngày làm việc"}""");
        Assert.Equal(422, refused.Status);
        Assert.Contains("đã giải thể", System.Text.RegularExpressions.Regex.Unescape(refused.Text), StringComparison.Ordinal);
        await office.AskAsync(task, 1, "", """{"agency":"H99.86","term":"1 ngày làm việc"}""");
        Assert.Equal("Sở Hai", (await office.LastAsync(task)).GetProperty("asked")[1].GetProperty("name").GetString());
        await office.AnswerAsync(1, Opinions.Agree);
        Assert.Equal("Awaited Agreed", States(await office.LastAsync(task)));
    }

    [Fact]
    public async Task An_agency_that_stops_receiving_on_the_way_is_taken_back_with_the_reason()
    {
        var (task, _) = await office.DraftAsync();
        Assert.Equal(200, (await office.TryAskAsync(task, 2, "")).Status);
        await ReceiveAsync(office.Asked[1].Scene);
        await site.RunJobsAsync();
        var asked = await office.LastAsync(task);
        Assert.Equal(("Open", "Awaited Withdrawn"), (VerdictOf(asked), States(asked)));
        Assert.Contains(
            "không còn chức danh nào nhận việc",
            (await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + task)).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task One_of_those_asked_or_all_are_taken_back_with_a_reason_and_their_work_ends_over_there()
    {
        var (task, _) = await office.DraftAsync();
        var asked = await office.AskAsync(task, 2);
        var id = asked.GetProperty("id").GetGuid();
        var part = asked.GetProperty("asked")[0].GetProperty("id").GetGuid();
        var client = await office.OwnAsync();
        var withdraw = $"/api/v1/tasks/{task}/consultations/withdraw";
        Assert.Equal(422, (await client.CallAsync(withdraw, $$"""{"consultation":"{{id}}"}""", office.Key())).Status);
        var one = await client.CallAsync(
            withdraw,
            $$"""{"consultation":"{{id}}","part":"{{part}}","reason":"hỏi nhầm nơi"}""",
            office.Key()
        );
        Assert.True(one.Status == 200, one.Text);
        await site.RunJobsAsync();
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(0)));
        Assert.NotNull(await TaskOfAsync(await office.ClerkAsync(1)));
        Assert.Equal("Withdrawn Awaited", States(await office.LastAsync(task)));

        // By the form of the page, all that is left.
        var page = await client.GetAsync("/Processes/Tasks/Show/" + task);
        var all = await client.SubmitAsync(page, new Dictionary<string, string> { ["Reason"] = "không cần nữa" }, "handler=Withdraw");
        Assert.True(all.Status == 303, all.Words);
        await site.RunJobsAsync();
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(1)));
        Assert.Equal("Withdrawn", VerdictOf(await office.LastAsync(task)));
        var again = await client.CallAsync(withdraw, $$"""{"consultation":"{{id}}","reason":"lần nữa"}""", office.Key());
        Assert.Contains("processes.consult.closed", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_at_a_step_that_is_sent_back_or_cancelled_is_taken_back()
    {
        var (task, subject) = await office.DraftAsync();
        await office.AskAsync(task, 1);
        var client = await office.OwnAsync();
        var back = await client.CallAsync($"/api/v1/tasks/{task}/send-back", """{"target":"prepare","reason":"thiếu"}""", office.Key());
        Assert.True(back.Status == 200, back.Text);
        await office.WatchAsync();
        var over = await office.LastAsync(task);
        Assert.Equal(("Withdrawn", "bước đã được trả lại"), (VerdictOf(over), over.GetProperty("closedReason").GetString()));
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(0)));

        await office.CompleteAsync(client, await DrawnProcess.OpenAsync(site, office.Here, subject, "prepare"));
        var second = await DrawnProcess.OpenAsync(site, office.Here, subject, "draft");
        await office.AskAsync(second, 1);
        var id = (await site.Runner.ReadAsync(office.Here.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct)))!.Id;
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.Here.DoAsync(
            async (work, ct) =>
            {
                await engine.CancelAsync(work, id, ct);
                return true;
            }
        );
        await office.WatchAsync();
        Assert.Equal("Withdrawn", VerdictOf(await office.LastAsync(second)));
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(0)));
    }

    [Fact]
    public async Task A_step_that_need_not_wait_may_be_completed_and_the_open_question_is_taken_back()
    {
        var (task, subject) = await office.DraftAsync();
        await office.AskAsync(task, 1);
        await office.CompleteAsync(await office.OwnAsync(), task);
        Assert.Contains(await DrawnProcess.HistoryAsync(site, office.Here, subject), p => p is { ElementId: "mend", State: "Open" });
        await office.WatchAsync();
        Assert.Equal("Withdrawn", VerdictOf(await office.LastAsync(task)));
        Assert.Null(await TaskOfAsync(await office.ClerkAsync(0)));
    }

    [Fact]
    public async Task The_clock_rests_only_where_the_procedure_says_so_and_runs_on_at_the_verdict()
    {
        var (free, _) = await office.DraftAsync("consult=\"required\" consultTerm=\"1 ngày làm việc\"");
        await office.AskAsync(free, 1);
        Assert.Equal(0, await office.CountAsync(office.Here, "select count(*) from processes.clock_pause where agency_id = $1"));

        var (task, _) = await office.DraftAsync("consult=\"required\" consultPauses=\"true\" consultRule=\"firstRefusal\"");
        await office.AskAsync(task, 2);
        var page = await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + task);
        Assert.Contains("chờ ý kiến cơ quan khác", page.Words, StringComparison.Ordinal);
        office.Go(6, 10);

        // The clerk of the first has the question of the other work before this one.
        await office.AnswerAsync(1, Opinions.Disagree);
        Assert.Equal("Refused", VerdictOf(await office.LastAsync(task)));
        Assert.Null(
            (await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + task)).Document!.QuerySelector(
                "form[action*='handler=Resume']"
            )
        );
        Assert.Equal(
            120,
            await office.CountAsync(
                office.Here,
                "select minutes::bigint from processes.clock_pause where agency_id = $1 and reason = 'consultation'"
            )
        );
    }

    [Fact]
    public async Task A_colleague_co_ordinates_with_work_of_their_own()
    {
        var (task, _) = await office.DraftAsync();
        await office.AskAsync(task, 1, "", $$"""{"person":"{{office.Colleague.PersonId}}","term":"4 giờ làm việc"}""");
        var colleague = await office.Here.SignInAsync(office.Colleague);
        var own = (await TaskOfAsync(colleague))!.Value;
        Assert.Equal(task, await TaskOfAsync(await office.OwnAsync()));
        var said = await colleague.CallAsync(
            $"/api/v1/tasks/{own}/complete",
            """{"outcome":"disagree","comment":"Thiếu căn cứ"}""",
            office.Key()
        );
        Assert.True(said.Status == 200, said.Text);
        await site.RunJobsAsync();
        Assert.Equal("Awaited Disagreed", States(await office.LastAsync(task)));
        var page = await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + task);
        Assert.Contains("Thiếu căn cứ", page.Words, StringComparison.Ordinal);
        Assert.Contains("Người phối hợp, Chuyên viên", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_the_page_agencies_are_found_without_script_and_nothing_entered_is_lost()
    {
        var (task, _) = await office.DraftAsync(
            "consult=\"offered\" consultTerm=\"2 ngày làm việc\" consultWith=\"H99.82\" consultSilence=\"agreement\""
        );
        var client = await office.OwnAsync();
        Assert.NotNull(
            (await client.GetAsync("/Processes/Tasks/Show/" + task)).Document!.QuerySelector($"a[href='/Processes/Consulting/Ask/{task}']")
        );
        var page = await client.GetAsync("/Processes/Consulting/Ask/" + task);
        var action = "/Processes/Consulting/Ask/" + task;
        List<KeyValuePair<string, string>> Fields(TestPage from, params (string Name, string Value)[] set) =>
            [
                .. from.FormFields(action, new Dictionary<string, string>(StringComparer.Ordinal))
                    .Where(f => set.All(s => s.Name != f.Key)),
                .. set.Select(s => new KeyValuePair<string, string>(s.Name, s.Value)),
            ];
        Assert.Contains(Fields(page), f => f is { Key: "Codes", Value: "H99.82" });
        Assert.Contains(Fields(page), f => f is { Key: "Term", Value: "2 ngày làm việc" });
        var found = await client.PostAsync(
            action + "?handler=Find",
            Fields(page, ("Question", "Có cấp không?"), ("Find", "so hai"), ("Terms[H99.82]", "1 ngày làm việc"))
        );
        Assert.Equal(200, found.Status);
        Assert.Contains("Có cấp không?", found.Words, StringComparison.Ordinal);
        Assert.Contains("Sở Hai", found.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Ba", found.Words, StringComparison.Ordinal);
        var both = Fields(found);
        both.Add(new("Codes", "H99.83"));
        var sent = await client.PostAsync(action, both);
        Assert.True(sent.Status == 303, sent.Words);
        await site.RunJobsAsync();
        var asked = await office.LastAsync(task);
        Assert.Equal(
            ["2026-01-07T10:00:00+00:00", "2026-01-08T10:00:00+00:00"],
            asked.GetProperty("asked").EnumerateArray().Select(p => p.GetProperty("dueAt").GetString()!)
        );
        Assert.Equal("Agreement", asked.GetProperty("silence").GetString());
        Assert.Equal(403, (await (await office.ClerkAsync(0)).GetAsync("/Processes/Consulting/Ask/" + task)).Status);
    }
}
