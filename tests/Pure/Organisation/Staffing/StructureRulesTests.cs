using IsoDienTu.Organisation;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Pure.Organisation.Staffing;

public class StructureRulesTests
{
    private static readonly DateOnly start = new(2025, 7, 1);
    private readonly StaffLedger staff = new(7);
    private readonly Unit office = new()
    {
        Code = "VP",
        Name = "Văn phòng",
        ValidFrom = start,
    };
    private readonly Post clerk;

    public StructureRulesTests()
    {
        clerk = new Post
        {
            UnitId = office.Id,
            Code = "VP.VT",
            Title = "Văn thư",
            Kind = PostKind.RecordsClerk,
            ValidFrom = start,
        };
        staff.Add(office);
        staff.Add(clerk);
    }

    private string[] Keys(UnitDraft draft, Unit? self = null) =>
        [.. UnitRules.Check(UnitRules.Coded(draft, staff), staff, self).Select(f => f.Key)];

    private string[] Keys(PostDraft draft, Post? self = null) =>
        [.. PostRules.Check(PostRules.Coded(draft, staff), staff, self).Select(f => f.Key)];

    private string[] Keys(PersonDraft draft) => [.. PersonRules.Check(draft, staff).Select(f => f.Key)];

    [Fact]
    public void A_code_is_made_from_the_name_and_stays_free()
    {
        Assert.Equal("PTCVH", UnitRules.Coded(new UnitDraft { Name = "Phòng Tổ chức và Hội" }, staff).Code);
        Assert.Equal("VP2", UnitRules.Coded(new UnitDraft { Name = "Văn phòng" }, staff).Code);
        Assert.Equal("VP.CVP", PostRules.Coded(new PostDraft { UnitId = office.Id, Title = "Chánh Văn phòng" }, staff).Code);
        Assert.Equal("VP.VT2", PostRules.Coded(new PostDraft { UnitId = office.Id, Title = "Văn thư" }, staff).Code);
    }

    [Fact]
    public void A_code_is_used_once_whatever_its_case() =>
        Assert.Equal(
            ["organisation.unit.code-used"],
            Keys(
                new UnitDraft
                {
                    Code = "vp",
                    Name = "Văn phòng 2",
                    ValidFrom = start,
                }
            )
        );

    [Fact]
    public void A_unit_keeps_its_code_when_changed_and_cannot_stand_below_itself()
    {
        Assert.Empty(
            Keys(
                new UnitDraft
                {
                    Code = "VP",
                    Name = "Văn phòng Sở",
                    ValidFrom = start,
                },
                office
            )
        );
        var below = new Unit
        {
            Code = "TO",
            Name = "Tổ",
            ParentId = office.Id,
            ValidFrom = start,
        };
        staff.Add(below);
        Assert.Equal(
            ["organisation.unit.circle"],
            Keys(
                new UnitDraft
                {
                    Code = "VP",
                    Name = "Văn phòng",
                    ParentId = below.Id,
                    ValidFrom = start,
                },
                office
            )
        );
    }

    [Fact]
    public void A_unit_ends_after_its_posts() =>
        Assert.Equal(
            ["organisation.unit.posts"],
            Keys(
                new UnitDraft
                {
                    Code = "VP",
                    Name = "Văn phòng",
                    ValidFrom = start,
                    ValidTo = start.AddYears(1),
                },
                office
            )
        );

    [Fact]
    public void A_post_needs_a_unit_of_the_agency_that_lasts_as_long()
    {
        Assert.Equal(
            ["organisation.post.unit"],
            Keys(
                new PostDraft
                {
                    UnitId = Guid.CreateVersion7(),
                    Title = "Văn thư",
                    ValidFrom = start,
                }
            )
        );
        office.ValidTo = start.AddYears(1);
        Assert.Equal(
            ["organisation.post.unit-ended"],
            Keys(
                new PostDraft
                {
                    UnitId = office.Id,
                    Title = "Lái xe",
                    ValidFrom = start,
                }
            )
        );
        Assert.Empty(
            Keys(
                new PostDraft
                {
                    UnitId = office.Id,
                    Title = "Lái xe",
                    ValidFrom = start,
                    ValidTo = office.ValidTo,
                }
            )
        );
    }

    [Fact]
    public void A_held_post_neither_ends_nor_turns_into_a_post_for_one()
    {
        foreach (var name in new[] { "Đỗ Ứng", "Trần Lan" })
        {
            var person = new Person { HomeAgencyId = 7, Name = name };
            staff.Add(person);
            staff.Add(
                new Appointment
                {
                    PostId = clerk.Id,
                    PersonId = person.Id,
                    ValidFrom = start,
                }
            );
        }

        var draft = new PostDraft
        {
            UnitId = office.Id,
            Code = "VP.VT",
            Title = "Văn thư",
            Kind = PostKind.RecordsClerk,
            ValidFrom = start,
        };
        Assert.Empty(Keys(draft, clerk));
        Assert.Equal(["organisation.post.held"], Keys(draft with { ValidTo = start.AddYears(1) }, clerk));
        Assert.Equal(["organisation.post.several"], Keys(draft with { IsSingle = true }, clerk));
    }

    [Theory]
    [InlineData("Đỗ Thị Ứng", 0)]
    [InlineData("K'Bình Y-Thông", 0)]
    [InlineData("Nguyễn Văn A.", 0)]
    [InlineData("X", 1)]
    [InlineData("0912345678", 1)]
    [InlineData("<script>", 1)]
    public void A_name_is_made_of_letters(string name, int flaws) => Assert.Equal(flaws, Keys(new PersonDraft { Name = name }).Length);

    [Fact]
    public void A_staff_code_belongs_to_one_person()
    {
        staff.Add(
            new Person
            {
                HomeAgencyId = 7,
                Name = "Trần Lan",
                StaffCode = "lan.t",
            }
        );
        Assert.Equal(["organisation.person.code-used"], Keys(new PersonDraft { Name = "Trần Thị Lan", StaffCode = "LAN.T" }));
    }
}
