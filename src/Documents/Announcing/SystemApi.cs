using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Announcing;

/// <summary>A quality management system for other programs.</summary>
/// <param name="Phase">Where it stands in the phases of QĐ 19/2014/QĐ-TTg.</param>
/// <param name="Announcement">The announcement that stands; null before the first.</param>
/// <param name="NotAnnounced">Codes of procedures in force that it does not cover.</param>
/// <param name="NoLonger">Codes of procedures it covers that are no longer in force.</param>
internal sealed record ApiSystem(
    Guid Id,
    string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SystemPhase>))] SystemPhase Phase,
    ApiAnnouncement? Announcement,
    IReadOnlyList<string> NotAnnounced,
    IReadOnlyList<string> NoLonger
);

/// <summary>A decision of announcement for other programs.</summary>
internal sealed record ApiAnnouncement(Guid Id, string Number, DateOnly Day, AnnouncedFacts Facts);

/// <param name="Why">Why it is taken back.</param>
/// <param name="Version">The version that was seen.</param>
internal sealed record ApiWithdrawal(string? Why = null, uint Version = 0);

/// <summary>The calls behind <c>/api/v1/quality-systems</c>, under the rules of the pages.</summary>
internal static class SystemApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/quality-systems", ListAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/quality-systems/{id:guid}", FindAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/quality-systems/{id:guid}/apply", ApplyAsync).RequireRight(Recording.Right);
        app.MapPost("/api/v1/quality-systems/{id:guid}/confirm", ConfirmAsync).RequireRight(Recording.Right);
        app.MapPost("/api/v1/quality-systems/{id:guid}/announce", AnnounceAsync).RequireRight(Recording.Right);
        app.MapPost("/api/v1/quality-systems/{id:guid}/make-known", MakeKnownAsync).RequireRight(Recording.Right);
        app.MapPost("/api/v1/milestones/{id:guid}/withdraw", WithdrawAsync).RequireRight(Recording.Right);
        app.MapGet("/api/v1/milestones/{id:guid}/pdf", PdfAsync).RequireRight("documents.read");
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, ICoveredProcedures procedures) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiSystem>>(
            http,
            async (db, ct) =>
            {
                var all = new List<ApiSystem>();
                foreach (var system in await QualitySystems.ListAsync(db, ct))
                {
                    all.Add(Shape(system, await SystemStand.OfAsync(db, system, procedures, clock.GetUtcNow().VietnamDay(), ct)));
                }

                return all;
            }
        );

    private static Task<IResult> FindAsync(HttpContext http, TimeProvider clock, ICoveredProcedures procedures, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await QualitySystems.FindAsync(db, id, ct) is { } system
                    ? Shape(system, await SystemStand.OfAsync(db, system, procedures, clock.GetUtcNow().VietnamDay(), ct))
                    : null
        );

    private static Task<IResult> ApplyAsync(HttpContext http, Guid id, ApplyInput input) =>
        RunAsync(http, id, "documents.apply_system", input, (work, ct) => Recording.ApplyAsync(work, id, input, ct));

    private static Task<IResult> ConfirmAsync(HttpContext http, Guid id, ConfirmInput input) =>
        RunAsync(http, id, "documents.confirm_system", input, (work, ct) => Recording.ConfirmAsync(work, id, input, ct));

    private static Task<IResult> AnnounceAsync(HttpContext http, Guid id, AnnounceInput input, ICoveredProcedures procedures) =>
        RunAsync(http, id, "documents.announce_system", input, (work, ct) => Recording.AnnounceAsync(work, id, input, procedures, ct));

    private static Task<IResult> MakeKnownAsync(HttpContext http, Guid id, KnownInput input) =>
        RunAsync(http, id, "documents.make_known", input, (work, ct) => Recording.MakeKnownAsync(work, id, input, ct));

    private static Task<IResult> WithdrawAsync(HttpContext http, Guid id, ApiWithdrawal input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Milestone>().AnyAsync(m => m.Id == id, ct),
            "documents.withdraw_milestone",
            input,
            async (work, ct) => (await Recording.WithdrawAsync(work, id, input.Version, input.Why, ct)).Id
        );

    private static async Task<IResult> PdfAsync(HttpContext http, Guid id, MilestonePapers papers, FileStore store)
    {
        var acting = http.Acting();
        return await papers.GetAsync(acting.Actor, acting.AgencyId, id, http.RequestAborted) is { } file
            ? Results.File(file.Open(store), file.MediaType, file.Name)
            : Results.NotFound();
    }

    private static Task<IResult> RunAsync<TInput>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task<Milestone>> act
    ) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await QualitySystems.FindAsync(db, id, ct) is not null,
            command,
            input,
            async (work, ct) => (await act(work, ct)).Id
        );

    private static ApiSystem Shape(QualitySystem system, SystemStand stand) =>
        new(
            system.Id,
            system.Name,
            stand.Phase,
            stand.Announced is { } a ? new ApiAnnouncement(a.Id, a.Number!, a.Day, a.Announced!) : null,
            [.. stand.Differences.Where(d => d.IsNew).Select(d => d.Procedure.Code)],
            [.. stand.Differences.Where(d => !d.IsNew).Select(d => d.Procedure.Code)]
        );
}
