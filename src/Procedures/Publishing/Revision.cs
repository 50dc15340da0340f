using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Uploads;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>Starts the next issue from what is in force, so that nothing has to be typed again.</summary>
internal static class Revision
{
    public static async Task<Guid> StartAsync(IWork work, Guid procedureId, CancellationToken ct)
    {
        var open = await work.Db.Set<UploadRow>().FirstOrDefaultAsync(u => u.ProcedureId == procedureId && u.State == UploadState.Open, ct);
        if (open is not null)
        {
            return open.Id;
        }

        WaitingProcedure.CheckNone(await WaitingProcedure.OfAsync(work.Db, procedureId, ct));
        var last =
            await work
                .Db.Set<ProcedureVersion>()
                .Where(v => v.ProcedureId == procedureId)
                .OrderByDescending(v => v.Issue)
                .FirstOrDefaultAsync(ct)
            ?? throw new RuleException(typeof(Texts), "procedures.revise.none", "Quy trình này chưa có bản nào đã ban hành.");
        var row = new UploadRow
        {
            ProcedureId = procedureId,
            MadeBy = work.Actor.Name,
            MadeAt = work.Now,
        };
        row.Take(Next(last.ReadCard()));
        work.Db.Add(row);
        return row.Id;
    }

    /// <summary>The card of the next issue: everything stays but what belongs to one issue only.</summary>
    public static ProcedureCard Next(ProcedureCard card) =>
        card with
        {
            Issue = card.Issue + 1,
            IssuedOn = null,
            Decision = null,
            SignOffs = [.. card.SignOffs.Select(s => s with { Day = default })],
        };
}
