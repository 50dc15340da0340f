using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Kernel;

/// <summary>An event leaves a job for each subscriber whose business it is, in the transaction of what happened, and for nobody else.</summary>
public sealed class EventsTests
{
    [Theory]
    [InlineData("dossier", 1)]
    [InlineData("test", 0)]
    public async Task A_step_leaves_a_job_for_dossiers_when_it_is_about_one(string kind, long jobs)
    {
        await using var site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.61", "Sở Sự việc");
        var worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var nodes = "<startEvent id=\"s\"/><userTask id=\"read\"/><endEvent id=\"e\"/>";
        var version = await DrawnProcess.PublishAsync(office, worker, "plain", nodes, "s>read read>e");
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            (work, ct) => engine.StartAsync(work, new StartProcess(version, kind, Guid.CreateVersion7(), "HS-1", "Việc", null, null), ct)
        );
        var left = await site.Runner.LookAsync(
            office.AgencyId,
            "select count(*) from kernel.job where agency_id = $1 and kind = 'event:Dossiers.step_opened'",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : -1
        );
        Assert.Equal(jobs, left);
    }
}
