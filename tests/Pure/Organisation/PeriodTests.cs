using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Organisation;

public class PeriodTests
{
    private static DateOnly? D(int day) => day == 0 ? null : new DateOnly(2026, 1, day);

    [Theory]
    [InlineData(1, 5, 5, 9, true)]
    [InlineData(1, 5, 6, 9, false)]
    [InlineData(1, 0, 20, 0, true)]
    [InlineData(0, 5, 6, 0, false)]
    [InlineData(0, 0, 3, 3, true)]
    public void Two_periods_overlap_when_they_share_a_day(int from, int to, int otherFrom, int otherTo, bool overlap)
    {
        var (one, other) = (new Period(D(from), D(to)), new Period(D(otherFrom), D(otherTo)));
        Assert.Equal(overlap, one.Overlaps(other));
        Assert.Equal(overlap, other.Overlaps(one));
    }

    [Theory]
    [InlineData(2, 4, 1, 5, true)]
    [InlineData(1, 5, 1, 5, true)]
    [InlineData(2, 0, 1, 5, false)]
    [InlineData(0, 4, 1, 0, false)]
    [InlineData(2, 6, 1, 5, false)]
    public void A_period_lies_within_another_when_no_day_sticks_out(int from, int to, int outerFrom, int outerTo, bool within) =>
        Assert.Equal(within, new Period(D(from), D(to)).Within(new Period(D(outerFrom), D(outerTo))));

    [Fact]
    public void The_last_day_counts() => Assert.True(new Period(D(1), D(5)).Contains(new DateOnly(2026, 1, 5)));
}
