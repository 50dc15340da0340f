using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Lateness;

/// <summary>One rule of what is near: the list, its count, the badge and the task page agree, and an agency sets it for itself.</summary>
public sealed class NearDueListTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LateOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await LateOffice.OpenAsync(site, "H99.73");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task List_count_and_badge_turn_near_at_the_same_minute()
    {
        await office.StartAsync();
        office.Go(6, 10, 59);
        Assert.Equal((0, 0), await NearAsync());
        office.Go(6, 11);
        Assert.Equal((1, 1), await NearAsync());
        office.Go(6, 13, 31);
        Assert.Equal((0, 0), await NearAsync());
    }

    [Fact]
    public async Task The_process_owner_sets_the_rule_for_the_agency_alone_and_it_holds_at_once()
    {
        await office.StartAsync();
        var others = await LateOffice.OpenAsync(site, "H99.74");
        var clerk = await office.AsAsync(office.Clerk);
        Assert.Equal(403, (await clerk.GetAsync("/Processes/Lateness/Settings")).Status);
        Assert.Equal(403, (await clerk.CallAsync("/api/v1/near-rule", "{}", "near-00001")).Status);
        var owner = await office.AsAsync(office.Owner);
        var page = await owner.GetAsync("/Processes/Lateness/Settings");
        var before = await owner.GetAsync("/Processes/Lateness/Settings");
        var wrong = await owner.SubmitAsync(page, new Dictionary<string, string> { ["StepMinutes"] = "4801" });
        Assert.Equal(422, wrong.Status);
        Assert.Contains("Hãy ghi một số nguyên từ 0 đến 4800", wrong.Words, StringComparison.Ordinal);
        Assert.Equal((0, 0), await NearAsync());
        var form = new Dictionary<string, string> { ["StepMinutes"] = "240", ["StepPercent"] = "0" };
        Assert.Equal(303, (await owner.SubmitAsync(page, form)).Status);
        Assert.Equal((1, 1), await NearAsync());
        await office.WatchAsync();
        Assert.Single(await office.NoticesAsync(office.Clerk));

        // Somebody who had the page open since before is told instead of overwriting.
        Assert.Equal(409, (await owner.SubmitAsync(before, form)).Status);
        var api = """{"stepMinutes":30,"stepPercent":0,"wholeMinutes":480,"wholePercent":20}""";
        Assert.Equal(400, (await owner.CallAsync("/api/v1/near-rule", api, null)).Status);
        Assert.Equal(200, (await owner.CallAsync("/api/v1/near-rule", api, "near-00002")).Status);
        Assert.Equal((0, 0), await NearAsync());
        var theirs = await (await others.AsAsync(others.Owner)).GetAsync("/api/v1/near-rule");
        Assert.True(theirs.Status == 200, $"{theirs.Status}");
        Assert.Contains("\"minutes\":60", theirs.Text, StringComparison.Ordinal);
    }

    /// <summary>How many steps the clerk's list of near ones holds, and how many badges on the whole list warn.</summary>
    private async Task<(int Listed, int Warned)> NearAsync()
    {
        var clerk = await office.AsAsync(office.Clerk);
        var near = await clerk.GetAsync("/Processes/Inbox?when=near");
        var all = await clerk.GetAsync("/Processes/Inbox");
        var warned = all.Document!.QuerySelectorAll("tbody .mark.tone-near").Length;
        var task = all.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Equal(warned, (await clerk.GetAsync(task)).Document!.QuerySelectorAll(".mark.tone-near").Length);
        Assert.Contains($"\"near\":{warned}", (await clerk.GetAsync("/api/v1/tasks")).Text, StringComparison.Ordinal);
        return (near.Document!.QuerySelectorAll("tbody a[href*='/Tasks/Show/']").Length, warned);
    }
}
