namespace IsoDienTu.Documents.Distributing;

/// <summary>How many of those who have to read an issue have; who left or need not any more does not count. Pure.</summary>
/// <param name="Read">Have read and understood.</param>
/// <param name="All">Have, or still have to.</param>
/// <param name="Late">Still have to, after their day.</param>
internal readonly record struct ReadingShare(int Read, int All, int Late)
{
    /// <summary>Whole percent, rounded down; 100 where nobody has to read.</summary>
    public int Percent => All == 0 ? 100 : (int)(Read * 100L / All);

    public static ReadingShare Of(IEnumerable<Reading> readings, DateOnly day)
    {
        var counted = readings.Where(r => r.Counts).ToList();
        return new ReadingShare(
            counted.Count(r => r.State == ReadingState.Understood),
            counted.Count,
            counted.Count(r => r.State == ReadingState.Open && r.IsLateOn(day))
        );
    }
}
