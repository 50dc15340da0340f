using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A running procedure is revised; its work moves over by decision, one is refused and stays, one is taken back.</summary>
public sealed class RevisedProcedureTests(Chrome chrome) : IAsyncLifetime
{
    private const string Ends = "<startEvent id=\"s\"/><endEvent id=\"e\"/>";
    private TestSite site = null!;
    private Office office = null!;
    private Guid first;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.08", "Sở Văn hoá tỉnh Lam Giang", "Ngô");
        first = await PublishAsync(
            "<userTask id=\"check\" name=\"Thẩm định hồ sơ\"/><userTask id=\"ask\" name=\"Xin ý kiến phòng\"/><userTask id=\"sign\" name=\"Trình ký\"/>",
            "s>check check>ask ask>sign sign>e"
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<Guid> PublishAsync(string nodes, string flows) =>
        DrawnProcess.PublishAsync(office.Scene, office.Specialist, "QT.SK.01", Ends + nodes, flows);

    [Fact]
    public async Task A_running_procedure_is_revised_and_its_work_moves_over_one_is_refused_and_stays()
    {
        foreach (var code in new[] { "HS-1", "HS-2" })
        {
            await DrawnProcess.StartAsync(site, office.Scene, first, code);
        }

        var asked = await DrawnProcess.StartAsync(site, office.Scene, first, "HS-3");
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Tasks/Show/" + await DrawnProcess.OpenAsync(site, office.Scene, asked, "check"));
        await specialist.PressAsync("Hoàn thành…");
        await PublishAsync(
            "<userTask id=\"check\" name=\"Thẩm định và lập phiếu\"/><userTask id=\"book\" name=\"Vào sổ\"/><userTask id=\"sign\" name=\"Trình ký\"/>",
            "s>check check>book book>sign sign>e"
        );

        await using var administrator = await Visit.SignedInAsync(chrome, site, office.Administrator);
        await administrator.FollowAsync("Thiết kế quy trình", administrator.Menu);
        await administrator.FollowAsync("QT.SK.01…", administrator.Main);
        await administrator.ReadsAsync("Phiên bản 1 – 3 việc đang chạy");
        await administrator.FollowAsync("Chuyển sang phiên bản 2");
        await administrator.ReadsAsync(
            "2 việc sẽ chuyển sang phiên bản 2, 1 việc ở lại. Chưa có gì thay đổi.",
            "Thẩm định và lập phiếu",
            "Phải chọn",
            "phiên bản mới không có chỗ tương ứng"
        );
        await administrator.Main.Locator("summary").Filter(new() { HasText = "Xem trên sơ đồ" }).ClickAsync();
        await administrator.FillAsync("Số quyết định", "45/QĐ-SVHTT");
        await administrator.FillAsync("Ngày ký", "2026-01-05", administrator.Main);
        await administrator.FillAsync("Lý do chuyển", "Bỏ bước xin ý kiến phòng");
        await administrator.PressAsync("Xác nhận chuyển 2 việc");
        await administrator.ReadsAsync("Đã ghi quyết định.", "còn 2 việc", "có thể rời trang này");
        await CarryOutAsync();
        await administrator.FollowAsync("Xem lại tiến độ");
        await administrator.ReadsAsync("Đã thực hiện xong", "HS-1", "HS-3", "phiên bản mới không có chỗ tương ứng", "45/QĐ-SVHTT");

        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("Thẩm định và lập phiếu", "Xin ý kiến phòng");
        await specialist.FollowAsync("Xin ý kiến phòng", specialist.Main);
        await specialist.PressAsync("Hoàn thành…");
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("Trình ký");

        await administrator.Main.Locator("summary").Filter(new() { HasText = "Đưa về phiên bản 1" }).First.ClickAsync();
        await administrator.FillAsync("Lý do đưa HS-1 về", "Người dân đề nghị giữ quy trình cũ");
        await administrator.PressAsync("Đưa việc này về");
        await CarryOutAsync();
        await administrator.OpenAsync(administrator.Where);
        await administrator.ReadsAsync("Đã đưa về phiên bản cũ", "Người dân đề nghị giữ quy trình cũ");
        await specialist.OpenAsync("/Processes/Inbox?q=HS-1");
        await specialist.ReadsAsync("Thẩm định hồ sơ");
        await specialist.FollowAsync("Thẩm định hồ sơ", specialist.Main);
        await specialist.ReadsAsync("đưa về phiên bản cũ");
    }

    private async Task CarryOutAsync()
    {
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        await site.RunRecurringAsync("Processes.migrate");
        await site.RunJobsAsync();
    }
}
