using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>Keeps adoptions in step with what becomes of drafts and procedures. The calling command writes the log entry.</summary>
internal static class Adoptions
{
    /// <summary>A draft was published: what it was to follow is followed, the requests for it are done, and the owner sees what differs.</summary>
    public static async Task PublishedAsync(IWork work, Guid draftId, Procedure procedure, ProcedureVersion version, CancellationToken ct)
    {
        var adoption = await work.Db.Set<Adoption>().FirstOrDefaultAsync(a => a.DraftId == draftId || a.ProcedureId == procedure.Id, ct);
        if (adoption is null)
        {
            return;
        }

        if (adoption.DraftId == draftId)
        {
            await CheckFreeAsync(work.Db, adoption, procedure, ct);
            adoption.Follow(procedure.Id);
        }

        var issues = await work
            .Db.Set<ModelIssue>()
            .Where(i => i.ModelId == adoption.ModelId && i.Number <= adoption.Number)
            .ToListAsync(ct);
        await AskedChanges.FollowedAsync(
            work,
            procedure.DocumentId,
            [.. issues.Select(i => i.Id)],
            version.DocumentVersionId,
            version.EffectiveFrom,
            ct
        );
        await TellAsync(work, adoption, issues.Single(i => i.Number == adoption.Number), version, ct);
    }

    /// <summary>Refuses a draft of a second model for a procedure that follows one already.</summary>
    public static async Task CheckAsync(IsoDbContext db, Guid draftId, Procedure procedure, CancellationToken ct)
    {
        if (await db.Set<Adoption>().FirstOrDefaultAsync(a => a.DraftId == draftId, ct) is { } adoption)
        {
            await CheckFreeAsync(db, adoption, procedure, ct);
        }
    }

    /// <summary>A draft was dropped: what follows a model goes on as it was, and what was to become one is none.</summary>
    public static async Task DroppedAsync(IWork work, Guid draftId, CancellationToken ct)
    {
        if (await work.Db.Set<Adoption>().FirstOrDefaultAsync(a => a.DraftId == draftId, ct) is not { } adoption)
        {
            return;
        }

        adoption.Forget();
        if (adoption.Number is null)
        {
            work.Db.Remove(adoption);
        }
    }

    /// <summary>A procedure ended: it follows nothing any more, and the model can be adopted again.</summary>
    public static async Task EndedAsync(IWork work, Guid procedureId, CancellationToken ct)
    {
        if (await work.Db.Set<Adoption>().FirstOrDefaultAsync(a => a.ProcedureId == procedureId, ct) is not { } adoption)
        {
            return;
        }

        work.Db.Remove(adoption);
        work.Db.RemoveRange(
            await work.Db.Set<ModelAdopter>().Where(a => a.ModelId == adoption.ModelId && a.AdopterId == work.AgencyId).ToListAsync(ct)
        );
    }

    /// <summary>What the agency changed of the issue it follows.</summary>
    public static IReadOnlyList<MergeUnit> Differences(Adoption adoption, ModelIssue issue, ProcedureCard card) =>
        CardMerge.Differences(ModelWords.Fill(issue.ReadCard(), adoption.Values), card);

    public static IReadOnlyList<MergeUnit> Read(ModelAdopter adopter) =>
        JsonSerializer.Deserialize<IReadOnlyList<MergeUnit>>(adopter.Differences, JsonSerializerOptions.Web)!;

    private static async Task TellAsync(IWork work, Adoption adoption, ModelIssue issue, ProcedureVersion version, CancellationToken ct)
    {
        var told = await work
            .Db.Set<ModelAdopter>()
            .FirstOrDefaultAsync(a => a.ModelId == adoption.ModelId && a.AdopterId == work.AgencyId, ct);
        if (told is null)
        {
            told = new ModelAdopter { ModelId = adoption.ModelId, AdopterId = work.AgencyId };
            work.Db.Add(told);
        }

        var card = version.ReadCard();
        var units = Differences(adoption, issue, card);
        (told.Code, told.Number, told.EffectiveFrom, told.ChangedAt) = (card.Code, issue.Number, version.EffectiveFrom, work.Now);
        (told.Differences, told.DifferenceCount) = (JsonSerializer.Serialize(units, JsonSerializerOptions.Web), units.Count);
    }

    private static async Task CheckFreeAsync(IsoDbContext db, Adoption adoption, Procedure procedure, CancellationToken ct)
    {
        if (await db.Set<Adoption>().AnyAsync(a => a.ProcedureId == procedure.Id && a.Id != adoption.Id, ct))
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.two",
                "Quy trình {0} đã theo một mẫu khác; một quy trình chỉ theo một mẫu. Hãy đặt mã hiệu khác cho bản thảo.",
                "Code",
                procedure.Code
            );
        }
    }
}
