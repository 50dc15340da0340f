using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A specialist picks the steps that a dossier needs, in the order it needs them, and says when it is enough.</summary>
public sealed class AdHocWorkTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.07", "Sở Nông nghiệp và Môi trường tỉnh Lam Giang", "Hoàng");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Steps_are_picked_until_it_is_enough()
    {
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "free",
            "<startEvent id=\"s\"/><adHocSubProcess id=\"check\" name=\"Kiểm tra thực địa\" ordering=\"Sequential\"><userTask id=\"visit\" name=\"Đi thực địa\"/><userTask id=\"measure\" name=\"Đo đạc, lập bản đồ\"/></adHocSubProcess><userTask id=\"report\" name=\"Lập báo cáo\"/><endEvent id=\"e\"/>",
            "s>check check>report report>e"
        );
        var subject = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-1");
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("Kiểm tra thực địa", specialist.Main);
        await specialist.ReadsAsync("Chọn bước làm tiếp", "Kết thúc phần việc này");
        await specialist.PressAsync("Đo đạc, lập bản đồ");
        await specialist.ReadsAsync("Đã bắt đầu bước được chọn.", "Lúc này chưa chọn thêm được bước nào");

        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("Đo đạc, lập bản đồ", specialist.Main);
        await specialist.PressAsync("Hoàn thành bước");
        await specialist.FollowAsync("Kiểm tra thực địa", specialist.Main);
        await specialist.FillAsync("Ý kiến", "Đã đủ số liệu");
        await specialist.PressAsync("Đã làm đủ, chuyển tiếp");
        await specialist.ReadsAsync("Đã kết thúc phần việc này.", "Lập báo cáo");
        var passes = await DrawnProcess.HistoryAsync(site, office.Scene, subject);
        Assert.Equal(["check Done", "measure Done", "report Open"], passes.Select(p => $"{p.ElementId} {p.State}"));
    }
}
