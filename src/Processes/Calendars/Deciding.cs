using System.Globalization;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>What somebody was shown before saying yes: how many promises, steps and timers move.</summary>
internal sealed record Consent(int Instances, int Tasks, int Timers)
{
    public int Sum => Instances + Tasks + Timers;

    public static Consent operator +(Consent one, Consent other) =>
        new(one.Instances + other.Instances, one.Tasks + other.Tasks, one.Timers + other.Timers);

    /// <summary>As it comes with a call; null where nothing is said of promises or steps. Whoever says nothing of timers has agreed to none.</summary>
    public static Consent? Of(int? instances, int? tasks, int? timers) =>
        instances is { } promises && tasks is { } steps ? new Consent(promises, steps, timers ?? 0) : null;
}

/// <summary>Decrees and withdraws days: first a look that changes nothing, then the act with consent to what was shown. Shared by pages and API.</summary>
internal sealed class Deciding(CalendarBook book, Foresight foresight, Agencies agencies, TimeProvider clock)
{
    public const string Province = "processes.calendar_province";

    /// <summary>How long after the act the counting begins: every node knows the new calendar by then, so nothing is promised by the old one any more.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>What a decree would move.</summary>
    /// <exception cref="RuleException">The day does not meet the rules.</exception>
    public async Task<Forecast> LookAsync(DayInput input, Acting acting, CancellationToken ct)
    {
        var days = await book.NowAsync(ct);
        return await ForeseeAsync(days, input.Make(acting.AgencyId, days.Version + 1), acting, ct);
    }

    /// <summary>What a withdrawal would move.</summary>
    public async Task<Forecast> LookAsync(DecreedDay day, CancellationToken ct)
    {
        var days = await book.NowAsync(ct);
        return await foresight.OfAsync(days, day.EndedBy(days.Version + 1), ct);
    }

    /// <summary>Decrees a day and leaves the counting to be done.</summary>
    /// <returns>The day's id.</returns>
    /// <exception cref="RuleException">A rule is not met, somebody was faster, or something else moves than was shown.</exception>
    public async Task<Guid> DecreeAsync(IWork work, Acting acting, DayInput input, Consent? shown, CancellationToken ct)
    {
        var days = await TakeTurnAsync(work, ct);
        var day = input.Make(work.AgencyId, days.Version + 1);
        var forecast = await ForeseeAsync(days, day, acting, ct);
        Agreed(forecast, shown);
        (day.EnteredBy, day.EnteredPost, day.EnteredAt) = (work.Actor.Name, work.Actor.Post, work.Now);
        work.Db.Add(day);
        await LeaveCountingAsync(work, days, day, forecast, ct);
        Log.Write(work, "processes.day_decreed", "decreed_day", day.Id.ToString("N"), null, Facts(day, forecast), day.Words);
        work.Publish(new CalendarChanged(day.Day));
        return day.Id;
    }

    /// <summary>Withdraws a day: it stays in the history and holds no longer.</summary>
    /// <exception cref="RuleException">As of a decree.</exception>
    public async Task WithdrawAsync(IWork work, Acting acting, Guid id, string? reason, Consent? shown, CancellationToken ct)
    {
        var days = await TakeTurnAsync(work, ct);
        var day =
            await work.Db.Set<DecreedDay>().FirstOrDefaultAsync(d => d.Id == id && d.AgencyId == work.AgencyId, ct) ?? throw Unknown();
        Allowed(day, acting);
        DayRules.CheckWithdrawal(day, reason, work.Now.VietnamDay());
        var forecast = await foresight.OfAsync(days, day.EndedBy(days.Version + 1), ct);
        Agreed(forecast, shown);
        var before = Facts(day, null);
        (day.Until, day.WithdrawnAt) = (days.Version + 1, work.Now);
        (day.WithdrawnBy, day.WithdrawnPost, day.WithdrawnReason) = (work.Actor.Name, work.Actor.Post, reason!.Trim().Normalize());
        await LeaveCountingAsync(work, days, day, forecast, ct);
        Log.Write(work, "processes.day_withdrawn", "decreed_day", day.Id.ToString("N"), before, Facts(day, forecast), day.WithdrawnReason);
        work.Publish(new CalendarChanged(day.Day));
    }

    internal static RuleException Unknown() =>
        new(typeof(Texts), "processes.calendar.unknown", "Cơ quan đang làm việc không ghi ngày này nên không thôi áp dụng được.");

    private async Task<Forecast> ForeseeAsync(DecreedDays days, DecreedDay day, Acting acting, CancellationToken ct)
    {
        Allowed(day, acting);
        var agency = day.Reach == Reach.Agency ? await agencies.FindAsync(acting.AgencyId, ct) : null;
        DayRules.CheckDecree(day, days, days.ScheduleOf(agency, days.Version), clock.GetUtcNow().VietnamDay());
        return await foresight.OfAsync(days, day, ct);
    }

    /// <summary>Acts wait for one another, so that each is checked against what the other left.</summary>
    private static async Task<DecreedDays> TakeTurnAsync(IWork work, CancellationToken ct)
    {
        await using var turn = work.Command("update processes.calendar set version = version + 1 returning version");
        var act = (long)(await turn.ExecuteScalarAsync(ct))!;
        return await CalendarBook.LoadAsync(work.Db, act - 1, ct);
    }

    private static void Allowed(DecreedDay day, Acting acting)
    {
        if (day.Reach == Reach.Province && !acting.Has(Province))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.calendar.province",
                "Chỉ người có quyền ghi lịch chung của tỉnh mới ghi hoặc thôi áp dụng được ngày chung. Hãy chọn “Cơ quan mình”.",
                "Input.Reach"
            );
        }
    }

    private static void Agreed(Forecast forecast, Consent? shown)
    {
        if (shown != forecast.Counts)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.calendar.counts_changed",
                "Chưa ghi gì. Số hạn sẽ dời bây giờ là {0} hạn trả, {1} hạn bước và {2} hẹn giờ, khác với số đã xác nhận. Hãy xem lại rồi xác nhận.",
                null,
                forecast.Instances,
                forecast.Tasks,
                forecast.Timers
            );
        }
    }

    private async Task LeaveCountingAsync(IWork work, DecreedDays days, DecreedDay day, Forecast forecast, CancellationToken ct)
    {
        var after = days.After(day);
        foreach (var agency in await agencies.ListAsync(new AgencyQuery(), ct))
        {
            var works = days.ScheduleOf(agency, days.Version).IsWorkingDay(day.Day);
            if (day.Reaches(agency.Id) && works != after.ScheduleOf(agency, after.Version).IsWorkingDay(day.Day))
            {
                var (instances, tasks, timers) = forecast.ByAgency.GetValueOrDefault(agency.Id) ?? new Consent(0, 0, 0);
                work.Batch.Add(
                    "insert into processes.recount (act, agency_id, by_agency, day_id, begins_at, instances, tasks, timers) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                    Sql.P(after.Version),
                    Sql.P(agency.Id),
                    Sql.P(work.AgencyId),
                    Sql.P(day.Id),
                    Sql.At(work.Now + Settling),
                    Sql.P(instances),
                    Sql.P(tasks),
                    Sql.P(timers)
                );
            }
        }
    }

    private static object Facts(DecreedDay day, Forecast? forecast) =>
        new
        {
            Day = day.Day.ToString("O", CultureInfo.InvariantCulture),
            day.Kind,
            day.Reach,
            day.Words,
            day.Until,
            forecast?.Instances,
            forecast?.Tasks,
            forecast?.Timers,
        };
}
