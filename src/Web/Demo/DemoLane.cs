using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Web.Demo;

/// <summary>One agency's dossiers, played act by act in the order of time, each act by an official whose post takes it.</summary>
internal sealed class DemoLane(DemoStage stage, DateOnly day, DemoStaff staff)
{
    private const string Kind = "dossier";
    private readonly Receive receive = stage.Get<Receive>();
    private readonly ProcessEngine engine = stage.Get<ProcessEngine>();
    private readonly Supplementing supplementing = stage.Get<Supplementing>();
    private readonly HandOver handOver = stage.Get<HandOver>();
    private readonly Dictionary<int, Guid> idOf = [];

    /// <param name="played">Called after each act.</param>
    public async Task PlayAsync(int agency, IReadOnlyList<PlannedDossier> dossiers, Action played, CancellationToken ct)
    {
        var acts = dossiers
            .SelectMany(d => d.Acts.Select((act, no) => (Dossier: d, Act: act, No: no)))
            .OrderBy(a => a.Act.At)
            .ThenBy(a => a.Dossier.Serial);
        foreach (var (dossier, act, no) in acts)
        {
            stage.Clock.Reach(act.At);
            await PlayAsync(dossier, act, no, ct);
            if (act.Moves)
            {
                await stage.FollowUpAsync(agency, ct);
            }

            played();
        }

        await stage.FollowUpAsync(agency, ct);
    }

    private async Task PlayAsync(PlannedDossier dossier, PlannedAct act, int no, CancellationToken ct)
    {
        var (right, command) = act.Kind switch
        {
            ActKind.Receive => ("dossiers.receive", "dossiers.receive"),
            ActKind.AskPapers => ("dossiers.supplement", "dossiers.ask_supplement"),
            ActKind.HandOver => ("dossiers.return_result", "dossiers.return_result"),
            ActKind.Claim => ("processes.work", "processes.claim"),
            ActKind.SendBack => ("processes.work", "processes.send_back"),
            _ => ("processes.work", "processes.complete"),
        };
        var actor = staff.Pick(dossier.Procedure.AgencyId, right, dossier.Lot, act.Step?.PostIds);
        var name = string.Create(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{dossier.Serial:D4}-{no:D2}");
        idOf[dossier.Serial] = await stage.OnceAsync(
            actor,
            dossier.Procedure.AgencyId,
            command,
            name,
            (work, token) =>
                act.Kind switch
                {
                    ActKind.Receive => ReceiveAsync(work, dossier, token),
                    ActKind.AskPapers => AskAsync(work, dossier, act, token),
                    ActKind.HandOver => HandOverAsync(work, dossier, token),
                    _ => StepAsync(work, dossier, act, token),
                },
            ct
        );
    }

    private async Task<Guid> ReceiveAsync(IWork work, PlannedDossier dossier, CancellationToken ct)
    {
        var received = await receive.DoAsync(work, dossier.Reception, ct);
        Log.Write(work, "dossiers.received", "dossier", received.Code, null, new { received.DossierId, received.DueAt });
        return received.DossierId;
    }

    private async Task<Guid> StepAsync(IWork work, PlannedDossier dossier, PlannedAct act, CancellationToken ct)
    {
        var id = idOf[dossier.Serial];
        var passes = await ProcessReads.HistoryAsync(work.Db, Kind, id, ct);
        var task = passes.First(p => p.State == "Open" && p.ElementId == act.Step!.ElementId).TaskId;
        switch (act.Kind)
        {
            case ActKind.Claim:
                await engine.ClaimAsync(work, task, ct);
                Log.Write(work, "processes.claimed", "task", task.ToString("N"));
                break;
            case ActKind.SendBack:
                await engine.SendBackAsync(work, task, act.Target!, act.Words!, ct: ct);
                Log.Write(work, "processes.sent_back", "task", task.ToString("N"), null, new { act.Target });
                break;
            default:
                await engine.CompleteAsync(work, task, act.Outcome, act.Words, ct);
                Log.Write(work, "processes.completed", "task", task.ToString("N"), null, new { act.Outcome });
                break;
        }

        return id;
    }

    private async Task<Guid> AskAsync(IWork work, PlannedDossier dossier, PlannedAct act, CancellationToken ct)
    {
        var contact = $"{work.Actor.Name}, {work.Actor.Post}";
        await supplementing.AskAsync(work, idOf[dossier.Serial], new SupplementOrder([act.Words!], act.Words!, contact), ct);
        return idOf[dossier.Serial];
    }

    private async Task<Guid> HandOverAsync(IWork work, PlannedDossier dossier, CancellationToken ct)
    {
        var applicant = dossier.Reception.Applicant;
        var order = new HandOverOrder(applicant.SubmitterName ?? applicant.Name, applicant.SubmitterNumber);
        await handOver.DoAsync(work, idOf[dossier.Serial], order, ct);
        return idOf[dossier.Serial];
    }
}
