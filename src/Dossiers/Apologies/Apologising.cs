using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>Signs an apology with a new date; page and API come here.</summary>
internal sealed class Apologising(ProcessEngine engine, WorkSchedules schedules)
{
    public const string Right = "dossiers.apologise";

    /// <returns>The apology, for its sheet.</returns>
    /// <exception cref="RuleException">The dossier has been promised anew already, it is too late, or something entered breaks a rule.</exception>
    public async Task<Apology> DoAsync(IWork work, Guid dossierId, string? reason, DateTimeOffset? newDue, CancellationToken ct)
    {
        // Of two heads who sign at once, the second waits here and then sees what the first has signed.
        if (!await Follow.LockAsync(work, dossierId, ct))
        {
            throw Gone.Dossier();
        }

        var view = await DossierView.FindAsync(work.Db, dossierId, ct) ?? throw Gone.Dossier();
        var due = ApologyRules.Current(view, work.Now);
        var schedule = await schedules.ForAsync(work.AgencyId, ct);
        var words = ApologyRules.Reason(reason, view.Applicant);
        var later = ApologyRules.NewDue(schedule, due, newDue);
        var (dossier, year) = (view.Dossier, work.Now.VietnamDay().Year);
        var apology = new Apology
        {
            DossierId = dossierId,
            No = (int)await Numbers.NextAsync(work, $"dossier-apology-{year}", ct),
            Year = year,
            Reason = words,
            DueBefore = due,
            DueAfter = later,
            At = work.Now,
            SignedBy = work.Actor.Name,
            SignedByPost = work.Actor.Post,
            OnBehalfOf = work.Actor.OnBehalfOfName,
        };
        work.Db.Add(apology);
        (dossier.OriginalDueAt, dossier.DueAt) = (due, later);
        dossier.Note(work, EventKind.Apologised, words, apology.Number, $"{later.InVietnam():HH:mm dd/MM/yyyy}");
        if (view.Instance is { Status: "Running", DueAt: not null } running)
        {
            await engine.MovePromiseAsync(work, running.Id, later, $"Văn bản xin lỗi số {apology.Number}: {words}", ct);
        }

        Log.Write(
            work,
            "dossiers.apologised",
            "dossier",
            dossier.Code,
            new { DueAt = (DateTimeOffset?)due },
            new
            {
                DueAt = (DateTimeOffset?)later,
                apology.No,
                apology.Year,
            },
            words
        );
        return apology;
    }
}
