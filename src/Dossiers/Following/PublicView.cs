using IsoDienTu.Dossiers.Apologies;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Stopping;
using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Following;

/// <summary>Shapes a dossier for the public: nothing unmasked, no comment of an official to an official.</summary>
internal static class PublicView
{
    public static async Task<PublicDossier?> OfAsync(
        IsoDbContext db,
        Guid dossierId,
        AgencyCard agency,
        Measure measure,
        bool withDetails,
        CancellationToken ct
    )
    {
        if (await db.Set<Dossier>().FirstOrDefaultAsync(d => d.Id == dossierId, ct) is not { } dossier)
        {
            return null;
        }

        var instance = await ProcessReads.InstanceAsync(db, Subject.Kind, dossierId, ct);
        var passes = await ProcessReads.HistoryAsync(db, Subject.Kind, dossierId, ct);
        var here = passes.LastOrDefault(p => p.State == "Open");
        return new PublicDossier(
            dossier.Code,
            agency.Id,
            agency.Name,
            agency.Slug,
            dossier.ProcedureCode,
            dossier.ProcedureTitle,
            dossier.State,
            Words.Of(dossier.State),
            here?.Name,
            here?.Role,
            dossier.IsOpen && PauseWords(instance) is { } why ? PauseGround.Say(why) : null,
            dossier.ReceivedAt,
            dossier.DueAt,
            dossier.FinishedAt,
            dossier.ReturnedAt,
            Judgement.Of(dossier, instance?.PausedSince is not null, measure),
            Judgement.Clock(dossier, PauseWords(instance), measure),
            withDetails ? await DetailsAsync(db, dossier, instance, passes, measure, ct) : null
        )
        {
            Apology = await db.Set<Apology>().FirstOrDefaultAsync(a => a.DossierId == dossierId, ct) is { } signed
                ? new PublicApology(signed.Number, signed.Reason, signed.At, signed.DueBefore, signed.DueAfter)
                : null,
            Stop = await db.Set<StopNotice>().FirstOrDefaultAsync(n => n.DossierId == dossierId, ct) is { } stopped
                ? new PublicStop(stopped.Number, StopNotice.Say(stopped.Ground), stopped.Reason, stopped.At)
                : null,
            Moves = [.. (instance?.Moves ?? []).Where(m => m.IsOfCalendar).Select(m => new PublicMove(m.Reason, m.Before, m.After))],
        };
    }

    private static async Task<PublicDetails> DetailsAsync(
        IsoDbContext db,
        Dossier dossier,
        InstanceInfo? instance,
        IReadOnlyList<StepPass> passes,
        Measure measure,
        CancellationToken ct
    )
    {
        var applicant = await db.Set<Applicant>().FirstOrDefaultAsync(a => a.DossierId == dossier.Id, ct);
        var asked = await db.Set<SupplementRequest>().FirstOrDefaultAsync(s => s.DossierId == dossier.Id && s.CameAt == null, ct);
        return new PublicDetails(
            applicant?.MaskedName ?? "",
            applicant is null ? "" : Masks.Number(applicant.Number),
            dossier.ReceivedBy,
            dossier.ReceivedByPost,
            dossier.PromisedAt,
            [.. passes.Select(p => Step(p, Judgement.Clock(p, PauseWords(instance), measure)))],
            [.. (instance?.Pauses ?? []).Select(p => new PublicRest(PauseGround.Say(p.Words), p.From, p.To, p.Minutes))],
            dossier.IsOpen ? asked?.ItemList ?? [] : []
        );
    }

    private static PublicStep Step(StepPass pass, Deadline? clock) =>
        new(pass.StepNo, pass.Name, pass.Role, pass.Person, pass.Post, pass.State, pass.ReceivedAt, pass.DueAt, pass.DoneAt, clock);

    private static string? PauseWords(InstanceInfo? instance) => instance?.PausedSince is null ? null : instance.PauseWords;
}
