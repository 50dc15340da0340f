using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>Stops the solving of a dossier with form 05; page and API come here.</summary>
internal sealed class DossierStopping(ProcessEngine engine)
{
    /// <summary>Stops at the applicant's request.</summary>
    public const string Right = "dossiers.stop";

    /// <summary>Stops on any other ground besides.</summary>
    public const string ByLaw = "dossiers.stop_by_law";

    /// <param name="byLaw">The person holds <see cref="ByLaw"/>.</param>
    /// <returns>The notice, for its sheet.</returns>
    /// <exception cref="RuleException">There is a decision already, it was stopped before, or something entered breaks a rule.</exception>
    public async Task<StopNotice> DoAsync(IWork work, Guid dossierId, StopOrder given, bool byLaw, CancellationToken ct)
    {
        if (!await Follow.LockAsync(work, dossierId, ct))
        {
            throw Gone.Dossier();
        }

        var view = await DossierView.FindAsync(work.Db, dossierId, ct) ?? throw Gone.Dossier();
        StopRules.Standing(view);
        var order = StopRules.Check(given, view, byLaw);
        var ground = order.Ground!.Value;
        var (dossier, year) = (view.Dossier, work.Now.VietnamDay().Year);
        var before = dossier.State;
        var notice = new StopNotice
        {
            DossierId = dossierId,
            No = (int)await Numbers.NextAsync(work, $"dossier-stop-{year}", ct),
            Year = year,
            Ground = ground,
            Reason = order.Reason!,
            RequestedBy = order.RequestedBy,
            Evidence = order.Evidence,
            Stage = StopRules.Stage(view),
            Money = order.Money,
            Conclusion = order.Conclusion!,
            At = work.Now,
            SignedBy = work.Actor.Name,
            SignedByPost = work.Actor.Post,
            OnBehalfOf = work.Actor.OnBehalfOfName,
        };
        work.Db.Add(notice);
        var target = StopRules.Target(ground);
        foreach (var next in Transitions.Way(dossier.State, target))
        {
            dossier.Move(work, next, next == target ? order.Reason : null, next == target ? notice.Number : null);
        }

        if (view.Instance is { Status: "Running" } running)
        {
            await engine.CancelAsync(work, running.Id, ct);
        }

        Log.Write(
            work,
            "dossiers.stopped",
            "dossier",
            dossier.Code,
            new { State = before },
            new
            {
                dossier.State,
                notice.Ground,
                notice.No,
                notice.Year,
            },
            order.Reason
        );
        return notice;
    }
}
