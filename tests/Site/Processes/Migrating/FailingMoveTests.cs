using IsoDienTu.Kernel;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Migrating;

/// <summary>A move that cannot be carried out, whatever the reason.</summary>
public sealed class FailingMoveTests
{
    [Fact]
    public async Task What_fails_again_and_again_is_left_as_it_is_and_holds_up_no_further_decision()
    {
        await using var site = await TestSite.StartAsync();
        var office = await MovingOffice.OpenAsync(site, "H99.45");
        var subject = await office.BeginAsync("HS-1", 1);
        var owner = await office.Scene.SignInAsync(office.Owner);
        await office.ReviseAsync();
        var decision = await office.DecideAsync(owner);
        await office.Scene.DoAsync(
            (work, _) =>
            {
                work.Batch.Add("update processes.migration set plan = '{}' where agency_id = $1", Sql.P(work.AgencyId));
                return Task.FromResult(true);
            }
        );
        for (var i = 0; i < 4; i++)
        {
            await MovingOffice.CarryOutAsync(site);
        }

        Assert.Contains("còn 1 việc", (await owner.GetAsync(decision)).Words, StringComparison.Ordinal);
        await MovingOffice.CarryOutAsync(site);
        Assert.Contains("Hệ thống thử 5 lần không được", (await owner.GetAsync(decision)).Words, StringComparison.Ordinal);
        Assert.Equal(1, await office.VersionOfAsync(subject));
        await office.DecideAsync(owner);
        await MovingOffice.CarryOutAsync(site);
        Assert.Equal(2, await office.VersionOfAsync(subject));
    }
}
