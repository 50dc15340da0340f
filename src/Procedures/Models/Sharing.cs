using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>The owner offers a procedure in force as a model, issue by issue, and takes it back. Each act writes its one log entry.</summary>
internal static class Sharing
{
    public const string Right = "procedures.share";

    /// <returns>The model.</returns>
    /// <exception cref="RuleException">Nothing is in force, it is shared already, a field breaks a rule, or the agency is no owner of models.</exception>
    public static async Task<Guid> ShareAsync(IWork work, AgencyCard agency, Guid procedureId, ShareInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync("procedures.model", ct);
        var today = work.Now.VietnamDay();
        var version = await InForceAsync(work.Db, procedureId, today, ct) ?? throw NotInForce();
        CheckOwner(agency);
        var (note, due, parameters) = input.Make(today);
        var model = await work
            .Db.Set<ModelProcedure>()
            .FirstOrDefaultAsync(m => m.OwnerId == work.AgencyId && m.ProcedureId == procedureId, ct);
        var before = model is null ? null : await NewestAsync(work.Db, model, ct);
        if (before is not null && before.VersionId == version.Id && model!.IsOffered)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.shared_already",
                "Lần ban hành {0} của quy trình này đã được chia sẻ làm mẫu ({1}). Ban hành lần mới rồi chia sẻ tiếp.",
                null,
                version.Issue,
                before.SharedBy
            );
        }

        var card = Keyed(ModelWords.Put(version.ReadCard(), parameters), before);
        if (model is null)
        {
            model = new ModelProcedure { OwnerId = work.AgencyId, ProcedureId = procedureId };
            work.Db.Add(model);
        }

        (model.Code, model.Title, model.Audience, model.Note) = (card.Code, card.Title, input.Audience, note);
        (model.TakenBackAt, model.TakenBackBy, model.TakenBackPost, model.TakenBackReason) = (null, null, null, null);
        var isSame = before is not null && before.VersionId == version.Id;
        model.Newest = (before?.Number ?? 0) + (isSame ? 0 : 1);
        // The wall of the issues asks whose the model is, so it must be there first.
        await work.Db.SaveChangesAsync(ct);
        if (!isSame)
        {
            work.Db.Add(Issue(work, model, version, card, parameters, note, due));
        }

        Log.Write(
            work,
            "procedures.model_shared",
            "model_procedure",
            model.Code,
            before is null ? null : new { before.Number, before.Issue },
            new
            {
                model.Newest,
                version.Issue,
                model.Audience,
                Parameters = parameters.Select(p => p.Key),
                due,
            },
            note
        );
        return model.Id;
    }

    /// <summary>Nobody adopts it any more; those who follow it are told by the round.</summary>
    public static async Task TakeBackAsync(IWork work, Guid id, uint version, string? reason, CancellationToken ct)
    {
        var model = await work.Db.Set<ModelProcedure>().FirstAsync(m => m.Id == id, ct);
        work.Db.Expect(model, version);
        if (!model.IsOffered)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.gone",
                "{0} đã thu hồi mẫu này trước đó; hãy tải lại trang.",
                null,
                model.TakenBackBy!
            );
        }

        if (TypedText.Filled(reason) is not { Length: >= 10 and <= 1000 } said)
        {
            throw new RuleException(typeof(Texts), "procedures.model.reason", "Lý do thu hồi dài từ 10 đến 1000 ký tự.", "Reason");
        }

        (model.TakenBackAt, model.TakenBackBy, model.TakenBackPost, model.TakenBackReason) = (
            work.Now,
            work.Actor.Name,
            work.Actor.Post,
            said
        );
        Log.Write(work, "procedures.model_taken_back", "model_procedure", model.Code, new { model.Newest }, null, said);
    }

    /// <summary>Communes adopt and do not issue models.</summary>
    public static void CheckOwner(AgencyCard agency)
    {
        if (agency.Level is AgencyLevel.Commune or AgencyLevel.District)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.model.owner",
                "Quy trình mẫu do sở, cơ quan cấp tỉnh chia sẻ; {0} áp dụng mẫu chứ không lập mẫu.",
                null,
                agency.Name
            );
        }
    }

    public static Task<ProcedureVersion?> InForceAsync(IsoDbContext db, Guid procedureId, DateOnly day, CancellationToken ct) =>
        db.Set<ProcedureVersion>()
            .Where(v => v.ProcedureId == procedureId && v.EffectiveFrom <= day && (v.EffectiveTo == null || v.EffectiveTo > day))
            .FirstOrDefaultAsync(ct);

    public static Task<ModelIssue> NewestAsync(IsoDbContext db, ModelProcedure model, CancellationToken ct) =>
        db.Set<ModelIssue>().FirstAsync(i => i.ModelId == model.Id && i.Number == model.Newest, ct);

    /// <summary>The card of the next issue with the steps of the one before recognised.</summary>
    public static ProcedureCard Keyed(ProcedureCard card, ModelIssue? before) =>
        before is null ? card : Keying.Steps(before.ReadCard(), card);

    private static ModelIssue Issue(
        IWork work,
        ModelProcedure model,
        ProcedureVersion version,
        ProcedureCard card,
        IReadOnlyList<ModelParameter> parameters,
        string? note,
        DateOnly? due
    ) =>
        new()
        {
            ModelId = model.Id,
            Number = model.Newest,
            VersionId = version.Id,
            Issue = version.Issue,
            EffectiveFrom = version.EffectiveFrom,
            Title = card.Title,
            Card = CardJson.Write(card),
            Parameters = JsonSerializer.Serialize(parameters, JsonSerializerOptions.Web),
            Note = note,
            DueOn = due,
            SharedBy = work.Actor.Name,
            SharedPost = work.Actor.Post,
            SharedAt = work.Now,
        };

    private static RuleException NotInForce() =>
        new(typeof(Texts), "procedures.model.not_in_force", "Chỉ quy trình đang có hiệu lực mới chia sẻ làm mẫu được.");
}
