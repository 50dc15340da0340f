using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The province's lead imports what a decision announces; an official without script reads what held before and what holds from then on.</summary>
public sealed class CatalogueTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private Player lead = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.91", "Sở Tư pháp tỉnh Lam Giang", "Tạ");
        var other = await Scene.MakeAsync(site, "H99.92", "Sở Khoa học và Công nghệ tỉnh Lam Giang");
        lead = await other.PersonAsync("Hoàng Chủ Trì", "Trưởng phòng Tiêu chuẩn", PostKind.UnitHead, Roles.ProvinceLead);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_decision_changes_a_procedure_and_every_day_keeps_its_own_version()
    {
        await using (var province = await Visit.SignedInAsync(chrome, site, lead))
        {
            await province.FollowAsync("Thủ tục hành chính", province.Menu);
            await province.ReadsAsync("Chưa có thủ tục nào");
            await province.FollowAsync("Nhập danh mục", province.Main);
            await province.AttachAsync(
                "Tệp danh mục",
                "tthc.json",
                """
                [{"MATTHC":"1.012644","TENTTHC":"Cấp phiếu lý lịch tư pháp","LINHVUCTHUCHIEN":[{"TENLINHVUC":"Lý lịch tư pháp"}],
                "TRINHTUTHUCHIEN":[{"TRUONGHOP":"Nộp trực tiếp","TRINHTU":["Nộp hồ sơ tại bộ phận một cửa","Nhận phiếu hẹn"]}],
                "CACHTHUCTHUCHIEN":[{"KENH":"1","THOIGIAN":[{"THOIGIANGIAIQUYET":"10","DONVITINH":"Ngày làm việc","PHILEPHI":[{"MUCPHI":"200.000 đồng"}]}]}],
                "THANHPHANHOSO":[{"GIAYTO":[{"TENGIAYTO":"Tờ khai","TENMAUDON":"Mẫu 03","URL":"https://dichvucong.gov.vn/mau03"}]}]}]
                """u8.ToArray()
            );
            await province.PressAsync("Tải lên và xem trước");
            await province.ReadsAsync("Cấp phiếu lý lịch tư pháp", "Thêm mới");
            await province.PressAsync("Nhập 1 thủ tục");
            await province.ReadsAsync("Đã nhập");
            await province.FollowAsync("Xem danh mục", province.Main);
            await province.FollowAsync("1.012644", province.Main);
            await province.ReadsAsync("Nộp hồ sơ tại bộ phận một cửa", "10 Ngày làm việc");
            await province.FollowMoreAsync("Ghi bãi bỏ");
            await province.ReadsAsync("Hết hiệu lực từ ngày");

            await province.OpenAsync("/Procedures/Catalogue/Import");
            await province.AttachAsync(
                "Tệp danh mục",
                "tthc.csv",
                "Mã thủ tục,Tên thủ tục,Thời hạn giải quyết,Quyết định công bố\n1.012644,Cấp phiếu lý lịch tư pháp,5 ngày làm việc,15/QĐ-UBND\n1.7,Thiếu mã,,\n"u8.ToArray()
            );
            await province.FillAsync("Hiệu lực từ", "2026-02-02");
            await province.PressAsync("Tải lên và xem trước");
            await province.ReadsAsync("Mã «1.7» không phải mã thủ tục", "Quyết định công bố, Cách thức, thời hạn, phí");
            await province.PressAsync("Chỉ nhập 1 dòng đúng, bỏ 1 dòng sai");
        }

        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.OpenAsync("/Procedures/Catalogue");
            await secretary.FollowAsync("Danh mục của cơ quan", secretary.Main);
            await secretary.FollowAsync("Thêm thủ tục", secretary.Main);
            await secretary.Main.GetByLabel("1.012644 Cấp phiếu lý lịch tư pháp").CheckAsync();
            await secretary.PressAsync("Đưa vào danh mục");
            await secretary.ReadsAsync("Chưa có quy trình", "0 (0 %)", "Đúng quyết định mới nhất");
            await secretary.FollowAsync("Đưa khỏi danh mục 1.012644", secretary.Main);
            await secretary.FollowAsync("Thôi", secretary.Main);
        }

        await using var official = await Visit.SignedInAsync(chrome, site, office.Specialist, script: false);
        await official.OpenAsync("/Procedures/Catalogue?q=ly+lich");
        await official.ReadsAsync("1.012644", "10 Ngày làm việc");
        await official.FollowAsync("1.012644", official.Main);
        await official.ReadsAsync("Đang có hiệu lực", "200.000 đồng", "Mẫu 03", "Nhận phiếu hẹn");
        await official.FollowAsync("Bản 2", official.Main);
        await official.ReadsAsync("Sắp có hiệu lực", "5 ngày làm việc", "200.000 đồng", "15/QĐ-UBND");
    }
}
