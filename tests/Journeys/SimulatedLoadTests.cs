using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>The process owner asks what happens when more dossiers come, and what a shorter term would cost.</summary>
public sealed class SimulatedLoadTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.20", "Sở Tư pháp tỉnh Lam Giang", "Mai");
        await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "TP.05",
            """
            <startEvent id="s"/><userTask id="check" name="Thẩm định hồ sơ"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="1" term="2 ngày làm việc" minutes="960"/></extensionElements></userTask>
            <exclusiveGateway id="g"/><userTask id="draft" name="Dự thảo kết quả"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="2" term="1 ngày làm việc" minutes="480"/></extensionElements></userTask>
            <endEvent id="e"/><endEvent id="no" name="Từ chối"/>
            """,
            "s>check check>g g>draft g>no draft>e"
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task More_dossiers_and_a_shorter_term_are_tried_on_paper()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        await secretary.FollowAsync("Mô phỏng tải", secretary.Menu);
        await secretary.FollowAsync("TP.05", secretary.Main);
        await secretary.ReadsAsync("Tải của từng vai", "Giả định", "Chưa biết thời hạn cả hồ sơ");
        await secretary.FillAsync("Hồ sơ mới mỗi ngày làm việc", "4,5");
        await secretary.FillAsync("Thời hạn cả hồ sơ (ngày làm việc)", "3");
        await secretary.FillAsync("Thời hạn còn (phần trăm)", "60");
        await secretary.PressAsync("Chạy mô phỏng");
        await secretary.ReadsAsync("Quá tải", "Thanh mỏng là như hiện nay", "Đường liền: theo giả định");
        await secretary.FillAsync("Hồ sơ mới mỗi ngày làm việc", "nhiều");
        await secretary.PressAsync("Chạy mô phỏng");
        await secretary.ReadsAsync("Cần sửa 1 chỗ", "Hãy ghi một số từ 0,1 đến 2000.");
        Assert.Equal("3", await secretary.Field("Thời hạn cả hồ sơ (ngày làm việc)").InputValueAsync());
    }
}
