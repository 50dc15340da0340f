using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What is to move, and the evidence and consent; without them a look is taken.</summary>
internal sealed record ApiMigration(
    Guid? To = null,
    IReadOnlyList<Guid>? From = null,
    DateOnly? BegunFrom = null,
    DateOnly? BegunTo = null,
    IReadOnlyDictionary<string, string?>? Map = null,
    string? Decision = null,
    DateOnly? DecidedOn = null,
    string? Reason = null,
    int? Moving = null,
    int? Staying = null,
    int? Newest = null
)
{
    public MigrationInput Input() =>
        new()
        {
            To = To,
            From = [.. From ?? []],
            BegunFrom = BegunFrom,
            BegunTo = BegunTo,
            Map = new(Map ?? new Dictionary<string, string?>(), StringComparer.Ordinal),
        };

    public MigrationConsent Consent() =>
        new()
        {
            Decision = Decision,
            DecidedOn = DecidedOn,
            Reason = Reason,
            Moving = Moving,
            Staying = Staying,
            Newest = Newest,
        };
}

/// <param name="Instance">One instance; null for all that moved.</param>
internal sealed record ApiTakeBack(string? Reason = null, Guid? Instance = null);

/// <summary>A decision with what became of each instance.</summary>
internal sealed record ApiMigrationResult(
    Guid Id,
    int ToNumber,
    string Decision,
    DateOnly DecidedOn,
    string Reason,
    string EnteredBy,
    DateTimeOffset EnteredAt,
    int Moving,
    int Staying,
    IReadOnlyDictionary<string, int> Counts,
    IReadOnlyList<ApiMigrationItem> Items
);

internal sealed record ApiMigrationItem(
    Guid Instance,
    string SubjectCode,
    int FromNumber,
    MigrationState State,
    string? Words,
    string? WordsEn,
    DateTimeOffset? At
);

/// <summary>The calls behind <c>/api/v1/processes/{id}/migrations</c>, under the rules of the pages.</summary>
internal static class MigrationApi
{
    /// <summary>How many instances one answer lists.</summary>
    private const int Most = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/processes/{id:guid}/migrations/preview", LookAsync).RequireRight(MigrationSetup.Right);
        app.MapPost("/api/v1/processes/{id:guid}/migrations", DecideAsync).RequireRight(MigrationSetup.Right);
        app.MapGet("/api/v1/migrations/{id:guid}", FindAsync).RequireRight(MigrationSetup.Right);
        app.MapPost("/api/v1/migrations/{id:guid}/take-back", TakeBackAsync).RequireRight(MigrationSetup.Right);
    }

    /// <param name="place">Chosen places as <c>number:place=target</c>.</param>
    private static Task<IResult> LookAsync(
        HttpContext http,
        MigrationDecisions decisions,
        Guid id,
        Guid? to,
        Guid[]? from,
        DateOnly? begunFrom,
        DateOnly? begunTo,
        string[]? place
    )
    {
        var map = (place ?? []).Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        var input = new ApiMigration(to, from, begunFrom, begunTo, map.ToDictionary(p => p.Key, p => (string?)p.First())).Input();
        return ApiCalls.ReadAsync(http, (db, ct) => decisions.LookAsync(db, http.Acting().AgencyId, id, input, ct));
    }

    private static Task<IResult> DecideAsync(HttpContext http, MigrationDecisions decisions, Guid id, ApiMigration input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Designing.Definition>().AnyAsync(d => d.Id == id, ct),
            "processes.decide_migration",
            input,
            (work, ct) => decisions.DecideAsync(work, id, input.Input(), input.Consent(), ct)
        );

    private static Task<IResult> FindAsync(HttpContext http, Guid id) => ApiCalls.ReadAsync(http, (db, ct) => TellAsync(db, id, ct));

    private static Task<IResult> TakeBackAsync(HttpContext http, Guid id, ApiTakeBack input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Migration>().AnyAsync(m => m.Id == id, ct),
            "processes.take_back_migration",
            input,
            async (work, ct) =>
            {
                await MigrationDecisions.TakeBackAsync(work, id, input.Instance, input.Reason, ct);
                return id;
            }
        );

    private static async Task<ApiMigrationResult?> TellAsync(IsoDbContext db, Guid id, CancellationToken ct)
    {
        if (await db.Set<Migration>().FirstOrDefaultAsync(m => m.Id == id, ct) is not { } found)
        {
            return null;
        }

        var items = db.Set<MigrationItem>().Where(i => i.MigrationId == id);
        var counts = await items.GroupBy(i => i.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct);
        return new ApiMigrationResult(
            found.Id,
            found.ToNumber,
            found.Decision,
            found.DecidedOn,
            found.Reason,
            found.EnteredBy,
            found.EnteredAt,
            found.Moving,
            found.Staying,
            counts.ToDictionary(c => c.State.ToString(), c => c.Count),
            await items
                .OrderBy(i => i.SubjectCode)
                .Take(Most)
                .Select(i => new ApiMigrationItem(i.InstanceId, i.SubjectCode, i.FromNumber, i.State, i.Words, i.WordsEn, i.At))
                .ToListAsync(ct)
        );
    }
}
