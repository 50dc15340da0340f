using System.Globalization;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Receiving;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers;

/// <summary>Receives dossiers: code, applicant, papers, promise, secret, first events and the process, in the caller's unit of work.</summary>
public sealed class Receive(ProcessEngine engine, WorkSchedules schedules, Backdating backdating, Agencies agencies, FileStore store)
{
    /// <summary>Receives one complete dossier. The calling command writes the one log entry.</summary>
    /// <exception cref="RuleException">The procedure is not in force here, a paper is missing, or something entered breaks a rule.</exception>
    public async Task<Received> DoAsync(IWork entering, Reception reception, CancellationToken ct = default)
    {
        // All that follows - the procedure in force, code, book, promise, process - is as of the instant at which the desk took it.
        var later = reception.Later is { } said ? await backdating.BeginAsync(entering, said, reception.MayBackdate, "Later.", ct) : null;
        var work = later ?? entering;
        await CheckAgencyAsync(work, ct);
        var offer = await Offers.FindAsync(work.Db, reception.ProcedureVersionId, work.Now.VietnamDay(), ct) ?? throw Offers.Gone();
        var applicant = Applicant.Of(reception.Applicant);
        var parts = PartList.Complete(offer, reception.Parts);
        var files = PaperFiles.Of(reception.Files, FilePurpose.Submitted, store, work);
        var schedule = await schedules.ForAsync(work.AgencyId, ct);
        var promise = Promise.Of(schedule, offer.Term, work.Now);
        var secret = Secret.New();
        var dossier = new Dossier
        {
            AgencyId = work.AgencyId,
            Code = await CodeAsync(work, ct),
            ProcedureId = offer.ProcedureId,
            ProcedureVersionId = offer.VersionId,
            ProcedureCode = offer.Code,
            ProcedureTitle = offer.Title,
            TthcCode = offer.TthcCode,
            Term = offer.Term,
            TermMinutes = promise.DueAt is { } due ? (int)schedule.MinutesBetween(promise.ClockFrom, due) : null,
            Fee = offer.Fee,
            ReturnSteps = [.. offer.ReturnSteps],
            Channel = reception.Channel,
            ReturnWay = reception.ReturnWay,
            Request = ReceptionRules.Request(reception.Request),
            Sets = ReceptionRules.Sets(reception.Sets),
            BookNo = (int)await Numbers.NextAsync(work, $"dossier-book-{work.Now.VietnamDay().Year}", ct),
            ReceivedAt = work.Now,
            ClockFrom = promise.ClockFrom,
            HandOverBy = promise.HandOverBy,
            PromisedAt = promise.DueAt,
            DueAt = promise.DueAt,
            ReceivedBy = work.Actor.Name,
            ReceivedByPost = work.Actor.Post,
            SecretSha256 = Secret.Hash(secret),
            EnteredAt = later?.Entering.Now,
            EnteredReason = later is null ? null : reception.Later!.Reason!.Trim(),
            EnteredEvidence = later is null ? null : reception.Later!.Evidence!.Trim(),
        };
        dossier.Search = Folding.Fold($"{dossier.Code} {offer.Code} {offer.Title} {applicant.Name} {applicant.Number} {applicant.Phone}");
        work.Db.Add(dossier);
        work.Db.Add(
            new CodeLookup
            {
                Code = dossier.Code,
                AgencyId = work.AgencyId,
                DossierId = dossier.Id,
            }
        );
        applicant.DossierId = dossier.Id;
        work.Db.Add(applicant);
        work.Db.AddRange(parts.Select(p => p.For(dossier.Id)));
        work.Db.AddRange(files.Select(f => f.For(dossier.Id)));
        dossier.Move(work, DossierState.Received, dossier.EnteredReason, dossier.EnteredEvidence);
        var started = await engine.StartAsync(
            work,
            new StartProcess(
                offer.DefinitionVersionId,
                Subject.Kind,
                dossier.Id,
                dossier.Code,
                $"{offer.Title} – {applicant.MaskedName}",
                offer.Term,
                promise.DueAt,
                RestartsAfterSupplement: true
            ),
            ct
        );
        dossier.InstanceId = started.InstanceId;
        work.Publish(new DossierReceived(dossier.Id, dossier.Code, dossier.ProcedureId));
        return new Received(dossier.Id, dossier.Code, secret, promise.DueAt)
        {
            EnteredLater = later is null ? null : Backdating.Words(later, reception.Later!),
        };
    }

    private async Task<string> CodeAsync(IWork work, CancellationToken ct)
    {
        var agency = (await agencies.FindAsync(work.AgencyId, ct))?.Code ?? "";
        var day = work.Now.VietnamDay();
        var serial = await Numbers.NextAsync(work, DossierCodes.Series(day), ct);
        return DossierCodes.Write(agency, IdentificationCode.Read(agency)?.Classic(), day, serial);
    }

    /// <exception cref="RuleException">The agency has ended; the sentence names who carries its work on.</exception>
    private async Task CheckAgencyAsync(IWork work, CancellationToken ct)
    {
        var today = work.Now.VietnamDay();
        if (await agencies.FindAsync(work.AgencyId, ct) is not { Exists.To: { } last } ended || last >= today)
        {
            return;
        }

        var heirs = await agencies.SuccessorsAsync(ended.Id, today, ct);
        throw new RuleException(
            typeof(Texts),
            "dossiers.agency.ended",
            "{0} đã kết thúc hoạt động ngày {1} nên không nhận hồ sơ mới. Hãy tiếp nhận tại {2}. Hồ sơ đã nhận vẫn được giải quyết cho xong.",
            null,
            ended.Name,
            last.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            heirs.Count == 0 ? "cơ quan được giao việc này" : string.Join(", ", heirs.Select(h => h.Name))
        );
    }
}
