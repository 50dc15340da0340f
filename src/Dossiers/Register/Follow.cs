using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Brings a dossier to where its process stands. Called for every news of the process; doing it twice changes nothing.</summary>
internal static class Follow
{
    public static async Task SubjectAsync(IServiceProvider services, IWork work, Guid subjectId, string? step, CancellationToken ct)
    {
        if (!await LockAsync(work, subjectId, ct))
        {
            return;
        }

        var dossier = await work.Db.Set<Dossier>().FirstAsync(d => d.Id == subjectId, ct);
        if (await ProcessReads.InstanceAsync(work.Db, Subject.Kind, subjectId, ct) is not { } instance)
        {
            return;
        }

        var asked = await work.Db.Set<SupplementRequest>().AnyAsync(s => s.DossierId == subjectId && s.CameAt == null, ct);
        var passes = await ProcessReads.HistoryOfAsync(work.Db, instance.Id, ct);
        var standing = Standings.Of(instance, passes, dossier.ReturnSteps, asked);
        var before = new { dossier.State, dossier.DueAt };
        foreach (var next in Transitions.Way(dossier.State, Course.Of(standing)))
        {
            dossier.Move(work, next, instance.PausedSince is null ? null : instance.PauseWords, step: step, at: standing.Since);
        }

        if (dossier.State == DossierState.Finished || dossier.State == DossierState.Returned)
        {
            dossier.Outcome ??= standing.End == ProcessEnd.Refused ? DossierOutcome.Refused : DossierOutcome.Granted;
        }

        await MovePromiseAsync(services, work, dossier, instance, ct);
        var after = new { dossier.State, dossier.DueAt };
        if (before != after)
        {
            Log.Write(work, "dossiers.followed", "dossier", dossier.Code, before, after);
        }
    }

    // The printed promise stays; the running one follows the clock of the process, with an event that says so.
    private static async Task MovePromiseAsync(
        IServiceProvider services,
        IWork work,
        Dossier dossier,
        InstanceInfo instance,
        CancellationToken ct
    )
    {
        if (instance.DueAt is not { } due || due == dossier.DueAt || !dossier.IsOpen)
        {
            return;
        }

        // The promise that an apology replaced rests and moves with the one that stands.
        if (dossier is { OriginalDueAt: { } original, DueAt: { } before } && due > before)
        {
            var schedule = await services.GetRequiredService<WorkSchedules>().ForAsync(work.AgencyId, ct);
            dossier.OriginalDueAt = schedule.Add(original, schedule.Between(before, due)).ToUniversalTime();
        }

        dossier.DueAt = due;
        var local = due.InVietnam();
        dossier.Note(
            work,
            EventKind.PromiseMoved,
            $"{local:HH:mm dd/MM/yyyy}",
            step: instance.Moves.LastOrDefault(m => m.After == due)?.Reason ?? (instance.Pauses is [.., var last] ? last.Words : null)
        );
    }

    // Two news of one dossier may be worked on at once; the second waits and then sees what the first wrote.
    public static async Task<bool> LockAsync(IWork work, Guid dossierId, CancellationToken ct)
    {
        await using var command = work.Command(
            "select 1 from dossiers.dossier where agency_id = $1 and id = $2 for update",
            Sql.P(work.AgencyId),
            Sql.P(dossierId)
        );
        return await command.ExecuteScalarAsync(ct) is not null;
    }
}
