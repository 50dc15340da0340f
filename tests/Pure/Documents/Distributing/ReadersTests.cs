using IsoDienTu.Documents.Distributing;
using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Documents.Distributing;

/// <summary>Whom a list means, by when they read, and what share of them has read.</summary>
public sealed class ReadersTests
{
    private static readonly Guid Division = Guid.CreateVersion7();
    private static readonly Guid Team = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly UnitCard[] Units =
    [
        new(Division, "P", "Phòng", default, null, default),
        new(Team, "T", "Tổ", default, Division, default),
        new(Other, "V", "Văn phòng", default, null, default),
    ];

    private static Holder Held(Guid person, string title, Guid unit, AppointmentKind how = AppointmentKind.Principal) =>
        new(person, "Người", "", Guid.CreateVersion7(), title, default, unit, "", how, Guid.CreateVersion7(), default);

    [Fact]
    public void A_unit_means_the_units_below_it_and_nobody_reads_twice()
    {
        var (one, two, three) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Holder[] holders =
        [
            Held(one, "Kiêm nhiệm tổ", Team, AppointmentKind.Concurrent),
            Held(one, "Trưởng phòng", Division),
            Held(two, "Tổ viên", Team),
            Held(three, "Văn thư", Other),
        ];
        var found = Readers.Of(new DistributionList { Units = [Division] }, holders, Units);
        Assert.Equal([one, two], found.Select(h => h.PersonId));
        Assert.Equal("Trưởng phòng", found[0].Title);
        Assert.Equal(three, Assert.Single(Readers.Of(new DistributionList { Posts = [holders[3].PostId] }, holders, Units)).PersonId);
        Assert.Equal(3, Readers.Of(new DistributionList { WholeAgency = true }, holders, Units).Count);
        Assert.Empty(Readers.Of(new DistributionList(), holders, Units));
    }

    [Fact]
    public void Five_working_days_pass_over_the_weekend_and_the_new_year()
    {
        // Saturday the 10th is worked.
        Assert.Equal(new DateOnly(2026, 1, 12), Terms.DueAfter(new DateOnly(2026, 1, 5), 6));
        // 1 January is a day off, 2 January too.
        Assert.Equal(new DateOnly(2026, 1, 6), Terms.DueAfter(new DateOnly(2025, 12, 31), 2));
    }

    [Fact]
    public void Who_left_counts_neither_way_and_a_percentage_is_never_rounded_up()
    {
        var day = new DateOnly(2026, 1, 20);
        Reading Of(ReadingState state, int due = 25) =>
            new()
            {
                State = state,
                DueOn = new DateOnly(2026, 1, due),
                UnderstoodAt = state == ReadingState.Understood ? new DateTimeOffset(2026, 1, 19, 1, 0, 0, TimeSpan.Zero) : null,
            };
        var share = ReadingShare.Of(
            [
                Of(ReadingState.Understood),
                Of(ReadingState.Understood),
                Of(ReadingState.Open, 19),
                Of(ReadingState.Left),
                Of(ReadingState.Void),
            ],
            day
        );
        Assert.Equal((2, 3, 1, 66), (share.Read, share.All, share.Late, share.Percent));
        Assert.Equal(100, ReadingShare.Of([Of(ReadingState.Left)], day).Percent);
    }
}
