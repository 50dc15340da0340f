using IsoDienTu.Kernel;

namespace IsoDienTu.Web.Demo;

/// <summary>Plays the planned dossiers through the product's own commands, the agencies side by side.</summary>
internal sealed class DemoDossiers(DemoStage stage, DateOnly day, ILogger log)
{
    private const int Told = 60;
    private int done;

    public async Task PlayAsync(IReadOnlyList<PlannedDossier> dossiers, CancellationToken ct)
    {
        if (dossiers.Count == 0)
        {
            return;
        }

        var first = dossiers.Min(d => d.Acts[0].At);
        stage.Clock.Reach(first);
        var agencies = dossiers.GroupBy(d => d.Procedure.AgencyId).ToList();
        var staff = await DemoStaff.ReadAsync(stage, agencies.Select(a => a.Key), first.VietnamDay(), ct);
        var acts = dossiers.Sum(d => d.Acts.Count);
        await Task.WhenAll(
            agencies.Select(a =>
                Task.Run(() => new DemoLane(stage, day, staff).PlayAsync(a.Key, [.. a], () => Tell(dossiers.Count, acts), ct), ct)
            )
        );
    }

    /// <summary>The share of acts done, told in dossiers, which is what people count.</summary>
    private void Tell(int dossiers, int acts)
    {
        var now = Interlocked.Increment(ref done);
        var (before, after) = ((long)(now - 1) * dossiers / acts, (long)now * dossiers / acts);
        if (before / Told != after / Told)
        {
            log.LogInformation("Hồ sơ mẫu: {Done}/{All}", after, dossiers);
        }
    }
}
