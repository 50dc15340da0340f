using IsoDienTu.Documents.Laws;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Documents;

/// <summary>A law changes, and every agency whose documents cite it follows within three months: each request once, closed by what answers it.</summary>
public sealed class LawFollowingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LawScene one = null!;
    private LawScene two = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await LawScene.OpenAsync(site, "H99.61", "Sở Một");
        two = await LawScene.OpenAsync(site, "H99.62", "Sở Hai");
        await one.EnterAsync("61/2018/NĐ-CP", "2018-06-21");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task ReplaceAsync(string from = "2026-01-02")
    {
        Assert.Equal(303, (await one.EnterAsync("118/2025/NĐ-CP", from, replaces: "61/2018/NĐ-CP")).Status);
        await one.FollowAsync();
    }

    [Fact]
    public async Task Each_agency_gets_one_request_for_each_document_that_cites_the_text_and_no_other()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await one.IssueAsync("QT.02", ["NĐ 61/2018"]);
        await one.IssueAsync("QT.03", ["Nghị định 92/2017/NĐ-CP"]);
        await two.IssueAsync("QT.01", ["61/2018/ND-CP"]);
        await ReplaceAsync();
        await one.FollowAsync();

        var mine = await one.Secretary.GetAsync("/Documents/Changing");
        Assert.Contains("61/2018/NĐ-CP được thay thế bởi 118/2025/NĐ-CP từ 02/01/2026", mine.Words, StringComparison.Ordinal);
        Assert.Contains("02/04/2026", mine.Words, StringComparison.Ordinal);
        Assert.Equal(2, Requests(mine));
        Assert.DoesNotContain("QT.03", mine.Words, StringComparison.Ordinal);
        Assert.Equal(1, Requests(await two.Secretary.GetAsync("/Documents/Changing")));
        var theirs = (await two.RequestAsync()).Path;
        Assert.Equal(404, (await one.Secretary.GetAsync(theirs)).Status);
        Assert.Contains("Yêu cầu thay đổi tài liệu", (await one.Secretary.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rounds_at_once_and_a_round_repeated_open_nothing_twice()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await two.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        Assert.Equal(303, (await one.EnterAsync("118/2025/NĐ-CP", "2026-01-02", replaces: "61/2018/NĐ-CP")).Status);
        var watch = site.Services.GetRequiredService<LawWatch>();
        await Task.WhenAll(watch.FollowAsync(CancellationToken.None), watch.FollowAsync(CancellationToken.None));
        await watch.FollowAsync(CancellationToken.None);
        await watch.ReadAsync(CancellationToken.None);
        Assert.Equal(1, Requests(await one.Secretary.GetAsync("/Documents/Changing")));
        Assert.Equal(1, Requests(await two.Secretary.GetAsync("/Documents/Changing")));
    }

    [Fact]
    public async Task The_request_closes_by_itself_when_a_later_issue_follows()
    {
        var id = await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await ReplaceAsync();
        Assert.Contains("Còn 86 ngày", (await one.RequestAsync()).Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(10));
        await one.Secretary.GetAsync("/");
        one = await AgainAsync(one);
        await one.IssueAsync("QT.01", ["Nghị định 118/2025/NĐ-CP"], new DateOnly(2026, 1, 16), "Theo nghị định mới");
        var closed = await one.RequestAsync();
        Assert.Contains("Đã thực hiện đúng hạn", closed.Words, StringComparison.Ordinal);
        Assert.Contains("Lần ban hành 2", closed.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Phiếu 1/2026", (await one.Secretary.GetAsync("/Documents/Show/" + id)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_that_still_cites_the_old_text_and_names_nothing_leaves_it_open_and_after_three_months_it_is_late()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await ReplaceAsync();
        await one.IssueAsync("QT.01", ["NĐ 61/2018/NĐ-CP", "Sửa lỗi chính tả"], new DateOnly(2026, 1, 6), "Sửa lỗi chính tả");
        site.Clock.Advance(TimeSpan.FromDays(70));
        await site.RunRecurringAsync("Documents.remind_requests");
        one = await AgainAsync(one);
        var near = await one.RequestAsync("?state=near");
        Assert.Contains("Đã nhắc", near.Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(30));
        await site.RunRecurringAsync("Documents.remind_requests");
        one = await AgainAsync(one);
        Assert.Contains("Quá hạn 14 ngày", (await one.RequestAsync("?state=late")).Words, StringComparison.Ordinal);
        Assert.Contains("Quá hạn 14 ngày", (await one.Secretary.GetAsync("/")).Text, StringComparison.Ordinal);

        await one.IssueAsync("QT.01", ["NĐ 118/2025/NĐ-CP"], new DateOnly(2026, 4, 16), "Theo phiếu số 1/2026");
        Assert.Contains("Đã thực hiện, trễ 14 ngày", (await one.RequestAsync()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_issues_decides_with_a_reason_that_the_document_need_not_change()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await ReplaceAsync();
        var decide = (await one.RequestAsync()).Path.Replace("Show", "Decide", StringComparison.Ordinal);
        Assert.Equal(403, (await one.Specialist.GetAsync(decide)).Status);
        Assert.Equal(404, (await two.Secretary.GetAsync(decide)).Status);
        var page = await one.Secretary.GetAsync(decide);
        var bare = await one.Secretary.SubmitAsync(page, Fields(("Reason", "ngắn"), ("Act", "keep")));
        Assert.Equal(422, bare.Status);
        Assert.Contains("dài từ 10 đến 1000 ký tự", bare.Words, StringComparison.Ordinal);
        var late = await one.Secretary.GetAsync(decide);
        var said = Fields(("Reason", "Điều được viện dẫn không thay đổi"), ("Act", "keep"));
        Assert.Equal(303, (await one.Secretary.SubmitAsync(page, said)).Status);
        var second = await one.Secretary.SubmitAsync(late, said);
        Assert.Equal(422, second.Status);
        Assert.Contains("đã được Thư ký Sở Một xử lý", second.Words, StringComparison.Ordinal);
        Assert.Contains("Điều được viện dẫn không thay đổi", (await one.RequestAsync()).Words, StringComparison.Ordinal);
        await one.FollowAsync();
        Assert.Equal(1, Requests(await one.Secretary.GetAsync("/Documents/Changing")));
    }

    [Fact]
    public async Task A_change_entered_wrongly_is_withdrawn_and_its_open_requests_close_everywhere()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await two.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await ReplaceAsync();
        var law = (await one.RequestAsync()).Document!.QuerySelector("#why a")!.GetAttribute("href")!;
        var withdraw = (await one.Secretary.GetAsync(law))
            .Document!.QuerySelector("a[href*='/Documents/Laws/Withdraw/']")!
            .GetAttribute("href")!;
        Assert.Null((await two.Secretary.GetAsync(law)).Document!.QuerySelector("a[href*='/Documents/Laws/Withdraw/']"));
        var theirs = await two.Secretary.SubmitAsync(await two.Secretary.GetAsync(withdraw), Fields(("Reason", "Không phải của tôi")));
        Assert.Equal(422, theirs.Status);
        Assert.Equal(
            303,
            (await one.Secretary.SubmitAsync(await one.Secretary.GetAsync(withdraw), Fields(("Reason", "Ghi nhầm ngày hiệu lực")))).Status
        );
        await one.FollowAsync();
        foreach (var scene in (LawScene[])[one, two])
        {
            var page = await scene.RequestAsync();
            Assert.Contains("Hết đối tượng", page.Words, StringComparison.Ordinal);
            Assert.Contains("Ghi nhầm ngày hiệu lực", page.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(
            "Hết hiệu lực",
            (await one.Secretary.GetAsync("/Documents/Laws?q=61/2018")).Document!.QuerySelector("tbody")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_document_issued_later_that_still_cites_the_old_text_gets_its_request_and_one_taken_back_loses_it()
    {
        await ReplaceAsync();
        var id = await one.IssueAsync("QT.09", ["Nghị định 61/2018/NĐ-CP"]);
        Assert.Contains("Quy trình QT.09", (await one.RequestAsync()).Words, StringComparison.Ordinal);
        var withdraw = await one.Secretary.GetAsync("/Documents/Withdraw/" + id);
        Assert.Equal(
            303,
            (await one.Secretary.SubmitAsync(withdraw, Fields(("Reason", "Thủ tục đã bị bãi bỏ"), ("Day", "2026-01-06")))).Status
        );
        await site.RunJobsAsync();
        Assert.Contains("Hết đối tượng", (await one.RequestAsync()).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_province_sees_who_has_followed_and_who_is_late_down_to_the_document()
    {
        await one.IssueAsync("QT.01", ["Nghị định 61/2018/NĐ-CP"]);
        await two.IssueAsync("QT.77", ["Nghị định 61/2018/NĐ-CP"]);
        await ReplaceAsync("2025-07-01");
        await one.IssueAsync("QT.01", ["Nghị định 118/2025/NĐ-CP"], new DateOnly(2026, 1, 6), "Theo nghị định mới");
        var lead = await two.Scene.SignInAsync(
            await two.Scene.PersonAsync("Hoàng Chủ Trì", "Trưởng phòng TĐC", PostKind.UnitHead, Roles.ProvinceLead)
        );
        var all = await lead.GetAsync("/Documents/Laws/Following");
        Assert.Contains("1 quá hạn, 0 còn hạn, 1 đã xong", all.Words, StringComparison.Ordinal);
        var late = await lead.GetAsync(all.Document!.QuerySelector("a[href$='show=late']")!.GetAttribute("href")!);
        Assert.Contains("Sở Hai", late.Words, StringComparison.Ordinal);
        Assert.Contains("QT.77", late.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở Một QT", late.Words, StringComparison.Ordinal);
        Assert.Contains("\"late\":1", (await lead.GetAsync("/api/v1/law-changes")).Text, StringComparison.Ordinal);
    }

    /// <summary>Sessions end after half an hour of the clock.</summary>
    private async Task<LawScene> AgainAsync(LawScene scene) =>
        new()
        {
            Site = site,
            Scene = scene.Scene,
            Secretary = await scene.Scene.SignInAsync(
                await scene.Scene.PersonAsync("Thư ký sau", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
            ),
            Specialist = scene.Specialist,
        };

    private static int Requests(TestPage list) =>
        list.Document!.QuerySelectorAll("main a[href*='/Documents/Changing/Show/']").Select(a => a.GetAttribute("href")).Distinct().Count();
}
