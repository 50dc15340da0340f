using IsoDienTu.Organisation;
using IsoDienTu.Organisation.Directory;

namespace IsoDienTu.Pure.Organisation.Directory;

public class SuccessorsTests
{
    private static readonly DateOnly day = new(2026, 1, 1);
    private static readonly DateOnly merger = new(2025, 7, 1);

    private static AgencyCard Card(int id, DateOnly? end = null) =>
        new(
            id,
            "Cơ quan " + id,
            "",
            AgencyKind.Commune,
            AgencyLevel.Commune,
            null,
            "cq-" + id,
            "",
            "",
            "",
            "",
            "",
            new Period(null, end),
            [],
            []
        );

    private static SuccessionCard Edge(int from, int? to, SuccessionKind kind, DateOnly? on = null) =>
        new(from, to, kind, on ?? merger, null, "");

    private static int[] Of(int id, AgencyCard[] agencies, params SuccessionCard[] edges) =>
        [.. Successors.Of(new Snapshot(1, agencies, edges), id, day).Select(a => a.Id)];

    [Fact]
    public void A_living_agency_carries_on_itself() => Assert.Equal([1], Of(1, [Card(1)]));

    [Fact]
    public void Merged_communes_lead_to_the_new_one()
    {
        AgencyCard[] agencies = [Card(1, merger.AddDays(-1)), Card(2, merger.AddDays(-1)), Card(9)];
        Assert.Equal([9], Of(1, agencies, Edge(1, 9, SuccessionKind.Merge), Edge(2, 9, SuccessionKind.Merge)));
    }

    [Fact]
    public void A_split_agency_leads_to_all_its_parts_through_later_changes()
    {
        var later = new DateOnly(2025, 10, 1);
        AgencyCard[] agencies = [Card(1, merger.AddDays(-1)), Card(2, later.AddDays(-1)), Card(3), Card(4)];
        SuccessionCard[] edges =
        [
            Edge(1, 2, SuccessionKind.Split),
            Edge(1, 3, SuccessionKind.Split),
            Edge(2, 4, SuccessionKind.Rename, later),
        ];
        Assert.Equal([3, 4], Of(1, agencies, edges));
    }

    [Fact]
    public void A_dissolved_agency_has_none_and_a_transfer_does_not_end_the_giver()
    {
        Assert.Empty(Of(1, [Card(1, merger.AddDays(-1)), Card(2)], Edge(1, null, SuccessionKind.Dissolve)));
        Assert.Equal([1], Of(1, [Card(1), Card(2)], Edge(1, 2, SuccessionKind.Transfer)));
    }

    [Fact]
    public void A_circle_in_the_data_ends() =>
        Assert.Empty(
            Of(
                1,
                [Card(1, merger.AddDays(-1)), Card(2, merger.AddDays(-1))],
                Edge(1, 2, SuccessionKind.Rename),
                Edge(2, 1, SuccessionKind.Rename)
            )
        );
}
