using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Receiving;
using IsoDienTu.Dossiers.Supplements;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Dossiers;

public sealed class OffersTests
{
    private static readonly Offer Offer = new(
        Guid.Empty,
        Guid.Empty,
        Guid.Empty,
        "QT.01",
        "Cấp giấy thử",
        null,
        "5 ngày làm việc",
        null,
        [],
        [
            new OfferPart(1, "Đơn", 1, 0, false),
            new OfferPart(2, "Bản sao giấy tờ", 0, 2, false),
            new OfferPart(3, "Góp ý (nếu có)", 1, 0, true),
        ]
    );

    [Fact]
    public void The_uncounted_steps_at_the_end_are_where_the_result_waits()
    {
        Assert.Equal(["3"], Offers.ReturnSteps([("1", 240), ("2", 480), ("3", null)]));
        Assert.Equal(["3", "4"], Offers.ReturnSteps([("1", 240), ("2", 480), ("3", null), ("4", 0)]));
        Assert.Empty(Offers.ReturnSteps([("1", null), ("2", 480)]));
        Assert.Empty(Offers.ReturnSteps([("1", null), ("2", null)]));
        Assert.Empty(Offers.ReturnSteps([]));
    }

    [Fact]
    public void A_dossier_is_complete_with_all_papers_that_must_come()
    {
        var parts = PartList.Complete(Offer, [new ReceivedPart(1, 1, 0), new ReceivedPart(2, 0, 2)]);
        Assert.Equal([(1, 0), (0, 2), (0, 0)], parts.Select(p => (p.Originals, p.Copies)));
    }

    [Fact]
    public void All_missing_papers_are_named_at_once()
    {
        var refused = Assert.Throws<RuleException>(() => PartList.Complete(Offer, [new ReceivedPart(2, 0, 1)]));
        Assert.Equal("dossiers.receive.missing", refused.Key);
        Assert.Contains("Thiếu 2 giấy tờ: 1. Đơn; 2. Bản sao giấy tờ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_of_another_procedure_and_impossible_numbers_are_refused()
    {
        Assert.Equal("dossiers.receive.part", Key(() => PartList.Of(Offer, [new ReceivedPart(9, 1, 0)])));
        Assert.Equal("dossiers.receive.part", Key(() => PartList.Of(Offer, [new ReceivedPart(1, 1, 0), new ReceivedPart(1, 0, 0)])));
        Assert.Equal("dossiers.receive.count", Key(() => PartList.Of(Offer, [new ReceivedPart(1, -1, 0)])));
        Assert.Equal("dossiers.receive.count", Key(() => PartList.Of(Offer, [new ReceivedPart(1, 1, 1000)])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void Sets_are_between_one_and_twenty(int sets) => Assert.Equal("dossiers.receive.sets", Key(() => ReceptionRules.Sets(sets)));

    [Fact]
    public void A_request_for_papers_names_what_why_and_whom_to_ask()
    {
        Assert.Equal(["Đơn", "Trang 3", "Chữ ký"], SupplementRules.Items(["Đơn"], " Trang 3\r\n\r\nChữ ký\nĐơn"));
        Assert.Equal("dossiers.supplement.items", Key(() => SupplementRules.Items([], " \n ")));
        Assert.Equal("dossiers.supplement.many", Key(() => SupplementRules.Items(Enumerable.Range(1, 51).Select(i => $"Giấy {i}"), null)));
        Assert.Equal("dossiers.supplement.reason", Key(() => SupplementRules.Reason("thì")));
        Assert.Equal("dossiers.supplement.contact", Key(() => SupplementRules.Contact(null)));
    }

    [Fact]
    public void A_lack_is_told_in_time_within_three_working_days()
    {
        var received = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(7)); // Friday; Tuesday is a holiday
        Assert.False(SupplementRules.IsLateNotice(WorkSchedule.Default, received, new(2026, 11, 26, 16, 0, 0, TimeSpan.FromHours(7))));
        Assert.True(SupplementRules.IsLateNotice(WorkSchedule.Default, received, new(2026, 11, 27, 8, 0, 0, TimeSpan.FromHours(7))));
    }

    private static string Key(Func<object> act) => Assert.Throws<RuleException>(act).Key;
}
