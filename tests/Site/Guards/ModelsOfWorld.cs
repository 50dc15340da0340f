using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Site.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Guards;

/// <summary>The second agency offers a model that the first follows, and the first offers one of its own.</summary>
internal static class ModelsOfWorld
{
    public static async Task MakeAsync(World world, OneStop own, OneStop other)
    {
        var model = await ShareAsync(world, other, "model-world-0001");
        var adopted = await own.Secretary.CallAsync(
            $"/api/v1/model-procedures/{model}/adopt",
            """{"code":"QT.MAU.01"}""",
            "model-world-0002"
        );
        Assert.True(adopted.Status == 200, adopted.Text);
        var draft = Guid.Parse(adopted.Text.Trim('"'));
        var import = world.Site.Services.GetRequiredService<ProcedureImport>();
        await world.Site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), own.Scene.AgencyId, "test.publish", RequestId: "test"),
            async (work, ct) =>
            {
                var row = await ProcedureImport.DraftAsync(work, draft, ct);
                var posts = (await work.Db.Set<ProcedureVersion>().AsNoTracking().FirstAsync(ct)).ReadCard();
                row.Take(row.ReadCard() with { Roles = posts.Roles, SignOffs = posts.SignOffs });
                var order = await ProcedureImport.OrderAsync(work, draft, work.Now.VietnamDay(), ct);
                Log.Write(work, "test.published", "procedure", row.Code);
                return await import.PublishAsync(work, draft, order, ct);
            }
        );
        await world.Site.RunJobsAsync();
        await ShareAsync(world, own, "model-world-0003");
    }

    private static async Task<string> ShareAsync(World world, OneStop owner, string key)
    {
        var procedure = await world.Site.Runner.ReadAsync(
            owner.Scene.AgencyId,
            (db, ct) => db.Set<Procedure>().Where(p => p.Code != "QT.MAU.01").Select(p => p.Id).SingleAsync(ct)
        );
        var shared = await owner.Secretary.CallAsync($"/api/v1/procedures/{procedure}/share", """{"audience":"All"}""", key);
        Assert.True(shared.Status == 200, shared.Text);
        return shared.Text.Trim('"');
    }
}
