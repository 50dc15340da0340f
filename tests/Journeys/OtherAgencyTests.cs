using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>
/// Another agency sees nothing of an agency's work: no page by its address, no call, no file, no row of a list or search, no figure. The public sees
/// nothing of a draft.
/// </summary>
public sealed class OtherAgencyTests(Chrome chrome) : IAsyncLifetime
{
    private const string Published = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string Draft = "Cấp giấy phép lao động thử nghiệm";
    private TestSite site = null!;
    private Office own = null!;
    private Office other = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        own = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
        other = await Office.OpenAsync(site, "H99.05", "Sở Tư pháp tỉnh Lam Giang", "Đinh");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Nobody_of_another_agency_sees_a_thing()
    {
        var (addresses, slip) = await WorkAsync();
        var refused = addresses.ToDictionary(a => a, _ => false, StringComparer.Ordinal);
        foreach (var person in (Player[])[other.Head, other.Secretary, other.Clerk, other.Specialist, other.Administrator])
        {
            await using var visit = await Visit.SignedInAsync(chrome, site, person);
            await visit.SaysNothingOfAsync(slip.Code, Published, Draft);
            foreach (var address in addresses)
            {
                var (status, text) = await visit.AskAsync(address);
                // Whoever lacks the right hears so before anything is looked up; whoever has it hears that there is no such thing.
                Assert.True(status is 403 or 404, $"{person.Title} at {address}: {status}");
                Assert.DoesNotContain(slip.Code, text, StringComparison.Ordinal);
                Assert.DoesNotContain(Course.Applicant, text, StringComparison.Ordinal);
                Assert.DoesNotContain(Published, text, StringComparison.Ordinal);
                refused[address] |= status == 404;
            }
        }

        Assert.Empty(refused.Where(r => !r.Value).Select(r => r.Key));
    }

    [Fact]
    public async Task Lists_searches_and_figures_of_another_agency_are_empty()
    {
        var (addresses, slip) = await WorkAsync();
        await using var clerk = await Visit.SignedInAsync(chrome, site, other.Clerk);
        await clerk.ReadsAsync("0 Nhận hôm nay", "0 Chờ trả kết quả", "0 Chờ bổ sung", "0 Quá hạn");
        await EmptyAsync(clerk, "/Dossiers", "Chưa có hồ sơ nào", slip);
        await EmptyAsync(clerk, "/Dossiers?q=" + slip.Code, "Chưa có hồ sơ nào", slip);
        await EmptyAsync(clerk, "/Dossiers?q=" + Uri.EscapeDataString(Course.Applicant), "Chưa có hồ sơ nào", slip);
        await EmptyAsync(clerk, "/Dossiers/Desk", "Không có thủ tục nào khớp", slip);
        await EmptyAsync(clerk, "/Dossiers/Desk?q=noi+quy", "0 thủ tục", slip);
        await clerk.OpenAsync(addresses[0], 404);
        await clerk.ReadsAsync("Không tìm thấy");

        await using var specialist = await Visit.SignedInAsync(chrome, site, other.Specialist);
        await specialist.ReadsAsync("0 đã quá hạn", "0 đến hạn hôm nay", "0 tất cả");
        await EmptyAsync(specialist, "/Processes/Inbox", "Không có việc nào đang chờ bạn", slip);
        await using var head = await Visit.SignedInAsync(chrome, site, other.Head);
        await head.ReadsAsync("0 Quá hạn", "0 Sắp đến hạn", "Không có hồ sơ nào quá hạn.");
        await using var secretary = await Visit.SignedInAsync(chrome, site, other.Secretary);
        await EmptyAsync(secretary, "/Procedures", "Chưa có quy trình nào", slip);
        await EmptyAsync(secretary, "/Procedures?q=noi+quy", "Chưa có quy trình nào", slip);
        await EmptyAsync(secretary, "/Documents", "0 tài liệu", slip);
        await using var administrator = await Visit.SignedInAsync(chrome, site, other.Administrator);
        await EmptyAsync(administrator, "/Processes/Incidents", "", slip);
        await administrator.OpenAsync("/Dossiers", 403);
        await administrator.ReadsAsync("Không có quyền xem trang này");
    }

