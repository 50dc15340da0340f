using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>What a reception promises.</summary>
/// <param name="ClockFrom">When the clock starts: at once in office hours, else at the next opening (handbook 2.5).</param>
/// <param name="HandOverBy">When the solving unit has it: the same working day, after 15:00 the start of the next (NĐ 309/2026/NĐ-CP art. 18.2).</param>
/// <param name="DueAt">When the result is promised; null when the procedure states no term.</param>
internal sealed record Promise(DateTimeOffset ClockFrom, DateTimeOffset HandOverBy, DateTimeOffset? DueAt)
{
    /// <param name="term">The legal term as written; a text that is no term gives no due instant.</param>
    /// <param name="receivedAt">When the complete dossier was taken in.</param>
    public static Promise Of(WorkSchedule schedule, string? term, DateTimeOffset receivedAt)
    {
        var from = schedule.NextOpening(receivedAt);
        DateTimeOffset? due = Term.TryParse(term, TermReading.Law, out var read, out _) ? schedule.Due(from, read) : null;
        return new Promise(from, schedule.HandOverBy(from), due);
    }
}
