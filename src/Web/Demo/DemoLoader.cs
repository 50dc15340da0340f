using System.Diagnostics;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Web.Demo;

/// <summary>
/// Loads the fictional province: agencies and people, procedures, dossiers, who has read a procedure, a model that a commune follows, and a manual that was scanned. Only into a database without agencies; loading again changes nothing, and
/// a loading that was broken off is finished by the next start.
/// </summary>
/// <param name="data">The product's data folder.</param>
/// <param name="folder">Where the demo's files are.</param>
internal sealed class DemoLoader(DatabaseConnections connections, string data, string folder, IConfiguration configuration, ILogger log)
{
    /// <summary>So many days before the day on which the demo stands its people read what was distributed.</summary>
    private const int ReadBefore = 3;

    /// <summary>So many days before it the manual that was scanned took effect.</summary>
    private const int ManualBefore = 2;

    /// <param name="today">The day on which the demo is to stand; its dossiers come from the time before.</param>
    /// <param name="recipe">Another recipe than the folder's, for tests.</param>
    public async Task LoadAsync(DateOnly today, DossierRecipe? recipe = null, CancellationToken ct = default)
    {
        await using var stage = new DemoStage(connections, data, configuration);
        stage.Clock.Reach(new DateTimeOffset(DemoProvince.Since, new TimeOnly(8, 0), Kernel.VietnamTime.Offset));
        var mark = DemoMark.Read(data);
        var isEmpty = (await stage.Get<Agencies>().ListAsync(new AgencyQuery(), ct)).Count == 0;
        if (isEmpty)
        {
            mark = new DemoMark(today, false);
            mark.Write(data);
        }

        if (mark is null or { Finished: true })
        {
            return;
        }

        var took = Stopwatch.StartNew();
        var files = new DemoFiles(folder);
        var agencyOf = await new DemoProvince(stage, files, log).LoadAsync(ct);
        var published = await new DemoProcedures(stage, files, agencyOf, log).LoadAsync(ct);
        recipe ??= DossierRecipe.Read(files.Bytes("dossiers.json"));
        var procedures = await new DemoSurvey(stage, published).ReadAsync(mark.Day, recipe.WindowDays, ct);
        var dossiers = new DossierPlan(recipe, procedures).Make();
        await new DemoDossiers(stage, mark.Day, log).PlayAsync(dossiers, ct);
        await new DemoReadings(stage, published).LoadAsync(mark.Day.AddDays(-ReadBefore), ct);
        await new DemoModels(stage, agencyOf).LoadAsync(mark.Day.AddDays(-ReadBefore), ct);
        await new DemoManual(stage, files, agencyOf, log).LoadAsync(mark.Day.AddDays(-ManualBefore), ct);
        (mark with { Finished = true }).Write(data);
        log.LogInformation("Demo loaded in {Seconds:0.0} s", took.Elapsed.TotalSeconds);
    }
}
