using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes;

/// <summary>
/// When a running term is near its end (handbook 2.5): at most so many working minutes are left, or at most such a share of the whole term, counted in
/// full hours. This is the one place that decides it; badges, lists, warnings and counts all ask here.
/// </summary>
/// <param name="Minutes">Working minutes left.</param>
/// <param name="Percent">Share of the term left, in percent.</param>
public sealed record NearDue(int Minutes, int Percent)
{
    /// <summary>A share is counted up to ten working days: who is warned earlier has forgotten it when it matters.</summary>
    public const int MostHours = 80;

    /// <summary>Of a step, where an agency says nothing else: an hour, or a fifth.</summary>
    public static readonly NearDue Step = new(60, 20);

    /// <summary>Of the promise of the whole, where an agency says nothing else: a working day, or a fifth.</summary>
    public static readonly NearDue Whole = new(480, 20);

    /// <summary>With how many working minutes left a term is near its end.</summary>
    /// <param name="termMinutes">The whole term in working minutes; null where it is not known, and then only the minutes count.</param>
    public int Allowance(int? termMinutes) => AllowanceOf(Hours(termMinutes));

    /// <summary>Whether a due instant that is not past is near.</summary>
    public bool IsNear(WorkSchedule schedule, DateTimeOffset now, DateTimeOffset due, int? termMinutes) =>
        now <= due && schedule.MinutesBetween(now, due) <= Allowance(termMinutes);

    /// <summary>From when on a term is near its end; never before its start.</summary>
    public DateTimeOffset From(WorkSchedule schedule, DateTimeOffset start, DateTimeOffset due, int? termMinutes) =>
        schedule.Add(start, Math.Max(0, schedule.MinutesBetween(start, due) - Allowance(termMinutes)));

    /// <summary>
    /// For statements that look at many terms at once: what is due before the bound of its hours is near. The hours of a term are
    /// <c>least(80, minutes * percent / 100 / 60)</c>, which is <see cref="Hours"/>.
    /// </summary>
    public DateTimeOffset[] Bounds(WorkSchedule schedule, DateTimeOffset now) =>
        [.. Enumerable.Range(0, MostHours + 1).Select(h => schedule.Add(now, AllowanceOf(h) + 1))];

    /// <summary>Full hours of the term's share.</summary>
    public int Hours(int? termMinutes) => (int)Math.Min(MostHours, (long)(termMinutes ?? 0) * Percent / 100 / 60);

    private int AllowanceOf(int hours) => Math.Max(Minutes, hours * 60);
}

/// <summary>What an agency has set for its steps, and for the promise of the whole.</summary>
public sealed record NearDueRules(NearDue Step, NearDue Whole)
{
    /// <summary>Where nothing is set.</summary>
    public static readonly NearDueRules Usual = new(NearDue.Step, NearDue.Whole);
}
