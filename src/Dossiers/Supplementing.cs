using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers;

/// <summary>What is asked for.</summary>
/// <param name="Items">Papers and corrections, everything at once.</param>
/// <param name="Contact">Whom to ask: name and telephone.</param>
public sealed record SupplementOrder(IReadOnlyList<string> Items, string Reason, string Contact);

/// <summary>What came: papers by part number, files, a note.</summary>
public sealed record SupplementCame(IReadOnlyList<ReceivedPart> Parts, IReadOnlyList<ReceivedFile> Files, string? Note);

/// <summary>Asks the applicant for papers (form 02) and takes them in; the clock rests in between. Both write their log entry.</summary>
public sealed class Supplementing(ProcessEngine engine, FileStore store)
{
    /// <summary>Asks for papers.</summary>
    /// <returns>The request's identifier, for its sheet.</returns>
    /// <exception cref="RuleException">A request is open already, the order lacks something, or the dossier is past asking.</exception>
    public async Task<Guid> AskAsync(IWork work, Guid dossierId, SupplementOrder order, CancellationToken ct = default)
    {
        order = SupplementRules.Check(order);
        var view = await LockedAsync(work, dossierId, ct);
        if (view.Asked is { } open)
        {
            throw Flaw.At(
                "dossiers.supplement.open",
                "Hồ sơ đang chờ bổ sung theo phiếu số {0}. Hãy ghi nhận bổ sung của phiếu đó trước khi yêu cầu thêm.",
                null,
                open.No
            );
        }

        var dossier = view.Dossier;
        var waits = dossier.State == DossierState.AwaitingSupplement;
        if (!waits && Transitions.Way(dossier.State, DossierState.AwaitingSupplement).Count == 0)
        {
            // The rule's own sentence: which state it is in and that it cannot be asked for now.
            dossier.Move(work, DossierState.AwaitingSupplement);
        }

        var year = work.Now.VietnamDay().Year;
        var asked = new SupplementRequest
        {
            DossierId = dossierId,
            No = (int)await Numbers.NextAsync(work, $"dossier-supplement-{year}", ct),
            Year = year,
            Items = JsonSerializer.Serialize(order.Items),
            Reason = order.Reason,
            Contact = order.Contact,
            AskedAt = work.Now,
            AskedBy = work.Actor.Name,
            AskedByPost = work.Actor.Post,
        };
        work.Db.Add(asked);
        var number = $"{asked.No}/PBS";
        dossier.Note(work, EventKind.SupplementAsked, order.Reason, number);
        if (!waits)
        {
            foreach (var next in Transitions.Way(dossier.State, DossierState.AwaitingSupplement))
            {
                dossier.Move(work, next, next == DossierState.AwaitingSupplement ? order.Reason : null, number);
            }
        }

        if (view.Instance is { Status: "Running", PausedSince: null } running)
        {
            await engine.PauseAsync(work, running.Id, PauseGround.Supplement, number, ct);
        }

        Log.Write(work, "dossiers.supplement_asked", "dossier", dossier.Code, null, new { asked.No, asked.Year }, order.Reason);
        return asked.Id;
    }

    /// <summary>Takes in what came and lets the work go on.</summary>
    /// <exception cref="RuleException">Nothing is waited for.</exception>
    public async Task CameAsync(IWork work, Guid dossierId, SupplementCame came, CancellationToken ct = default)
    {
        var view = await LockedAsync(work, dossierId, ct);
        var dossier = view.Dossier;
        if (dossier.State != DossierState.AwaitingSupplement)
        {
            throw Flaw.At(
                "dossiers.supplement.none",
                "Hồ sơ {0} không chờ bổ sung (đang «{1}»). Hãy tải lại trang để xem việc vừa diễn ra.",
                null,
                dossier.Code,
                Words.Of(dossier.State)
            );
        }

        foreach (var part in came.Parts)
        {
            if (view.Parts.FirstOrDefault(p => p.No == part.No) is { } kept)
            {
                kept.Originals += Math.Max(0, part.Originals);
                kept.Copies += Math.Max(0, part.Copies);
            }
        }

        work.Db.AddRange(PaperFiles.Of(came.Files, FilePurpose.Supplement, store, work).Select(f => f.For(dossierId)));
        if (view.Asked is { } asked)
        {
            asked.CameAt = work.Now;
            asked.CameBy = work.Actor.Name;
            asked.Note = came.Note;
        }

        dossier.Note(work, EventKind.SupplementCame, came.Note, view.Asked is null ? null : $"{view.Asked.No}/PBS");
        dossier.Move(work, DossierState.Processing);
        if (view.ApplicantStep is { } step)
        {
            await engine.CompleteAsync(work, step.TaskId, null, came.Note, ct);
        }
        else if (view.Instance is { Status: "Running", PausedSince: not null } resting)
        {
            await engine.ResumeAsync(work, resting.Id, restart: true, ct);
        }

        Log.Write(work, "dossiers.supplement_came", "dossier", dossier.Code, null, new { dossier.State });
    }

    // Of two clerks at once the second waits here, and then sees what the first has written.
    private static async Task<DossierView> LockedAsync(IWork work, Guid dossierId, CancellationToken ct) =>
        await Follow.LockAsync(work, dossierId, ct) && await DossierView.FindAsync(work.Db, dossierId, ct) is { } view
            ? view
            : throw Gone.Dossier();
}
