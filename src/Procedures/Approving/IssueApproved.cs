using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Procedures.Approving;

/// <summary>
/// The automatic step <c>documents.issue</c>: issues what was approved, with the sign-offs of those who did the steps; for a procedure card, process
/// and document together.
/// </summary>
/// <param name="services">The publisher itself knows all automatic steps, so it is asked for only when one is done.</param>
internal sealed class IssueApproved(IServiceProvider services) : IAutomaticStep
{
    public const string Service = "documents.issue";

    public string Name => Service;

    public async Task<AutomaticAnswer> RunAsync(IWork work, AutomaticCall call, CancellationToken ct)
    {
        var approval = call.SubjectKind == Approvals.SubjectKind ? await Approvals.FindAsync(work.Db, call.SubjectId, ct) : null;
        if (approval is not { IsOpen: true })
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.approval.none",
                "Việc {0} không phải bản thảo đang trình phê duyệt nên không có gì để ban hành.",
                null,
                call.SubjectCode
            );
        }

        var signs = await SignsAsync(work, call.InstanceId, ct);
        var order = await Approvals.OrderAsync(work, approval, signs, ct);
        await Approvals.ReleaseAsync(work, approval.Id, ct);
        var sent = await SentProcedures.FreeAsync(work, approval.Id, ct);
        object issued;
        if (sent is null)
        {
            issued = await Shelf.IssueAsync(work, approval.DocumentId, order, ct);
        }
        else
        {
            issued = await Publishing.Publication.RunAsync(work, services.GetRequiredService<ProcessPublisher>(), sent.Id, order, ct);
        }

        return new AutomaticAnswer(new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            Deed = new AutomaticDeed("documents.issued", "document", approval.Code, null, issued, approval.Reason),
        };
    }

    /// <summary>
    /// Who did the steps last: the last signature approves, the others have reviewed. Where no step is drawn as a signature, the last step approves.
    /// </summary>
    private static async Task<IReadOnlyList<SignOff>> SignsAsync(IWork work, Guid instanceId, CancellationToken ct)
    {
        var drawn = (await ProcessReads.StepsOfAsync(work.Db, instanceId, ct)).ToDictionary(s => s.ElementId, StringComparer.Ordinal);
        var done = (await ProcessReads.HistoryOfAsync(work.Db, instanceId, ct))
            .Where(p => p is { State: "Done", Person: not null, DoneAt: not null } && drawn.ContainsKey(p.ElementId))
            .GroupBy(p => p.ElementId, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => p.DoneAt)!)
            .OrderBy(p => p.DoneAt)
            .ToList();
        var approver = done.LastOrDefault(p => drawn[p.ElementId].Power == Powers.Sign) ?? done.LastOrDefault();
        return
        [
            .. done.Select(p => new SignOff(
                p == approver ? SignOffAct.Approved : SignOffAct.Reviewed,
                p.Person!,
                p.Post ?? "",
                p.DoneAt!.Value.VietnamDay()
            )),
        ];
    }
}
