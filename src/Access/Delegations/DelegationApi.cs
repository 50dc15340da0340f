using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Access.Delegations;

/// <summary>An absence or authority as the API tells it.</summary>
internal sealed record ApiDelegation(
    Guid Id,
    Guid PersonId,
    string Person,
    bool IsAway,
    Guid? SubstituteId,
    string? Substitute,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignatureForm>))] SignatureForm? Form,
    string Decision,
    DateOnly DecidedOn,
    DateOnly ValidFrom,
    DateOnly ValidTo,
    IReadOnlyList<Guid> Posts,
    IReadOnlyList<string> Powers,
    IReadOnlyList<string> Processes,
    DateTimeOffset? EndedAt,
    string? EndReason
)
{
    public static ApiDelegation Of(Delegation d) =>
        new(
            d.Id,
            d.PersonId,
            d.PersonName,
            d.IsAway,
            d.SubstituteId,
            d.SubstituteName,
            d.Form,
            d.Decision,
            d.DecidedOn,
            d.ValidFrom,
            d.ValidTo,
            d.Posts,
            d.Powers,
            d.Processes,
            d.EndedAt,
            d.EndReason
        );
}

/// <summary>An absence or authority to be entered; without a person it is the caller's own.</summary>
internal sealed record ApiDelegating(
    Guid? PersonId = null,
    bool IsAway = false,
    Guid? SubstituteId = null,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignatureForm>))] SignatureForm? Form = null,
    string? Decision = null,
    DateOnly? DecidedOn = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    IReadOnlyList<Guid>? Posts = null,
    IReadOnlyList<string>? Powers = null,
    IReadOnlyList<string>? Processes = null
)
{
    public DelegationInput Input() =>
        new()
        {
            PersonId = PersonId,
            IsAway = IsAway,
            SubstituteId = SubstituteId,
            Form = Form,
            Decision = Decision,
            DecidedOn = DecidedOn,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
            Posts = [.. Posts ?? []],
            Powers = [.. Powers ?? []],
            Processes = [.. Processes ?? []],
        };
}

/// <param name="Reason">Why it ends before its day.</param>
internal sealed record ApiDelegationEnd(string? Reason = null);

/// <summary>The calls behind <c>/api/v1/delegations</c>, under the rules of the pages.</summary>
internal static class DelegationApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/delegations", ListAsync).RequireRight("access.delegate");
        app.MapGet("/api/v1/delegations/{id:guid}", FindAsync).RequireRight("access.delegate");
        app.MapPost("/api/v1/delegations", GiveAsync).RequireRight("access.delegate");
        app.MapPost("/api/v1/delegations/{id:guid}/end", EndAsync).RequireRight("access.delegate");
    }

    /// <summary>Those that have not ended and are not over: one's own, or all of the agency.</summary>
    public static Task<IResult> ListAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var today = clock.GetUtcNow().VietnamDay();
                var rows = await db.Set<Delegation>()
                    .Where(d => d.EndedAt == null && d.ValidTo >= today)
                    .OrderBy(d => d.ValidFrom)
                    .ToListAsync(ct);
                return rows.Where(d => Delegating.MaySee(http.Acting(), d)).Select(ApiDelegation.Of).ToList();
            }
        );

    public static Task<IResult> FindAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(http, async (db, ct) => await SeenAsync(http, db, id, ct) is { } row ? ApiDelegation.Of(row) : null);

    public static Task<IResult> GiveAsync(HttpContext http, ApiDelegating input, Delegating delegating) =>
        ApiCalls.RunAsync(http, "access.delegate", input, (work, ct) => delegating.GiveAsync(work, http.Acting(), input.Input(), ct));

    public static Task<IResult> EndAsync(HttpContext http, Guid id, ApiDelegationEnd input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) => await SeenAsync(http, db, id, ct) is not null,
            "access.end_delegation",
            input,
            async (work, ct) =>
            {
                await Delegating.EndAsync(work, http.Acting(), id, null, input.Reason, ct);
                return id;
            }
        );

    private static async Task<Delegation?> SeenAsync(HttpContext http, IsoDbContext db, Guid id, CancellationToken ct) =>
        await db.Set<Delegation>().FirstOrDefaultAsync(d => d.Id == id, ct) is { } row && Delegating.MaySee(http.Acting(), row)
            ? row
            : null;
}
