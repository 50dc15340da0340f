using IsoDienTu.AuditLog;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>
/// Carries a new issue of a model, or its end, to every agency that follows it: each in one transaction that opens the change request and notes that it
/// was asked, so that a round that is killed goes on where it was.
/// </summary>
internal sealed class ModelWatch(AgencyRounds rounds, Agencies agencies)
{
    private const string Behind = """
        select distinct a.agency_id from procedures.adoption a join procedures.model_procedure m on m.id = a.model_id
        where a.number is not null
          and ((a.number < m.newest and a.asked_number < m.newest) or (m.taken_back_at is not null) <> a.asked_back)
        order by 1
        """;

    public Task FollowAsync(CancellationToken ct) =>
        rounds.EachAsync(Behind, [], "theo dõi quy trình mẫu", "procedures.watch_models", AskAsync, ct);

    private async Task AskAsync(IWork work, CancellationToken ct)
    {
        var adoptions = await work.Db.Set<Adoption>().Where(a => a.Number != null).ToListAsync(ct);
        var ids = adoptions.Select(a => a.ModelId).ToList();
        var models = await work.Db.Set<ModelProcedure>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var opened = new List<string>();
        foreach (var adoption in adoptions)
        {
            var model = models[adoption.ModelId];
            var document = await work.Db.Set<Procedure>().Where(p => p.Id == adoption.ProcedureId).Select(p => p.DocumentId).FirstAsync(ct);
            if (adoption.Number < model.Newest && adoption.AskedNumber < model.Newest)
            {
                adoption.AskedNumber = model.Newest;
                await OpenAsync(await NewIssueAsync(work.Db, model, document, ct));
            }

            if (!model.IsOffered && !adoption.AskedBack)
            {
                await OpenAsync(await TakenBackAsync(model, document, ct));
            }

            adoption.AskedBack = !model.IsOffered;
        }

        Log.Write(work, "procedures.model_requests_opened", "change_request", string.Join(", ", opened.Take(20)), null, opened);

        async Task OpenAsync(ChangeAsked asked)
        {
            if (await AskedChanges.OpenAsync(work, asked, ct) is { } code)
            {
                opened.Add(code);
            }
        }
    }

    /// <summary>In the language of the documents, as it goes into the next issue's reason.</summary>
    private async Task<ChangeAsked> NewIssueAsync(IsoDbContext db, ModelProcedure model, Guid document, CancellationToken ct)
    {
        var issue = await Sharing.NewestAsync(db, model, ct);
        var owner = await agencies.FindAsync(model.OwnerId, ct);
        return new ChangeAsked(
            document,
            issue.Id,
            $"Quy trình mẫu {model.Code} của {owner?.Name} có lần {issue.Number} (lần ban hành {issue.Issue}, hiệu lực từ {issue.EffectiveFrom:dd/MM/yyyy})",
            null,
            issue.SharedBy,
            $"{issue.SharedPost}, {owner?.Name}",
            issue.DueOn
        );
    }

    private async Task<ChangeAsked> TakenBackAsync(ModelProcedure model, Guid document, CancellationToken ct)
    {
        var owner = await agencies.FindAsync(model.OwnerId, ct);
        return new ChangeAsked(
            document,
            model.Id,
            $"Quy trình mẫu {model.Code} đã được {owner?.Name} thu hồi ngày {model.TakenBackAt!.Value.VietnamDay():dd/MM/yyyy}: {model.TakenBackReason}",
            null,
            model.TakenBackBy!,
            $"{model.TakenBackPost}, {owner?.Name}",
            null
        );
    }
}
