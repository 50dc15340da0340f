using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Organisation.Staffing;

public class RoleMatcherTests
{
    private static readonly PostCard[] posts =
    [
        Post("GD", "Giám đốc Sở", PostKind.Head, "Lãnh đạo Sở", "Lãnh đạo Sở"),
        Post("PGD", "Phó Giám đốc Sở", PostKind.Deputy, "Lãnh đạo Sở", "Lãnh đạo Sở"),
        Post("VT", "Văn thư", PostKind.RecordsClerk, "Văn phòng Sở", "Văn thư Sở"),
        Post("LD.TP", "Trưởng phòng", PostKind.UnitHead, "Phòng Lao động - Việc làm", "Lãnh đạo Phòng Lao động - Việc làm"),
        Post("LD.PTP", "Phó Trưởng phòng", PostKind.UnitDeputy, "Phòng Lao động - Việc làm", "Lãnh đạo Phòng Lao động - Việc làm"),
        Post("LD.CV", "Chuyên viên", PostKind.Specialist, "Phòng Lao động - Việc làm", ""),
        Post("CN.TP", "Trưởng phòng", PostKind.UnitHead, "Phòng Quản lý công nghệ và Tiêu chuẩn", ""),
        Post("CN.CV", "Chuyên viên", PostKind.Specialist, "Phòng Quản lý công nghệ và Tiêu chuẩn", ""),
        Post(
            "MC",
            "Công chức tiếp nhận",
            PostKind.DeskClerk,
            "Bộ phận tiếp nhận và trả kết quả",
            "Bộ phận tiếp nhận và trả kết quả của Sở Nội vụ"
        ),
    ];

    private static PostCard Post(string code, string title, PostKind kind, string unit, string stepRole) =>
        new(Guid.CreateVersion7(), code, title, kind, Guid.Empty, unit, stepRole.Length > 0 ? [stepRole] : [], false, default);

    private static string[] Best(string wording)
    {
        var matches = Posts.MatchRole(posts, wording);
        return matches.Count == 0
            ? []
            : [.. matches.Where(m => m.Score >= matches[0].Score - 0.03).Select(m => m.Post.Code).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("Lãnh đạo Sở", "GD PGD")]
    [InlineData("LÃNH ĐẠO SỞ", "GD PGD")]
    [InlineData("Lãnh đạo Sở Nội vụ được phân công", "GD PGD")]
    [InlineData("Văn thư", "VT")]
    [InlineData("Bộ phận Văn thư Sở Nội vụ", "VT")]
    [InlineData("Lãnh đạo Phòng Lao động – Việc làm", "LD.PTP LD.TP")]
    [InlineData("Trưởng phòng Lao động - Việc làm", "LD.TP")]
    [InlineData("Chuyên viên Phòng LĐVL", "LD.CV")]
    [InlineData("Chuyên viên Phòng QLCN&TC", "CN.CV")]
    [InlineData("Công chức TN&TKQ", "MC")]
    [InlineData("CCMC của Sở tại TTPVHCC", "MC")]
    [InlineData("Bộ phận Một cửa", "MC")]
    [InlineData("Chuyên viên được phân công", "CN.CV LD.CV")]
    [InlineData("- Công chức TN&TKQ - Văn thư", "MC VT")]
    public void The_wording_of_procedures_finds_the_posts(string wording, string expected) =>
        Assert.Equal(expected, string.Join(' ', Best(wording)));

    [Theory]
    [InlineData("Cơ quan thuế")]
    [InlineData("Hội đồng")]
    [InlineData("")]
    public void A_body_outside_the_agency_matches_nobody(string wording) => Assert.Empty(Posts.MatchRole(posts, wording));

    [Fact]
    public void The_agencys_own_wording_scores_highest_and_every_score_has_its_reason()
    {
        var matches = Posts.MatchRole(posts, "Lãnh đạo Sở");
        Assert.Equal(1, matches[0].Score);
        Assert.All(matches, m => Assert.NotEqual("", m.Why));
        Assert.All(matches.Where(m => m.Post.Kind is PostKind.UnitHead), m => Assert.True(m.Score < 0.6));
    }
}