    [Fact]
    public async Task The_public_sees_what_is_published_and_nothing_of_drafts_and_dossiers()
    {
        var (_, slip) = await WorkAsync();
        await using var reader = await Visit.BeginAsync(chrome, site, phone: true);
        await reader.OpenAsync("/");
        await reader.FollowAsync(own.Scene.Name, reader.Main);
        await reader.ReadsAsync(Published);
        await reader.SaysNothingOfAsync(Draft, slip.Code);
        var agency = reader.Where;
        await reader.OpenAsync(agency + "?q=giay+phep+lao+dong");
        await reader.ReadsAsync("Chưa có quy trình nào ở đây");
        await reader.OpenAsync(agency.Replace("/Agency/", "/Procedure/", StringComparison.Ordinal) + "/qt-nv-09", 404);
        await reader.OpenAsync("/Portal/FollowUp?code=" + slip.Code);
        await reader.ReadsAsync(Published, "hãy nhập thêm mã tra cứu");
        await reader.SaysNothingOfAsync(Course.Applicant, Course.Number, Course.Phone, own.Clerk.Name);
        await reader.OpenAsync($"/Portal/FollowUp?code={slip.Code}&secret=0000-0000-0000", 404);
        await reader.SaysNothingOfAsync(Published, own.Clerk.Name);
    }

    private static async Task EmptyAsync(Visit visit, string address, string words, Slip slip)
    {
        await visit.OpenAsync(address);
        await visit.ReadsAsync(words);
        Assert.DoesNotContain(Published, await visit.WordsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Draft, await visit.WordsAsync(), StringComparison.Ordinal);
        await visit
            .Page.Locator($"a[href*='{slip.Dossier}']")
            .First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
    }

    /// <summary>The first agency publishes, drafts and receives. All addresses of that work that its people meet.</summary>
    private async Task<(IReadOnlyList<string> Addresses, Slip Slip)> WorkAsync()
    {
        var course = new Course(chrome, site, own);
        await course.IssueAsync(Published);
        await using var secretary = await course.SignInAsync(own.Secretary);
        await secretary.OpenAsync("/Procedures/Upload");
        await secretary.Field("Tệp quy trình").SetInputFilesAsync(Files.Demo("QT.NV.01.html"));
        await secretary.PressAsync("Đọc tệp");
        await secretary.FillAsync("Tên quy trình", Draft);
        await secretary.FillAsync("Mã hiệu", "QT.NV.09");
        await secretary.PressAsync("Lưu");
        var draft = secretary.Where.Split('/')[^1];
        await secretary.FollowAsync("Quy trình", secretary.Menu);
        await secretary.ReadsAsync(Draft, Published);
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        var procedure = secretary.Where;
        var procedureLinks = await secretary.LinksAsync();

        await using var clerk = await course.SignInAsync(own.Clerk);
        var slip = await course.ReceiveAsync(clerk, "noi quy", Published);
        var dossierLinks = await clerk.LinksAsync();
        await course.TakeUpAsync(clerk, slip.Code, "1 …");
        string[] links =
        [
            slip.Dossier,
            procedure,
            clerk.Where,
            "/api/v1/dossiers/" + slip.Code,
            .. new[] { "Preview", "Bind", "Publish", "Drop" }.Select(page => $"/Procedures/{page}/{draft}"),
            $"/Procedures/Preview/{draft}?handler=Source",
            $"/Dossiers/ReturnResult/{slip.Dossier.Split('/')[^1]}",
            $"/Dossiers/Supplement/{slip.Dossier.Split('/')[^1]}",
            .. procedureLinks,
            .. dossierLinks,
        ];
        Assert.Contains(links, l => l.StartsWith("/Dossiers/File/", StringComparison.Ordinal));
        Assert.Contains(links, l => l.Contains("handler=Bpmn", StringComparison.Ordinal));
        Assert.Contains(links, l => l.StartsWith("/Documents/Print/", StringComparison.Ordinal));
        return ([.. links.Distinct(StringComparer.Ordinal)], slip);
    }
}
