using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>A year's days off and make-up days as the acting agency has them.</summary>
/// <param name="Certainty">How far the whole year can be trusted.</param>
internal sealed record ApiCalendar(
    int Year,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Certainty>))] Certainty Certainty,
    IReadOnlyList<ApiCalendarDay> Days
);

/// <param name="Source">National, Province or Agency.</param>
/// <param name="Decision">Number of the decree, where it was decreed here.</param>
internal sealed record ApiCalendarDay(
    DateOnly Day,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayKind>))] DayKind Kind,
    string Label,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Certainty>))] Certainty Certainty,
    string Source,
    Guid? Id,
    string? Decision,
    DateOnly? DecidedOn
);

/// <summary>A decreed day with what it moved.</summary>
internal sealed record ApiDecreedDay(
    Guid Id,
    DateOnly Day,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayKind>))] DayKind Kind,
    Reach Reach,
    string Label,
    string Decision,
    DateOnly DecidedOn,
    string DecidedBy,
    string EnteredBy,
    DateTimeOffset? WithdrawnAt,
    string? WithdrawnReason,
    Progress Progress
);

/// <summary>A decree: the day, and what the caller was shown and consents to.</summary>
internal sealed record ApiDecree(
    DateOnly? Day = null,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DayKind>))] DayKind Kind = DayKind.Off,
    Reach Reach = Reach.Agency,
    string? Label = null,
    string? Decision = null,
    DateOnly? DecidedOn = null,
    string? DecidedBy = null,
    int? Instances = null,
    int? Tasks = null,
    int? Timers = null
)
{
    public DayInput Input() =>
        new()
        {
            Day = Day,
            Kind = Kind,
            Reach = Reach,
            Label = Label,
            Decision = Decision,
            DecidedOn = DecidedOn,
            DecidedBy = DecidedBy,
        };
}

/// <summary>A withdrawal with its reason and consent.</summary>
internal sealed record ApiWithdrawal(string? Reason = null, int? Instances = null, int? Tasks = null, int? Timers = null);

/// <summary>The calls behind <c>/api/v1/calendar</c>, under the rules of the pages.</summary>
internal static class CalendarApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/calendar", YearAsync).RequireRight("processes.read_calendar");
        app.MapGet("/api/v1/calendar/{id:guid}", FindAsync).RequireRight("processes.read_calendar");
        app.MapGet("/api/v1/calendar/preview", PreviewAsync).RequireRight("processes.calendar");
        app.MapGet("/api/v1/calendar/{id:guid}/preview", PreviewWithdrawalAsync).RequireRight("processes.calendar");
        app.MapPost("/api/v1/calendar", DecreeAsync).RequireRight("processes.calendar");
        app.MapPost("/api/v1/calendar/{id:guid}/withdraw", WithdrawAsync).RequireRight("processes.calendar");
    }

    private static async Task<IResult> YearAsync(
        HttpContext http,
        CalendarBook book,
        WorkSchedules schedules,
        TimeProvider clock,
        int? year
    )
    {
        var days = await book.NowAsync(http.RequestAborted);
        var sheet = YearSheet.Of(
            year ?? clock.GetUtcNow().VietnamDay().Year,
            http.Acting().AgencyId,
            days,
            await schedules.ForAsync(http.Acting().AgencyId, http.RequestAborted)
        );
        return sheet is null
            ? Results.NotFound()
            : Results.Ok(
                new ApiCalendar(
                    sheet.Year,
                    sheet.Certainty,
                    [
                        .. sheet.Rows.Select(r => new ApiCalendarDay(
                            r.Day.Date,
                            r.Day.Kind,
                            r.Day.Label,
                            r.Day.Certainty,
                            r.Decreed?.Reach.ToString() ?? "National",
                            r.Decreed?.Id,
                            r.Decreed?.Decision,
                            r.Decreed?.DecidedOn
                        )),
                    ]
                )
            );
    }

    private static Task<IResult> FindAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(http, (db, ct) => TellAsync(db, id, http.Acting().AgencyId, ct));

    private static async Task<IResult> PreviewAsync(
        HttpContext http,
        Deciding deciding,
        DateOnly? day,
        DayKind? kind,
        Reach? reach,
        string? label,
        string? decision,
        DateOnly? decidedOn,
        string? decidedBy
    )
    {
        var decree = new ApiDecree(day, kind ?? DayKind.Off, reach ?? Reach.Agency, label, decision, decidedOn, decidedBy);
        return Results.Ok(await deciding.LookAsync(decree.Input(), http.Acting(), http.RequestAborted));
    }

    private static async Task<IResult> PreviewWithdrawalAsync(HttpContext http, CalendarBook book, Deciding deciding, Guid id)
    {
        var days = await book.NowAsync(http.RequestAborted);
        return days.All.FirstOrDefault(d => d.Id == id && d.AgencyId == http.Acting().AgencyId && d.Until is null) is { } day
            ? Results.Ok(await deciding.LookAsync(day, http.RequestAborted))
            : Results.NotFound();
    }

    private static Task<IResult> DecreeAsync(HttpContext http, Deciding deciding, ApiDecree input) =>
        ApiCalls.RunAsync(
            http,
            "processes.decree_day",
            input,
            (work, ct) =>
                deciding.DecreeAsync(work, http.Acting(), input.Input(), Consent.Of(input.Instances, input.Tasks, input.Timers), ct)
        );

    private static async Task<IResult> WithdrawAsync(HttpContext http, CalendarBook book, Deciding deciding, Guid id, ApiWithdrawal input)
    {
        // Another agency's day is not there, whatever is sent with the call.
        var days = await book.NowAsync(http.RequestAborted);
        if (!days.All.Any(d => d.Id == id && d.AgencyId == http.Acting().AgencyId))
        {
            return Results.NotFound();
        }

        return await ApiCalls.RunAsync(
            http,
            "processes.withdraw_day",
            input,
            async (work, ct) =>
            {
                await deciding.WithdrawAsync(
                    work,
                    http.Acting(),
                    id,
                    input.Reason,
                    Consent.Of(input.Instances, input.Tasks, input.Timers),
                    ct
                );
                return id;
            }
        );
    }

    private static async Task<ApiDecreedDay?> TellAsync(IsoDbContext db, Guid id, int agency, CancellationToken ct) =>
        await db.Set<DecreedDay>().FirstOrDefaultAsync(d => d.Id == id, ct) is { } day && day.Reaches(agency)
            ? new ApiDecreedDay(
                day.Id,
                day.Day,
                day.Kind,
                day.Reach,
                day.Label,
                day.Decision,
                day.DecidedOn,
                day.DecidedBy,
                day.EnteredBy,
                day.WithdrawnAt,
                day.WithdrawnReason,
                await Progress.OfAsync(db, day, agency, ct)
            )
            : null;
}
