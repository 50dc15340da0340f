using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <param name="IssueId">The issue that was read.</param>
/// <param name="Answers">To the questions of the list, each the number of the answer from 0.</param>
internal sealed record ApiUnderstood(Guid IssueId = default, IReadOnlyList<int?>? Answers = null);

/// <param name="Day">First day; null for the first that is possible.</param>
/// <param name="Version">The version of the waiting issue that was seen.</param>
internal sealed record ApiGate(string? Reason = null, DateOnly? Day = null, uint Version = 0);

internal sealed record ApiReading(
    Guid DocumentId,
    string Code,
    string Title,
    Guid IssueId,
    int Issue,
    string Person,
    string Post,
    DateOnly DueOn,
    ReadingState State,
    bool Late,
    DateTimeOffset? UnderstoodAt,
    string? UnderstoodPost,
    ReadingVia? Via
);

/// <param name="Places">Units and posts by name.</param>
internal sealed record ApiDistribution(
    IReadOnlyList<string> Places,
    bool WholeAgency,
    IReadOnlyList<Guid> Units,
    IReadOnlyList<Guid> Posts,
    int DueDays,
    IReadOnlyList<QuizQuestion> Quiz,
    int? GatePercent,
    uint Version,
    IReadOnlyList<ApiReading> Readings
);

/// <summary>The calls behind <c>/api/v1/readings</c> and <c>/api/v1/documents/{id}/distribution</c>, under the rules of the pages.</summary>
internal static class DistributionApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/readings", MineAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents/{id:guid}/understood", UnderstandAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/documents/{id:guid}/distribution", FindAsync).RequireRight(Lists.Right);
        app.MapPost("/api/v1/documents/{id:guid}/distribution", SetAsync).RequireRight(Lists.Right);
        app.MapPost("/api/v1/documents/{id:guid}/scheduled/open", OpenAsync).RequireRight(Drafts.IssueRight);
        app.MapPost("/api/v1/documents/{id:guid}/scheduled/take-back", TakeBackAsync).RequireRight(Drafts.IssueRight);
    }

    private static Task<IResult> MineAsync(HttpContext http, TimeProvider clock)
    {
        var person = http.Acting().Actor.PersonId;
        return ApiCalls.ReadAsync<IReadOnlyList<ApiReading>>(
            http,
            async (db, ct) => await ReadAsync(db, clock, db.Set<Reading>().Where(r => r.PersonId == person), ct)
        );
    }

    private static Task<IResult> UnderstandAsync(HttpContext http, Guid id, ApiUnderstood input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.understand",
            input,
            (work, ct) => Confirming.UnderstandAsync(work, id, input.IssueId, input.Answers ?? [], ReadingVia.Api, ct)
        );

    private static Task<IResult> FindAsync(HttpContext http, Places places, TimeProvider clock, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (!await db.Set<Document>().AnyAsync(d => d.Id == id, ct))
                {
                    return null;
                }

                var list = await DistributionList.FindAsync(db, id, ct) ?? new DistributionList();
                return new ApiDistribution(
                    [.. (await places.OfAsync(db, id, ct))[id]],
                    list.WholeAgency,
                    list.Units,
                    list.Posts,
                    list.DueDays,
                    list.Questions,
                    list.GatePercent,
                    list.Version,
                    await ReadAsync(db, clock, db.Set<Reading>().Where(r => r.DocumentId == id), ct)
                );
            }
        );

    private static Task<IResult> SetAsync(HttpContext http, Posts posts, Guid id, ListInput input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.set_distribution",
            input,
            async (work, ct) =>
            {
                await Lists.SaveAsync(work, posts, id, input, ct);
                return id;
            }
        );

    private static Task<IResult> OpenAsync(HttpContext http, Gate gate, Guid id, ApiGate input) =>
        OnAsync(http, id, "documents.open_gate", input, (work, ct) => gate.OpenAsync(work, id, input.Version, input.Day, input.Reason, ct));

    private static Task<IResult> TakeBackAsync(HttpContext http, Gate gate, Guid id, ApiGate input) =>
        OnAsync(http, id, "documents.take_back", input, (work, ct) => gate.TakeBackAsync(work, id, input.Version, input.Reason, ct));

    private static Task<IResult> OnAsync(
        HttpContext http,
        Guid id,
        string command,
        ApiGate input,
        Func<IWork, CancellationToken, Task> act
    ) =>
        DocumentCalls.OnAsync(
            http,
            id,
            command,
            input,
            async (work, ct) =>
            {
                await act(work, ct);
                return id;
            }
        );

    private static async Task<List<ApiReading>> ReadAsync(
        IsoDbContext db,
        TimeProvider clock,
        IQueryable<Reading> wanted,
        CancellationToken ct
    )
    {
        var day = clock.GetUtcNow().VietnamDay();
        var codes = await db.Set<Document>().ToDictionaryAsync(d => d.Id, d => d.Code, ct);
        var rows = await wanted.OrderBy(r => r.DueOn).ThenBy(r => r.PersonName).ToListAsync(ct);
        return
        [
            .. rows.Select(r => new ApiReading(
                r.DocumentId,
                codes[r.DocumentId],
                r.Title,
                r.VersionId,
                r.Issue,
                r.PersonName,
                r.PostTitle,
                r.DueOn,
                r.State,
                r.IsLateOn(day),
                r.UnderstoodAt,
                r.UnderstoodPost,
                r.Via
            )),
        ];
    }
}
