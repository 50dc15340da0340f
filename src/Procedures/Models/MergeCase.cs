using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Procedures.Publishing;
using IsoDienTu.Procedures.Uploads;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>What a person says when merging.</summary>
/// <param name="Seen">What the page showed: version of the adoption, number of the model's issue, version of the procedure.</param>
/// <param name="Values">Values of the parameters, by key.</param>
/// <param name="Choices">By the key of the unit.</param>
internal sealed record MergeOrder(
    (uint Adoption, int Number, Guid Version) Seen,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyDictionary<string, MergeChoice> Choices
);

/// <summary>A procedure that follows a model, with the issue it follows and the newest one.</summary>
/// <param name="From">The issue that is followed; null before the first publishing.</param>
/// <param name="Ours">The newest published version; null before the first publishing.</param>
/// <param name="Open">The draft of the procedure that is being written; null when there is none.</param>
internal sealed record MergeCase(
    ModelProcedure Model,
    Adoption Adoption,
    ModelIssue? From,
    ModelIssue To,
    ProcedureVersion? Ours,
    UploadRow? Open
)
{
    /// <summary>Whether there is something to merge.</summary>
    public bool IsDue => From is not null && Ours is not null && From.Number < To.Number;

    public static async Task<MergeCase?> FindAsync(IsoDbContext db, Guid adoptionId, CancellationToken ct)
    {
        if (await db.Set<Adoption>().FirstOrDefaultAsync(a => a.Id == adoptionId, ct) is not { } adoption)
        {
            return null;
        }

        var model = await db.Set<ModelProcedure>().FirstAsync(m => m.Id == adoption.ModelId, ct);
        return new MergeCase(
            model,
            adoption,
            await db.Set<ModelIssue>().FirstOrDefaultAsync(i => i.ModelId == model.Id && i.Number == adoption.Number, ct),
            await Sharing.NewestAsync(db, model, ct),
            await db.Set<ProcedureVersion>()
                .Where(v => v.ProcedureId == adoption.ProcedureId)
                .OrderByDescending(v => v.Issue)
                .FirstOrDefaultAsync(ct),
            await db.Set<UploadRow>()
                .FirstOrDefaultAsync(
                    u =>
                        (u.State == UploadState.Open || u.State == UploadState.Scheduled)
                        && (u.Id == adoption.DraftId || (u.ProcedureId != null && u.ProcedureId == adoption.ProcedureId)),
                    ct
                )
        );
    }

    /// <param name="values">Values of the new issue's parameters.</param>
    public MergeOutcome Merge(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, MergeChoice> choices) =>
        CardMerge.Run(
            ModelWords.Fill(From!.ReadCard(), Adoption.Values),
            Ours!.ReadCard(),
            ModelWords.Fill(To.ReadCard(), values),
            choices
        );

    /// <summary>Begins the draft that follows the new issue; what is in force does not change. Writes the log entry.</summary>
    /// <returns>The draft.</returns>
    /// <exception cref="RuleException">Nothing is due, something changed since it was seen, a draft is open, or a choice is missing.</exception>
    public static async Task<Guid> BeginAsync(IWork work, Guid adoptionId, MergeOrder order, CancellationToken ct)
    {
        await work.TakeTurnAsync("procedures.adoption", ct);
        var found = (await FindAsync(work.Db, adoptionId, ct))!;
        found.Check(order);
        work.Db.Expect(found.Adoption, order.Seen.Adoption);
        var values = Adopting.Values(found.To, order.Values);
        var merged = found.Merge(values, order.Choices);
        if (merged.Open is [var open, ..])
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.merge.open",
                "Còn {0} chỗ cả mẫu và cơ quan cùng sửa mà chưa chọn; chỗ đầu tiên: {1}.",
                "Choices",
                merged.Open.Count,
                open.Item.Length > 0 ? $"«{open.Item}»" : MergeWords.Field(open)
            );
        }

        var row = new UploadRow
        {
            ProcedureId = found.Adoption.ProcedureId,
            MadeBy = work.Actor.Name,
            MadeAt = work.Now,
        };
        row.Take(Revision.Next(merged.Card));
        work.Db.Add(row);
        // The adoption points to the draft, and EF does not know of it.
        await work.Db.SaveChangesAsync(ct);
        found.Adoption.Intend(row.Id, found.To.Number, values);
        Log.Write(
            work,
            "procedures.model_merged",
            "procedure",
            row.Code,
            new { found.From!.Number },
            new
            {
                found.To.Number,
                Draft = row.Id,
                Units = merged.Units.Select(u => new
                {
                    u.Key,
                    u.State,
                    u.Choice?.Side,
                }),
            }
        );
        return row.Id;
    }

    private void Check(MergeOrder order)
    {
        if (!IsDue)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.merge.none",
                "Quy trình đã theo lần mới nhất của mẫu; không có gì để hợp nhất."
            );
        }

        WaitingProcedure.CheckNone(Open is { State: UploadState.Scheduled } ? Open : null);
        if (Open is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.merge.draft",
                "{0} đang soạn một bản thảo của quy trình {1}. Hãy ban hành hoặc bỏ bản thảo đó rồi hợp nhất.",
                null,
                Open.ChangedBy.Length > 0 ? Open.ChangedBy : Open.MadeBy,
                Open.Code
            );
        }

        if (To.Number != order.Seen.Number)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.merge.newer",
                "Trong lúc anh chị chọn, {0} đã chia sẻ lần {1} của mẫu. Hãy xem lại các chỗ bên dưới rồi hợp nhất.",
                null,
                To.SharedBy,
                To.Number
            );
        }

        if (Ours!.Id != order.Seen.Version)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.merge.ours_newer",
                "Trong lúc anh chị chọn, {0} đã ban hành lần {1} của quy trình. Hãy xem lại các chỗ bên dưới rồi hợp nhất.",
                null,
                Ours.PublishedBy,
                Ours.Issue
            );
        }
    }
}
