using System.Text.Json;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Lateness;

/// <summary>Heads see what is late, in whose hands and for how long; each figure is what its list holds. Who completes late says why.</summary>
public sealed class LoadTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LateOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await LateOffice.OpenAsync(site, "H99.75");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Every_figure_is_what_its_list_holds_for_the_whole_agency_and_for_one_unit()
    {
        await office.StartAsync();
        await office.StartAsync();
        office.Go(6, 10);
        await office.StartAsync();
        office.Go(6, 13, 40); // two are late by ten minutes; the third is due at 16:00 and near from 15:00
        await ClaimFirstAsync();
        foreach (var (player, units) in new[] { (office.Leader, 1), (office.DeskHead, 1), (office.UnitHead, 0) })
        {
            var client = await office.AsAsync(player);
            var page = await client.GetAsync("/Processes/Lateness");
            Assert.Equal(200, page.Status);
            Assert.Equal(units, page.Document!.QuerySelectorAll("#hands tbody").Length);
            foreach (var link in page.Document.QuerySelectorAll("main a[href^='/Processes/Inbox?of=']"))
            {
                var list = await client.GetAsync(link.GetAttribute("href")!);
                Assert.Equal(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), Listed(list));
            }
        }

        var seen = (await (await office.AsAsync(office.DeskHead)).GetAsync("/Processes/Lateness")).Words;
        Assert.Contains("3 bước: 2 quá hạn, 0 sắp đến hạn", seen, StringComparison.Ordinal);
        Assert.Contains("quá hạn 10 phút", seen, StringComparison.Ordinal);
        Assert.Contains("Chưa ai nhận", seen, StringComparison.Ordinal);
        Assert.Equal(403, (await (await office.AsAsync(office.Clerk)).GetAsync("/Processes/Lateness")).Status);
        Assert.Equal(403, (await (await office.AsAsync(office.Clerk)).GetAsync("/api/v1/lateness")).Status);
        var told = JsonDocument.Parse((await (await office.AsAsync(office.DeskHead)).GetAsync("/api/v1/lateness")).Text).RootElement;
        Assert.Equal(2, told.GetProperty("units")[0].GetProperty("late").GetInt32());
    }

    [Fact]
    public async Task A_late_step_is_not_completed_without_a_reason_by_page_by_api_or_together_with_others()
    {
        var subject = await office.StartAsync();
        var second = await office.StartAsync();
        var third = await office.StartAsync();
        office.Go(6, 14);
        var clerk = await office.AsAsync(office.Clerk);
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        var page = await clerk.GetAsync("/Processes/Tasks/Show/" + task);
        Assert.NotNull(page.Document!.QuerySelector("textarea[name=LateReason]"));
        var refused = await clerk.SubmitAsync(page, null, "handler=Complete");
        Assert.Equal(422, refused.Status);
        Assert.Contains("Bước này đã quá hạn lúc 13:30 06/01/2026. Hãy ghi lý do trễ", refused.Words, StringComparison.Ordinal);
        var bare = await clerk.CallAsync($"/api/v1/tasks/{task}/complete", "{}", "late-00001");
        Assert.Equal(422, bare.Status);
        Assert.Contains("processes.late.reason", bare.Text, StringComparison.Ordinal);
        var form = new Dictionary<string, string> { ["LateReason"] = "Mất điện cả sáng" };
        Assert.Equal(303, (await clerk.SubmitAsync(page, form, "handler=Complete")).Status);

        var other = await office.TaskAsync(second, "Tiếp nhận hồ sơ");
        var reason = """{"lateReason":"Chờ hệ thống"}""";
        Assert.Equal(200, (await clerk.CallAsync($"/api/v1/tasks/{other}/complete", reason, "late-00002")).Status);

        var last = await office.TaskAsync(third, "Tiếp nhận hồ sơ");
        var bulk = await clerk.GetAsync("/Processes/Inbox/Bulk?tasks=" + last);
        Assert.Equal(422, (await clerk.SubmitAsync(bulk, null)).Status);
        Assert.Contains("Đã xong 1 việc", (await clerk.SubmitAsync(bulk, form)).Words, StringComparison.Ordinal);

        var head = await office.AsAsync(office.DeskHead);
        var done = await head.GetAsync("/Processes/Lateness/DoneList?how=late");
        Assert.Contains("3 bước đã làm", done.Words, StringComparison.Ordinal);
        Assert.Contains("Mất điện cả sáng", done.Words, StringComparison.Ordinal);
        Assert.Contains("Chờ hệ thống", done.Words, StringComparison.Ordinal);
        Assert.Contains(
            "Lý do trễ: Mất điện cả sáng",
            (await head.GetAsync("/Processes/Tasks/Show/" + task)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(0, Listed(await (await office.AsAsync(office.UnitHead)).GetAsync("/Processes/Lateness/DoneList?how=late")));
    }

    [Fact]
    public async Task Who_is_early_or_on_time_is_counted_and_asked_for_no_reason()
    {
        var early = await office.StartAsync();
        var onTime = await office.StartAsync();
        await CompleteAsync(early, "early-0001");
        office.Go(6, 13, 30);
        await CompleteAsync(onTime, "ontime-001");
        var head = await office.AsAsync(office.DeskHead);
        var page = await head.GetAsync("/Processes/Lateness");
        Assert.Equal(["1", "1", "0"], page.Document!.QuerySelectorAll("#done td a").Select(a => a.TextContent));
        foreach (var link in page.Document.QuerySelectorAll("#done td a"))
        {
            var list = await head.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), Listed(list));
        }
    }

    private async Task CompleteAsync(Guid subject, string key)
    {
        var task = await office.TaskAsync(subject, "Tiếp nhận hồ sơ");
        var clerk = await office.AsAsync(office.Clerk);
        Assert.Equal(200, (await clerk.CallAsync($"/api/v1/tasks/{task}/complete", "{}", key)).Status);
    }

    private async Task ClaimFirstAsync()
    {
        var clerk = await office.AsAsync(office.Clerk);
        var task = JsonDocument
            .Parse((await clerk.GetAsync("/api/v1/tasks")).Text)
            .RootElement.GetProperty("tasks")[0]
            .GetProperty("taskId");
        Assert.Equal(200, (await clerk.CallAsync($"/api/v1/tasks/{task.GetGuid()}/claim", "{}", "claim-0001")).Status);
    }

    private static int Listed(TestPage list) => list.Document!.QuerySelectorAll("tbody a[href*='/Tasks/Show/']").Length;
}
