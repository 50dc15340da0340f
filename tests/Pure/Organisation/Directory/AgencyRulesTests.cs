using IsoDienTu.Organisation;
using IsoDienTu.Organisation.Directory;

namespace IsoDienTu.Pure.Organisation.Directory;

public class AgencyRulesTests
{
    private static readonly DateOnly start = new(2025, 7, 1);
    private static readonly AgencyCard committee = Card(1, "Ủy ban nhân dân tỉnh", "ubnd-tinh", null, null, "H49");
    private static readonly AgencyCard department = Card(2, "Sở Nội vụ", "so-noi-vu", 1, null, "H49.12", "000.00.12.H49");
    private static readonly AgencyCard ended = Card(
        3,
        "Sở Thông tin và Truyền thông",
        "so-thong-tin",
        1,
        new DateOnly(2025, 6, 30),
        "H49.09"
    );

    private static AgencyCard Card(int id, string name, string slug, int? parent, DateOnly? end, params string[] codes) =>
        new(
            id,
            name,
            "",
            AgencyKind.Department,
            AgencyLevel.Province,
            parent,
            slug,
            "",
            "",
            "",
            "",
            "",
            new Period(null, end),
            [.. codes.Select((c, i) => new AgencyCodeCard(c, i == 0, default, ""))],
            []
        );

    private static AgencyLedger Ledger() => new(new Snapshot(1, [committee, department, ended], []));

    private static AgencyDraft Good() =>
        new()
        {
            Name = "Sở Y tế",
            Code = "H49.20",
            ParentId = 1,
            ValidFrom = start,
        };

    private static string[] Keys(AgencyDraft draft, AgencyCard? self = null) =>
        [.. AgencyRules.Check(draft, Ledger(), self).Select(f => f.Key)];

    [Fact]
    public void A_complete_draft_has_no_flaw() => Assert.Empty(Keys(Good()));

    [Fact]
    public void A_wrong_code_is_answered_with_the_rule_and_an_example()
    {
        var flaw = Assert.Single(AgencyRules.Check(Good() with { Code = "49.20" }, Ledger()));
        Assert.Equal("organisation.code.pattern", flaw.Key);
        Assert.Contains("QĐ 20/2020/QĐ-TTg", flaw.Text, StringComparison.Ordinal);
        Assert.Contains("H49.12.003", flaw.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("H49.12")]
    [InlineData("000.00.12.H49")]
    [InlineData("h49.09")]
    public void A_code_once_given_is_never_used_again_in_any_form(string code) =>
        Assert.Equal(["organisation.code.used"], Keys(Good() with { Code = code }));

    [Fact]
    public void An_agency_keeps_its_own_codes_and_address_when_it_is_changed() =>
        Assert.Empty(Keys(Good() with { Code = "H49.12", Slug = "so-noi-vu", Name = "Sở Nội vụ" }, department));

    [Fact]
    public void An_alias_is_checked_like_a_code() =>
        Assert.Equal(["organisation.code.used"], Keys(Good() with { Aliases = ["000.00.09.H49"] }));

    [Theory]
    [InlineData("So Noi Vu")]
    [InlineData("sở-y-tế")]
    [InlineData("-y-te")]
    public void A_public_address_holds_plain_letters_only(string slug) =>
        Assert.Equal(["organisation.agency.slug"], Keys(Good() with { Slug = slug }));

    [Fact]
    public void A_public_address_is_used_once() =>
        Assert.Equal(["organisation.agency.slug-used"], Keys(Good() with { Name = "SỞ NỘI VỤ" }));

    [Fact]
    public void An_agency_cannot_stand_below_itself() =>
        Assert.Equal(["organisation.agency.circle"], Keys(Good() with { Code = "H49", Slug = "ubnd-tinh", ParentId = 2 }, committee));

    [Fact]
    public void An_ended_agency_cannot_be_above_a_living_one() =>
        Assert.Equal(["organisation.agency.parent-ended"], Keys(Good() with { ParentId = 3 }));

    [Fact]
    public void An_agency_ends_only_after_those_below_it() =>
        Assert.Equal(
            ["organisation.agency.children"],
            Keys(Good() with { Code = "H49", Slug = "ubnd-tinh", ParentId = null, ValidTo = new DateOnly(2026, 1, 1) }, committee)
        );

    [Theory]
    [InlineData("ung@tinh.example", "0203 3 800 007", 0)]
    [InlineData("ung@@tinh", "", 1)]
    [InlineData("", "gọi lễ tân", 1)]
    public void Contact_details_are_checked(string email, string phone, int flaws) =>
        Assert.Equal(flaws, Keys(Good() with { Email = email, Phone = phone }).Length);

    [Fact]
    public void Hours_areas_and_periods_are_checked()
    {
        Assert.Equal(["organisation.agency.hours"], Keys(Good() with { OfficeHours = "sáng và chiều" }));
        Assert.Equal(["organisation.agency.area"], Keys(Good() with { AreaCode = "99" }));
        Assert.Equal(["organisation.agency.period"], Keys(Good() with { ValidTo = start.AddDays(-1) }));
        Assert.Empty(Keys(Good() with { OfficeHours = "07:30-11:30,13:00-17:00", AreaCode = "22" }));
    }

    [Fact]
    public void An_old_code_is_stored_with_its_present_form_as_the_main_one() =>
        Assert.Equal(["H49.20", "000.00.20.H49"], AgencyRules.CodesOf(Good() with { Code = "000.00.20.H49" }));
}
