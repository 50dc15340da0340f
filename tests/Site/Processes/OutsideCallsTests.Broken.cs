using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <content>Calls that are cut off half-way, or never stop.</content>
public sealed partial class OutsideCallsTests
{
    /// <summary>The other side has committed; then this side's work fails before its own commit, as when the machine dies.</summary>
    private async Task<Guid> DiedBetweenAsync()
    {
        await PublishOpinionAsync();
        await OfferAsync("Everyone");
        var subject = await AboutToCallAsync();
        var calls = site.Services.GetRequiredService<Calls>();
        var job = await site.Runner.LookAsync(
            here.AgencyId,
            "select args::text from kernel.job where agency_id = $1 and kind = 'processes.call'",
            [Sql.P(here.AgencyId)],
            async (rows, ct) =>
                await rows.ReadAsync(ct) ? JsonSerializer.Deserialize<CallJob>(rows.GetString(0), JsonSerializerOptions.Web)! : null
        );
        Assert.NotNull(job);
        await Assert.ThrowsAsync<TimeoutException>(() =>
            site.Runner.RunAsync<bool>(
                new WorkOrder(Actor.System("thử"), here.AgencyId, "test.dies"),
                async (work, ct) =>
                {
                    await calls.BeginAsync(work, job, ct);
                    throw new TimeoutException();
                }
            )
        );
        Assert.NotNull(await TheirTaskAsync());
        Assert.DoesNotContain(await History(subject), p => p.ElementId == "ask");

        // Over there the work and the news of it go on meanwhile.
        await site.Services.GetRequiredService<DueJobs>().RunAsync(there.AgencyId);
        return subject;
    }

    [Fact]
    public async Task A_call_that_dies_between_the_two_agencies_is_made_once()
    {
        var subject = await DiedBetweenAsync();
        await site.RunJobsAsync();
        Assert.Equal("Thẩm định (Chuyên viên)", Assert.Single(await History(subject), p => p.ElementId == "ask").Comment);
        await CompleteAsync(called, (await TheirTaskAsync())!.Value);
        Assert.Null(await TheirTaskAsync());
        Assert.Contains(await History(subject), p => p is { ElementId: "sign", State: "Open" });
    }

    [Fact]
    public async Task A_call_that_dies_between_the_two_agencies_and_is_then_withdrawn_leaves_nothing_there()
    {
        await CancelAsync(await DiedBetweenAsync());
        await site.RunJobsAsync();
        Assert.Null(await TheirTaskAsync());
        Assert.Equal("0", await TextAsync("select count(*)::text from kernel.job where agency_id = $1"));
    }

    [Fact]
    public async Task Calls_that_follow_one_another_without_end_stop_with_an_incident()
    {
        await PublishOpinionAsync();
        await OfferAsync("Everyone");
        await AboutToCallAsync();
        await here.DoAsync(
            async (work, ct) =>
            {
                await using var chain = work.Command(
                    "update kernel.job set args = jsonb_set(args, '{chain}', '2001') where agency_id = $1 and kind = 'processes.call'",
                    Sql.P(work.AgencyId)
                );
                return await chain.ExecuteNonQueryAsync(ct);
            }
        );
        await site.RunJobsAsync();
        Assert.Null(await TheirTaskAsync());
        Assert.Contains("không dừng", (await IncidentPage.FirstAsync(caller))!.Words, StringComparison.Ordinal);
    }
}
