using IsoDienTu.Processes.Consulting;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Standard;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Processes.Consulting.AskingOffice;

namespace IsoDienTu.Site.Processes.Consulting;

/// <summary>Opinions are asked for, given, kept silent about and counted, each side with its own rows. Over HTTP on a real database.</summary>
public sealed partial class ConsultingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private AskingOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Two_answer_the_third_is_silent_and_its_late_answer_is_kept_but_not_counted()
    {
        var (task, subject) = await office.DraftAsync("consult=\"required\" consultSilence=\"agreement\"");
        var asked = await office.AskAsync(task, 3);
        Assert.Equal(("Open", "Awaited Awaited Awaited"), (VerdictOf(asked), States(asked)));
        Assert.Equal("2026-01-07T10:00:00+00:00", asked.GetProperty("asked")[0].GetProperty("dueAt").GetString());
        await office.AnswerAsync(0, Opinions.Agree);
        await office.AnswerAsync(1, Opinions.Agree);
        await office.WatchAsync();
        Assert.Equal(("Open", "Agreed Agreed Awaited"), (VerdictOf(await office.LastAsync(task)), States(await office.LastAsync(task))));

        // The step waits, and says for whom until when.
        var refused = await (await office.OwnAsync()).CallAsync($"/api/v1/tasks/{task}/complete", "{}", office.Key());
        Assert.Equal(422, refused.Status);
        Assert.Contains("Sở Ba (17:00 07/01/2026)", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Một (", refused.Text, StringComparison.Ordinal);

        office.Go(8, 8, 30);
        await office.WatchAsync();
        var over = await office.LastAsync(task);
        Assert.Equal(("Agreed", "Agreed Agreed Silent"), (VerdictOf(over), States(over)));
        Assert.Contains(
            "Lấy ý kiến đã có kết quả",
            (await (await office.OwnAsync()).GetAsync("/Processes/Lateness/Notices")).Words,
            StringComparison.Ordinal
        );

        await office.AnswerAsync(2, Opinions.Disagree);
        var late = await office.LastAsync(task);
        Assert.Equal(("Agreed", "Agreed Agreed Late"), (VerdictOf(late), States(late)));
        Assert.Equal("Disagree", late.GetProperty("asked")[2].GetProperty("answer").GetString());
        var page = await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + task);
        Assert.Contains("Trả lời trễ (không đồng ý), không tính", page.Words, StringComparison.Ordinal);
        Assert.Contains("Khi hết hạn đã coi là đồng ý", page.Words, StringComparison.Ordinal);
        Assert.Contains("Kết quả: đồng ý", page.Words, StringComparison.Ordinal);

        await office.CompleteAsync(await office.OwnAsync(), task);
        Assert.Contains(await DrawnProcess.HistoryAsync(site, office.Here, subject), p => p is { ElementId: "sign", State: "Open" });
    }

    [Fact]
    public async Task Each_side_sees_its_own_and_the_asked_one_the_question()
    {
        var (task, _) = await office.DraftAsync();
        await office.AskAsync(task, 2);
        var clerk = await office.ClerkAsync(0);
        var own = (await TaskOfAsync(clerk))!.Value;
        var page = await clerk.GetAsync("/Processes/Tasks/Show/" + own);
        foreach (var words in new[] { "Có đồng ý cấp phép không?", "Sở Hỏi", "HS-9", "Tờ trình 12/TTr", "Lê Văn Minh" })
        {
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Sở Hai", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document!.QuerySelector($"a[href='/Processes/Consulting/Ask/{own}']"));
        foreach (
            var path in new[]
            {
                $"/Processes/Tasks/Show/{task}",
                $"/Processes/Consulting/Ask/{task}",
                $"/api/v1/tasks/{task}/consultations",
            }
        )
        {
            Assert.True((await clerk.GetAsync(path)).Status is 403 or 404, path);
        }

        Assert.Equal(404, (await (await office.ClerkAsync(1)).GetAsync("/Processes/Tasks/Show/" + own)).Status);
        Assert.Equal(404, (await (await office.OwnAsync()).GetAsync("/Processes/Tasks/Show/" + own)).Status);
        var own422 = await clerk.CallAsync($"/api/v1/tasks/{own}/complete", """{"outcome":"agree"}""", office.Key());
        Assert.Equal(422, own422.Status);
        Assert.Contains("processes.asked.comment", own422.Text, StringComparison.Ordinal);
        Assert.Contains("«Nội dung ý kiến»", System.Text.RegularExpressions.Regex.Unescape(own422.Text), StringComparison.Ordinal);
        var form = Assert.Single((await clerk.GetAsync("/Processes/Tasks/Show/" + own)).Document!.QuerySelectorAll("#act form"));
        Assert.Equal(["agree", "disagree"], form.QuerySelectorAll("button[name=Outcome]").Select(b => b.GetAttribute("value")));
        Assert.Equal(0, await office.CountAsync(office.Asked[0].Scene, "select count(*) from processes.consultation where agency_id = $1"));
    }

    [Fact]
    public async Task What_is_sent_or_told_twice_counts_once()
    {
        var (task, _) = await office.DraftAsync();
        var asked = (await office.AskAsync(task, 2, ",\"rule\":\"All\"")).GetProperty("asked")[0];
        var part = asked.GetProperty("id").GetGuid();
        await office.AgainAsync(office.Here, "processes.consult_deliver", new DeliverJob(part));
        Assert.Equal(1, await office.CountAsync(office.Asked[0].Scene, "select count(*) from processes.instance where agency_id = $1"));
        await office.AnswerAsync(0, Opinions.Agree);
        var again = new ErrandDone(
            Guid.CreateVersion7(),
            StandardProcess.Opinion.Key,
            office.Here.AgencyId,
            part,
            Guid.CreateVersion7(),
            Opinions.Disagree,
            "lần hai",
            "Người khác",
            "Văn thư",
            site.Clock.GetUtcNow()
        );
        await office.AgainAsync(office.Asked[0].Scene, "processes.errand_done", again);
        Assert.Equal("Agreed Awaited", States(await office.LastAsync(task)));

        // The same request with the same key asks once.
        var client = await office.OwnAsync();
        const string Body = """{"question":"Hỏi thêm?","asked":[{"agency":"H99.84","term":"4 giờ làm việc"}]}""";
        var (one, two) = (
            await client.CallAsync($"/api/v1/tasks/{task}/consultations", Body, "same-key-0001"),
            await client.CallAsync($"/api/v1/tasks/{task}/consultations", Body, "same-key-0001")
        );
        Assert.Equal((200, 200), (one.Status, two.Status));
        Assert.Equal(2, await office.CountAsync(office.Here, "select count(*) from processes.consultation where agency_id = $1"));
    }

    [Fact]
    public async Task The_open_list_of_whoever_asked_hears_of_the_verdict()
    {
        var work = site.Services.GetRequiredService<NewWork>();
        var ct = TestContext.Current.CancellationToken;
        var (task, _) = await office.DraftAsync();
        await office.AskAsync(task, 1);
        var principals = (await office.Here.ActorAsync(office.Own)).Principals;
        using var list = await work.ListenAsync(office.Here.AgencyId, principals, ct);
        using var notices = await work.ListenAsync(office.Here.AgencyId, principals, ct, ofNotices: true);
        Assert.False(await list.WaitAsync(TimeSpan.FromSeconds(3), ct));
        await office.AnswerAsync(0, Opinions.Agree);
        Assert.True(await list.WaitAsync(TimeSpan.FromSeconds(30), ct));
        Assert.True(await notices.WaitAsync(TimeSpan.FromSeconds(30), ct));
    }

    [Fact]
    public async Task Of_two_answers_at_once_both_are_kept_and_one_verdict_is_drawn()
    {
        var (task, _) = await office.DraftAsync();
        await office.AskAsync(task, 3, ",\"rule\":\"Quorum\",\"quorum\":2");
        var said = await Task.WhenAll(Enumerable.Range(0, 3).Select(of => office.SayAsync(of, Opinions.Agree)));
        Assert.All(said, s => Assert.True(s.Status == 200, s.Text));
        await Task.WhenAll(site.RunJobsAsync(), site.RunJobsAsync());
        await site.RunJobsAsync();
        var over = await office.LastAsync(task);
        Assert.Equal(("Agreed", "Agreed Agreed Agreed"), (VerdictOf(over), States(over)));
        Assert.Equal(
            1,
            await office.CountAsync(
                office.Here,
                "select count(distinct at) from processes.notice where agency_id = $1 and kind = 'Consulted'"
            )
        );
    }

    [Fact]
    public async Task An_answer_of_before_the_due_instant_counts_however_long_it_is_under_way()
    {
        var (task, _) = await office.DraftAsync();
        await office.AskAsync(task, 1, ",\"silence\":\"Agreement\"");
        Assert.Equal(200, (await office.SayAsync(0, Opinions.Disagree)).Status);
        office.Go(8, 9);
        await site.Services.GetRequiredService<SilenceWatch>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Closing", States(await office.LastAsync(task)));
        await site.RunJobsAsync();
        var over = await office.LastAsync(task);
        Assert.Equal(("Refused", "Disagreed"), (VerdictOf(over), States(over)));
    }

    [Fact]
    public async Task Silence_that_is_nothing_leaves_no_verdict_for_either()
    {
        var (task, subject) = await office.DraftAsync("consult=\"required\" consultRule=\"quorum:2\" consultTerm=\"1 ngày làm việc\"");
        await office.AskAsync(task, 2);
        await office.AnswerAsync(0, Opinions.Agree);
        office.Go(8, 9);
        await office.WatchAsync();
        Assert.Equal("NoQuorum", VerdictOf(await office.LastAsync(task)));
        await office.CompleteAsync(await office.OwnAsync(), task);
        Assert.Contains(await DrawnProcess.HistoryAsync(site, office.Here, subject), p => p is { ElementId: "mend", State: "Open" });
    }
}
