using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Procedures.Publishing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <param name="Number">The issue that the acting agency follows; null for none.</param>
/// <param name="Differences">How many places differ in what it published.</param>
internal sealed record ApiModel(
    Guid Id,
    string Code,
    string Title,
    string Owner,
    ModelAudience Audience,
    bool IsOffered,
    int Newest,
    string State,
    Guid? AdoptionId,
    int? Number,
    int? Differences,
    uint Version
);

/// <summary>A model with what is asked for at adoption and its steps.</summary>
internal sealed record ApiModelWhole(ApiModel Model, IReadOnlyList<ModelParameter> Parameters, IReadOnlyList<PublishedStep> Steps);

internal sealed record ApiAdopt(string? Code = null, Dictionary<string, string>? Values = null);

internal sealed record ApiTakeBack(string? Reason = null, uint Version = 0);

/// <param name="Adoption">Version of the adoption, as the preview gave it.</param>
/// <param name="Number">Issue of the model, as the preview gave it.</param>
/// <param name="Ours">Version of the procedure, as the preview gave it.</param>
internal sealed record ApiMerge(
    uint Adoption = 0,
    int Number = 0,
    Guid Ours = default,
    Dictionary<string, string>? Values = null,
    Dictionary<string, MergeChoice>? Choices = null
);

internal sealed record ApiUnit(
    string Key,
    string Area,
    string Item,
    string Field,
    string State,
    string? Base,
    string? Ours,
    string? Theirs,
    bool MayWrite
);

internal sealed record ApiMergePreview(
    uint Adoption,
    int Follows,
    int Number,
    Guid Ours,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<ApiUnit> Units,
    IReadOnlyList<string> Steps
);

/// <summary>The calls behind <c>/api/v1/model-procedures</c>, under the rules of the pages.</summary>
internal static class ModelApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/model-procedures", ListAsync).RequireRight("procedures.read");
        app.MapGet("/api/v1/model-procedures/{id:guid}", FindAsync).RequireRight("procedures.read");
        app.MapPost("/api/v1/model-procedures/{id:guid}/adopt", AdoptAsync).RequireRight(Adopting.Right);
        app.MapPost("/api/v1/model-procedures/{id:guid}/take-back", TakeBackAsync).RequireRight(Sharing.Right);
        app.MapPost("/api/v1/procedures/{id:guid}/share", ShareAsync).RequireRight(Sharing.Right);
        app.MapGet("/api/v1/model-adoptions/{id:guid}/merge", PreviewAsync).RequireRight(Adopting.Right);
        app.MapPost("/api/v1/model-adoptions/{id:guid}/merge", MergeAsync).RequireRight(Adopting.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, Agencies agencies) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiModel>>(
            http,
            async (db, ct) => [.. (await ModelLine.ListAsync(db, agencies, http.Acting().AgencyId, ct)).Select(Tell)]
        );

    private static Task<IResult> FindAsync(HttpContext http, Agencies agencies, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } model)
                {
                    return null;
                }

                var line = (await ModelLine.ListAsync(db, agencies, http.Acting().AgencyId, ct)).FirstOrDefault(l => l.Model.Id == id);
                var owner = await agencies.FindAsync(model.OwnerId, ct);
                var issue = await Sharing.NewestAsync(db, model, ct);
                var card = issue.ReadCard();
                return new ApiModelWhole(
                    Tell(line ?? new ModelLine(model, owner?.Name ?? "", false, null, null, null)),
                    ModelWords.Asked(card, issue.ReadParameters()),
                    [
                        .. card.Steps.Select(s => new PublishedStep(
                            s.Number,
                            s.Name,
                            s.Role,
                            s.Term,
                            s.Minutes,
                            s.Forms,
                            card.WaysInWords(s)
                        )),
                    ]
                );
            }
        );

    private static async Task<IResult> AdoptAsync(HttpContext http, Agencies agencies, Guid id, ApiAdopt input)
    {
        var agency = (await agencies.FindAsync(http.Acting().AgencyId, http.RequestAborted))!;
        return await ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<ModelProcedure>().AnyAsync(m => m.Id == id, ct),
            "procedures.adopt_model",
            input,
            (work, ct) => Adopting.AdoptAsync(work, agency, id, input.Code, input.Values ?? [], ct)
        );
    }

    private static Task<IResult> TakeBackAsync(HttpContext http, Guid id, ApiTakeBack input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<ModelProcedure>().AnyAsync(m => m.Id == id && m.OwnerId == http.Acting().AgencyId, ct),
            "procedures.take_back_model",
            input,
            async (work, ct) =>
            {
                await Sharing.TakeBackAsync(work, id, input.Version, input.Reason, ct);
                return id;
            }
        );

    private static async Task<IResult> ShareAsync(HttpContext http, Agencies agencies, Guid id, ShareInput input)
    {
        var agency = (await agencies.FindAsync(http.Acting().AgencyId, http.RequestAborted))!;
        return await ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Procedure>().AnyAsync(p => p.Id == id, ct),
            "procedures.share_model",
            input,
            (work, ct) => Sharing.ShareAsync(work, agency, id, input, ct)
        );
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, Agencies agencies, Guid id)
    {
        var agency = (await agencies.FindAsync(http.Acting().AgencyId, http.RequestAborted))!;
        return await ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (await MergeCase.FindAsync(db, id, ct) is not { } found)
                {
                    return null;
                }

                if (!found.IsDue)
                {
                    return new ApiMergePreview(
                        found.Adoption.Version,
                        found.From?.Number ?? 0,
                        found.To.Number,
                        found.Ours?.Id ?? Guid.Empty,
                        found.Adoption.Values,
                        [],
                        []
                    );
                }

                var values = Adopting.Proposed(found.To, agency, found.Adoption.Values);
                var merged = found.Merge(values, new Dictionary<string, MergeChoice>(StringComparer.Ordinal));
                return new ApiMergePreview(
                    found.Adoption.Version,
                    found.From!.Number,
                    found.To.Number,
                    found.Ours!.Id,
                    values,
                    [
                        .. merged.Units.Select(u => new ApiUnit(
                            u.Key,
                            u.Area.ToString(),
                            u.Item,
                            u.Field,
                            u.State.ToString(),
                            u.Base,
                            u.Ours,
                            u.Theirs,
                            u.MayWrite
                        )),
                    ],
                    [.. merged.Card.Steps.Select(s => $"{s.Number}. {s.Name}")]
                );
            }
        );
    }

    private static Task<IResult> MergeAsync(HttpContext http, Guid id, ApiMerge input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Adoption>().AnyAsync(a => a.Id == id, ct),
            "procedures.merge_model",
            input,
            (work, ct) =>
                MergeCase.BeginAsync(
                    work,
                    id,
                    new MergeOrder((input.Adoption, input.Number, input.Ours), input.Values ?? [], input.Choices ?? []),
                    ct
                )
        );

    private static ApiModel Tell(ModelLine line) =>
        new(
            line.Model.Id,
            line.Model.Code,
            line.Model.Title,
            line.Owner,
            line.Model.Audience,
            line.Model.IsOffered,
            line.Model.Newest,
            line.State.ToString(),
            line.Adoption?.Id,
            line.Adoption?.Number,
            line.Told?.DifferenceCount,
            line.Model.Version
        );
}
