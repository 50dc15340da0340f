using IsoDienTu.Kernel;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;

namespace IsoDienTu.Web.Demo;

/// <summary>A line of procedures.csv that was published.</summary>
/// <param name="Code">Code of the administrative procedure.</param>
internal sealed record PublishedRow(string Code, int Agency, string DocumentCode, int Minutes, bool TakesOnline);

/// <summary>Reads the published procedures back as the plan of dossiers needs them.</summary>
internal sealed class DemoSurvey(DemoStage stage, IReadOnlyList<PublishedRow> published)
{
    /// <returns>By code of the administrative procedure.</returns>
    public async Task<IReadOnlyDictionary<string, DemoProcedure>> ReadAsync(DateOnly today, int windowDays, CancellationToken ct)
    {
        var schedules = stage.Get<WorkSchedules>();
        var procedures = new Dictionary<string, DemoProcedure>(StringComparer.Ordinal);
        foreach (var agency in published.GroupBy(p => p.Agency))
        {
            var schedule = await schedules.ForAsync(agency.Key, ct);
            await stage.Runner.ReadAsync(
                agency.Key,
                async (db, token) =>
                {
                    foreach (var row in agency)
                    {
                        if (await PublishedProcedures.FindAsync(db, row.DocumentCode, today, token) is not { } found)
                        {
                            continue;
                        }

                        // Nothing is received before there is something to receive it under.
                        var inForce = today.DayNumber - found.EffectiveFrom.DayNumber;
                        procedures[row.Code] = new DemoProcedure(
                            found,
                            agency.Key,
                            row.Minutes,
                            row.TakesOnline,
                            await Definitions.StepsAsync(db, found.DefinitionVersionId, token),
                            new OfficeTimeline(schedule, today, Math.Min(windowDays, inForce))
                        );
                    }

                    return procedures.Count;
                },
                ct
            );
        }

        return procedures;
    }
}
