using System.Text;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Organisation;

public sealed class ImportTests : IAsyncLifetime
{
    private static readonly Actor system = Actor.System("nhập danh sách");
    private static readonly DateOnly today = new(2026, 1, 6);
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private OrganisationImport Import => site.Services.GetRequiredService<OrganisationImport>();
    private Agencies Agencies => site.Services.GetRequiredService<Agencies>();

    private Task<ImportReport> RunAsync(string text, ImportOptions? options = null) =>
        Import.RunAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), options ?? new ImportOptions(), system);

    private async Task<ImportReport> DemoAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(Root(), "demo", name + ".csv"));
        return await Import.RunAsync(file, new ImportOptions(ProvinceCode: "H99"), system);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }

    private Task<ImportReport> ProvinceAsync() =>
        RunAsync(
            """
            Mã định danh,Tên cơ quan,Loại,Cơ quan cấp trên,Nghĩa vụ
            H98,Ủy ban nhân dân tỉnh,UBND tỉnh,,Bắt buộc
            000.00.02.H98,Sở Nội vụ,Sở,H98,Bắt buộc
            H98.61.01,Ủy ban nhân dân phường Một,Phường,H98,Khuyến khích
            """
        );

    [Fact]
    public async Task The_demo_province_is_imported_whole_and_a_second_time_changes_nothing()
    {
        string[] lists = ["agencies", "successions", "units", "posts", "people", "appointments"];
        foreach (var list in lists)
        {
            var first = await DemoAsync(list);
            Assert.True(first.Problems.Count == 0, list + ": " + string.Join(" | ", first.Problems.Take(5)));
            Assert.Equal((first.Rows, true), (first.Added, first.Imported));
        }

        foreach (var list in lists)
        {
            var again = await DemoAsync(list);
            Assert.Equal((0, 0, again.Rows), (again.Added, again.Changed, again.Same));
        }

        Assert.Equal(175, (await Agencies.ListAsync(new AgencyQuery(On: today))).Count);
        Assert.Equal(39, (await Agencies.ListAsync(new AgencyQuery(On: today, Obligation: QmsObligation.Mandatory))).Count);
        var old = (await Agencies.FindByCodeAsync("H99.23.12"))!;
        Assert.Equal("H99.63.03", Assert.Single(await Agencies.SuccessorsAsync(old.Id, today)).Code);
        var commune = (await Agencies.FindByCodeAsync("H99.63.03"))!;
        var staff = await site.Services.GetRequiredService<People>().StaffAsync(commune.Id, today);
        Assert.Equal(PostKind.Head, staff[0].PostKind);
        Assert.True(staff.Count > 10);
    }

    [Fact]
    public async Task A_province_list_in_Vietnamese_words_is_understood()
    {
        var report = await ProvinceAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(("Danh sách cơ quan", 3, true), (report.List, report.Added, report.Imported));
        var office = (await Agencies.FindByCodeAsync("H98.02"))!;
        Assert.Equal((AgencyKind.Department, AgencyLevel.Province), (office.Kind, office.Level));
        Assert.Equal(["H98.02", "000.00.02.H98"], office.Codes.Select(c => c.Code));
    }

    [Fact]
    public async Task A_list_with_a_bad_row_is_refused_whole_unless_the_good_rows_are_asked_for()
    {
        const string list = """
            Mã định danh,Tên cơ quan,Loại,Cơ quan cấp trên
            H97,Ủy ban nhân dân tỉnh,UBND tỉnh,
            97.01,Sở Y tế,Sở,H97
            H97.02,Sở Nội vụ,Sở giả,H97
            H97.03,,Sở,H96
            """;
        var refused = await RunAsync(list);
        Assert.False(refused.Imported);
        Assert.Equal(3, refused.Refused);
        Assert.Equal(
            ["organisation.code.pattern", "organisation.import.word", "organisation.import.blank", "organisation.import.parent"],
            refused.Problems.Select(p => p.Key).Where(k => k != "organisation.agency.name" && k != "organisation.agency.slug")
        );
        Assert.Contains(
            refused.Problems,
            p => p.Line == 3 && p.Column == "Mã định danh" && p.Message.Contains("QĐ 20/2020", StringComparison.Ordinal)
        );
        Assert.Null(await Agencies.FindByCodeAsync("H97"));
        var partial = await RunAsync(list, new ImportOptions(GoodRowsOnly: true));
        Assert.Equal((1, 3, true), (partial.Added, partial.Refused, partial.Imported));
        Assert.NotNull(await Agencies.FindByCodeAsync("H97"));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_does_nothing()
    {
        var report = await RunAsync("Mã định danh;Tên cơ quan;Loại\nH95;Ủy ban nhân dân tỉnh;UBND tỉnh\n", new ImportOptions(DryRun: true));
        Assert.Equal((1, false), (report.Added, report.Imported));
        Assert.Null(await Agencies.FindByCodeAsync("H95"));
    }

    [Fact]
    public async Task A_staff_list_sets_up_units_posts_people_and_appointments_at_once()
    {
        await ProvinceAsync();
        const string list = """
            DANH SÁCH CÁN BỘ SỞ NỘI VỤ

            STT,Họ và tên,Đơn vị,Chức danh,Thư điện tử,Từ ngày
            1,Lê Văn Cả,Lãnh đạo Sở,Giám đốc Sở,ca.lv@tinh.example,01/07/2025
            2,Đỗ Thị Ứng,Phòng Tổ chức,Trưởng phòng,,01/07/2025
            3,Trần Lan,Phòng Tổ chức,Chuyên viên,,01/07/2025
            4,Võ Nam,Phòng Tổ chức,Chuyên viên,,2025-08-01
            """;
        var report = await RunAsync(list, new ImportOptions(AgencyCode: "H98.02"));
        Assert.True(report.Problems.Count == 0, string.Join(" | ", report.Problems));
        Assert.Equal(4, report.Added);
        var agency = (await Agencies.FindByCodeAsync("H98.02"))!;
        var posts = await site.Services.GetRequiredService<Posts>().ListAsync(agency.Id);
        Assert.Equal(["Chuyên viên", "Giám đốc Sở", "Trưởng phòng"], posts.Select(p => p.Title).Order(StringComparer.Ordinal));
        Assert.Equal([PostKind.Head, PostKind.UnitHead, PostKind.Specialist], posts.OrderBy(p => p.Kind).Select(p => p.Kind));
        var again = await RunAsync(list, new ImportOptions(AgencyCode: "H98.02"));
        Assert.Equal((0, 0, 4), (again.Added, again.Changed, again.Same));
    }

    [Fact]
    public async Task Bad_staff_rows_leave_nothing_behind_and_say_why()
    {
        await ProvinceAsync();
        const string list = """
            Họ và tên,Đơn vị,Chức danh,Từ ngày
            Lê Văn Cả,Phòng Tổ chức,Trưởng phòng,01/07/2025
            Võ Nam,Phòng Tổ chức,Trưởng phòng,01/08/2025
            Lê Văn Cả,Phòng Khác,Chuyên viên,01/08/2025
            Mai 5,Phòng Khác,Chuyên viên,30/02/2025
            """;
        var report = await RunAsync(list, new ImportOptions(AgencyCode: "H98.02", GoodRowsOnly: true));
        Assert.Equal([3, 4, 5, 5], report.Problems.Select(p => p.Line));
        Assert.Equal(
            [
                "organisation.appointment.post-taken",
                "organisation.appointment.two-principal",
                "organisation.person.name",
                "organisation.import.day",
            ],
            report.Problems.Select(p => p.Key)
        );
        var agency = (await Agencies.FindByCodeAsync("H98.02"))!;
        Assert.Equal(["Phòng Tổ chức"], (await site.Services.GetRequiredService<Posts>().UnitsAsync(agency.Id)).Select(u => u.Name));
    }

    [Fact]
    public async Task A_staff_list_needs_an_agency_and_rows_of_another_are_refused()
    {
        await ProvinceAsync();
        const string list = "Họ và tên,Cơ quan,Đơn vị,Chức danh\nLê Văn Cả,{0},Phòng Tổ chức,Trưởng phòng\n";
        var unknown = await RunAsync(list.Replace("{0}", "", StringComparison.Ordinal));
        Assert.Equal("organisation.import.owner", Assert.Single(unknown.Problems).Key);
        var elsewhere = await RunAsync(list.Replace("{0}", "H98.61.01", StringComparison.Ordinal), new ImportOptions(AgencyCode: "H98.02"));
        Assert.Equal("organisation.import.elsewhere", Assert.Single(elsewhere.Problems).Key);
        Assert.True((await RunAsync(list.Replace("{0}", "H98.61.01", StringComparison.Ordinal))).Imported);
        Assert.Equal(
            "organisation.import.unknown-agency",
            (await Assert.ThrowsAsync<RuleException>(() => RunAsync(list, new ImportOptions(AgencyCode: "H98.99")))).Key
        );
    }

    [Fact]
    public async Task A_file_that_is_no_list_names_the_columns_it_would_need()
    {
        var error = await Assert.ThrowsAsync<RuleException>(() => RunAsync("a,b\n1,2\n"));
        Assert.Equal("organisation.import.unknown", error.Key);
        Assert.Contains("“Họ và tên”", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrative_units_are_stored_once_with_their_successions()
    {
        var first = await Import.UnitsAsync(system);
        Assert.Equal((34 + 1 + 3321 + 10 + 63 + 10_035, true), (first.Units, first.Changed == first.Units + first.Edges));
        Assert.Equal(0, (await Import.UnitsAsync(system)).Changed);
    }
}
