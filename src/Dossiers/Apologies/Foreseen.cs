using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>A dossier whose promise will not hold if its remaining steps take the time they may.</summary>
/// <param name="ReadyAt">When they would be done.</param>
/// <param name="ApologiseBefore">The last working instant at which an apology is in time.</param>
internal sealed record ForeseenDelay(
    Guid DossierId,
    string Code,
    string ProcedureTitle,
    DateTimeOffset DueAt,
    DateTimeOffset ReadyAt,
    DateTimeOffset ApologiseBefore
);

/// <summary>Looks ahead: which promises will be missed, while an apology is still in time.</summary>
internal static class Foreseen
{
    /// <summary>As many as are looked at, those promised first.</summary>
    public const int Most = 500;

    /// <summary>When the work would be done: the open step at its due instant, at once where that is past, then the steps ahead, each in its time.</summary>
    public static DateTimeOffset ReadyAt(WorkSchedule schedule, DateTimeOffset now, DateTimeOffset? openDue, int minutesAhead) =>
        schedule.Add(openDue is { } due && due > now ? due : now, minutesAhead);

    /// <summary>Three statements however many dossiers there are: the dossiers by state and due instant, where their work stands, the steps of their procedures.</summary>
    public static async Task<IReadOnlyList<ForeseenDelay>> ReadAsync(IsoDbContext db, Measure measure, CancellationToken ct)
    {
        // Promised for tomorrow or later: for today it is too late.
        var first = WorkingTime.VietnamTime.At(WorkingTime.VietnamTime.DateOf(measure.Now).AddDays(1), TimeOnly.MinValue).ToUniversalTime();
        var dossiers = await db.Set<Dossier>()
            .Where(d =>
                (d.State == DossierState.Received || d.State == DossierState.Processing)
                && d.DueAt >= first
                && d.OriginalDueAt == null
                && d.InstanceId != null
            )
            .OrderBy(d => d.DueAt)
            .ThenBy(d => d.Id)
            .Take(Most)
            .ToListAsync(ct);
        var places = await ProcessReads.PlacesAsync(db, [.. dossiers.Select(d => d.InstanceId!.Value)], ct);
        var procedures = await PublishedProcedures.VersionsAsync(db, [.. dossiers.Select(d => d.ProcedureVersionId).Distinct()], ct);
        return
        [
            .. dossiers
                .Where(d => places.TryGetValue(d.InstanceId!.Value, out var place) && !place.IsPaused)
                .Select(d =>
                {
                    var place = places[d.InstanceId!.Value];
                    var ahead = procedures.GetValueOrDefault(d.ProcedureVersionId)?.Steps ?? [];
                    var minutes = ahead
                        .Where(s => !place.Seen.Contains(s.Number) && !d.ReturnSteps.Contains(s.Number))
                        .Sum(s => s.Minutes ?? 0);
                    return new ForeseenDelay(
                        d.Id,
                        d.Code,
                        d.ProcedureTitle,
                        d.DueAt!.Value,
                        ReadyAt(measure.Schedule, measure.Now, place.OpenDue, minutes),
                        ApologyRules.LastMoment(measure.Schedule, d.DueAt!.Value)
                    );
                })
                .Where(f => f.ReadyAt > f.DueAt),
        ];
    }
}
