using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;

namespace IsoDienTu.Procedures.Approving;

/// <summary>Leads drafts of documents along a process of the engine; this module is the lowest that knows both.</summary>
internal sealed class ApprovalPath(ProcessEngine engine, Posts posts, TimeProvider clock, WorkSchedules schedules) : IApprovalPath
{
    public string SetupHref => "/Procedures/Approval";

    public async Task<IReadOnlyList<ApprovalStep>?> StepsAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await ApprovalDrawing.FindAsync(db, ct) is not { } path)
        {
            return null;
        }

        var steps = path.Process.Steps;
        var agency = db.AgencyId;
        var holders = await posts.HoldersAsync(
            agency,
            [.. steps.SelectMany(s => s.PostIds).Distinct()],
            clock.GetUtcNow().VietnamDay(),
            ct
        );
        return
        [
            .. steps.Select(s => new ApprovalStep(
                s.Number,
                s.Name,
                s.Power == Powers.Sign,
                [.. holders.Where(h => s.PostIds.Contains(h.PostId)).Select(h => (h.PersonId, h.Name)).Distinct()]
            )),
        ];
    }

    public async Task<Guid> BeginAsync(IWork work, ApprovalStart start, CancellationToken ct)
    {
        var path = (await ApprovalDrawing.FindAsync(work.Db, ct))!.Value;
        var due = start.DueOn is { } day ? (await schedules.ForAsync(work.AgencyId, ct)).CloseOf(day) : (DateTimeOffset?)null;
        var started = await engine.StartAsync(
            work,
            new StartProcess(path.Version, Approvals.SubjectKind, start.ApprovalId, start.Code, start.Title, null, due),
            ct
        );
        return started.InstanceId;
    }

    public async Task CancelAsync(IWork work, Guid approvalId, Guid instanceId, CancellationToken ct)
    {
        await engine.CancelAsync(work, instanceId, ct);
        await SentProcedures.FreeAsync(work, approvalId, ct);
    }

    public async Task<IReadOnlyList<ApprovalPass>> CourseAsync(IsoDbContext db, Guid instanceId, CancellationToken ct) =>
        [
            .. (await ProcessReads.HistoryOfAsync(db, instanceId, ct)).Select(p => new ApprovalPass(
                p.Name,
                p.Person,
                p.Post,
                p.ReceivedAt,
                p.DueAt,
                p.DoneAt,
                p.OutcomeLabel,
                p.Comment
            )),
        ];
}
