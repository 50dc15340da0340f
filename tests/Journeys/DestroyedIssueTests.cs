using IsoDienTu.Documents;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>
/// Three years after a policy was replaced: the province has set the term, the archivist proposes, the head decides, minutes are recorded, and whoever holds an old sheet is told
/// that its issue is destroyed. Another document stays, because it is held.
/// </summary>
public sealed class DestroyedIssueTests(Chrome chrome) : IAsyncLifetime
{
    private const string Department = "Sở Nội vụ tỉnh Lam Giang";
    private TestSite site = null!;
    private Office office = null!;
    private Player archivist = null!;
    private Player province = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.82", Department, "Cao");
        archivist = await office.Scene.PersonAsync("Cao Văn Lưu", "Lưu trữ", PostKind.Specialist, Roles.Archivist);
        province = await office.Scene.PersonAsync("Cao Thị Chủ", "Chủ trì", PostKind.Specialist, Roles.ProvinceLead);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<Guid> ReplacedAsync(string code, DocumentKind kind, string title)
    {
        var agency = office.Scene.AgencyId;
        await Issued.DocumentAsync(site, agency, kind, code, title, "Cam kết thứ nhất", new DateOnly(2026, 1, 6));
        return await Issued.DocumentAsync(site, agency, kind, code, title, "Cam kết thứ hai", new DateOnly(2026, 2, 1));
    }

    [Fact]
    public async Task An_issue_goes_from_the_end_of_its_term_to_a_sentence_on_an_old_sheet()
    {
        await ReplacedAsync("CSCL", DocumentKind.Policy, "Chính sách chất lượng");
        await ReplacedAsync("HD.01", DocumentKind.Instruction, "Hướng dẫn soạn văn bản");
        await using (var lead = await Visit.SignedInAsync(chrome, site, province))
        {
            await lead.OpenAsync("/Documents/Retaining/Rules");
            await lead.ReadsAsync("Chưa đối chiếu TT 10/2022", "20 năm");
            await lead.FollowAsync("Sửa thời hạn: Tài liệu của hệ thống: quy trình, sổ tay (bản gốc)", lead.Main);
            await lead.FillAsync("Số năm", "1");
            await lead.PressAsync("Đặt thời hạn", lead.Main, expected: 422);
            await lead.ReadsAsync("từ 2 đến 70 năm");
            await lead.FillAsync("Số năm", "2");
            await lead.FillAsync("Căn cứ", "Luật Lưu trữ 2024");
            await lead.PressAsync("Đặt thời hạn", lead.Main);
            await lead.ReadsAsync("trước đó: 20 năm");
        }

        site.Clock.Advance(new DateTimeOffset(2029, 1, 5, 8, 0, 0, TimeSpan.FromHours(7)) - site.Clock.GetUtcNow());
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.OpenAsync("/Documents/Retaining/Holds");
        await head.FollowAsync("Tạm dừng tiêu hủy", head.Main);
        await head.ChooseAsync("Tài liệu", "HD.01 – Hướng dẫn soạn văn bản");
        await head.FillAsync("Lý do", "Thanh tra tỉnh yêu cầu giữ đến khi có kết luận");
        await head.PressAsync("Tạm dừng tiêu hủy", head.Main);
        await head.ReadsAsync("Đã tạm dừng tiêu hủy.", "Cao Văn Quang", "Đang tạm dừng");

        await using var keeper = await Visit.SignedInAsync(chrome, site, archivist);
        await keeper.FollowAsync("Lưu trữ, tiêu hủy", keeper.Menu);
        await keeper.ReadsAsync("CSCL", "31/12/2028", "Đến hạn, có thể đề nghị tiêu hủy");
        await keeper.SaysNothingOfAsync("HD.01");
        await keeper.Page.GetByLabel("Chọn CSCL lần 1").CheckAsync();
        await keeper.PressAsync("Đề nghị tiêu hủy các bản đã chọn");
        await keeper.FillAsync("Lý do đề nghị", "Hết hạn lưu, không còn giá trị tra cứu");
        await keeper.PressAsync("Lập đề nghị", keeper.Main);
        await keeper.ReadsAsync("Chờ quyết định", "Chờ người khác quyết định");
        var proposal = keeper.Where;

        await head.FollowAsync("Lưu trữ, tiêu hủy", head.Menu);
        await head.FollowAsync("Đề nghị và biên bản tiêu hủy (1)", head.Main);
        await head.OpenAsync(proposal);
        await head.FollowAsync("Quyết định", head.Main);
        await head.FillAsync("Số quyết định thành lập hội đồng", "03/QĐ-SNV");
        await head.FillAsync("Ngày hội đồng họp", "2029-01-04");
        await head.FillAsync("Thành phần hội đồng", "Cao Văn Quang, Giám đốc Sở\nCao Văn Lưu, Lưu trữ");
        await head.FillAsync("Ý kiến của hội đồng", "Nhất trí tiêu hủy.");
        await head.FillAsync("Số quyết định", "12/QĐ-SNV");
        await head.FillAsync("Ngày quyết định", "2029-01-05");
        await head.PressAsync("Quyết định tiêu hủy", head.Main);
        await head.ReadsAsync("Đã quyết định, chờ lập biên bản", "Nhất trí tiêu hủy.");

        await keeper.OpenAsync(proposal);
        await keeper.FollowAsync("Ghi biên bản và tiêu hủy", keeper.Main);
        await keeper.FillAsync("Số biên bản", "05/BB-SNV");
        await keeper.FillAsync("Nơi tiêu hủy", "Phòng lưu trữ của Sở");
        await keeper.FillAsync("Những người có mặt", "Cao Văn Quang, Giám đốc Sở\nCao Văn Lưu, Lưu trữ");
        await keeper.PressAsync("Ghi biên bản và tiêu hủy", keeper.Main);
        await keeper.ReadsAsync("Đang tiêu hủy", "05/BB-SNV");
        await site.RunRecurringAsync("Documents.destroy_issues");
        await site.RunJobsAsync();
        await keeper.OpenAsync(proposal);
        await keeper.ReadsAsync("Đã tiêu hủy", "SHA-256");
        await keeper.FollowAsync("CSCL – Chính sách chất lượng", keeper.Main);
        await keeper.ReadsAsync("Đã hết hiệu lực, đã tiêu hủy theo biên bản số 05/BB-SNV ngày 05/01/2029");
        await keeper.SaysNothingOfAsync("Cam kết thứ nhất");
        await keeper.OpenAsync("/Documents/Retaining?state=all");
        await keeper.ReadsAsync("HD.01", "Thanh tra tỉnh yêu cầu giữ đến khi có kết luận");

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/Portal");
        await citizen.FollowAsync(Department, citizen.Main);
        await citizen.FollowAsync("Chính sách chất lượng", citizen.Main);
        await citizen.ReadsAsync("Cam kết thứ hai");
        await citizen.FollowAsync("Lần 1", citizen.Main);
        await citizen.ReadsAsync("đã tiêu hủy theo biên bản số 05/BB-SNV ngày 05/01/2029");
    }
}
