using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>Two agencies whose processes are linked: one lets itself be called, the other calls, and each sees as much of it as concerns it.</summary>
public sealed class LinkedProcessTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office asking = null!;
    private Office asked = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        asking = await Office.OpenAsync(site, "H99.08", "Sở Xây dựng tỉnh Lam Giang", "Đinh");
        asked = await Office.OpenAsync(site, "H99.09", "Sở Tài nguyên và Môi trường tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_process_is_offered_called_and_answered()
    {
        await DrawnProcess.PublishAsync(
            asked.Scene,
            asked.Specialist,
            "TRA-CUU",
            "<startEvent id=\"s\"/><userTask id=\"look\" name=\"Trích lục bản đồ\"/><endEvent id=\"e\"/>",
            "s>look look>e"
        );
        await using var administrator = await Visit.SignedInAsync(chrome, site, asked.Administrator);
        await administrator.OpenAsync("/Processes/Offering");
        await administrator.ReadsAsync("TRA-CUU", "Không cơ quan nào");
        await administrator.FollowAsync("TRA-CUU", administrator.Main);
        await administrator.Main.GetByLabel("Các cơ quan chọn dưới đây").CheckAsync();
        await administrator.PressAsync("Lưu", expected: 422);
        await administrator.ReadsAsync("Hãy chọn ít nhất một cơ quan");
        await administrator.Main.GetByLabel("Sở Xây dựng tỉnh Lam Giang").CheckAsync();
        await administrator.PressAsync("Lưu");
        await administrator.ReadsAsync("Đã lưu.", "1 cơ quan");

        var version = await DrawnProcess.PublishAsync(
            asking.Scene,
            asking.Specialist,
            "calls",
            "<startEvent id=\"s\"/><userTask id=\"prepare\" name=\"Chuẩn bị\"/><callActivity id=\"ask\" name=\"Xin trích lục\" calledElement=\"TRA-CUU\" xmlns:i=\"urn:isodientu:bpmn:1\" i:owner=\"H99.09\">"
                + "<extensionElements xmlns:c=\"http://camunda.org/schema/1.0/bpmn\"><c:in sourceExpression=\"${'Thửa 15, tờ 7'}\" target=\"Thửa đất\"/></extensionElements></callActivity>"
                + "<userTask id=\"sign\" name=\"Ký\"/><endEvent id=\"e\"/>",
            "s>prepare prepare>ask ask>sign sign>e"
        );
        var subject = await DrawnProcess.StartAsync(site, asking.Scene, version, "HS-1");
        await using var specialist = await Visit.SignedInAsync(chrome, site, asking.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("Chuẩn bị", specialist.Main);
        await specialist.PressAsync("Hoàn thành bước");
        await site.RunJobsAsync();

        await using var other = await Visit.SignedInAsync(chrome, site, asked.Specialist);
        await other.OpenAsync("/Processes/Inbox");
        await other.ReadsAsync("HS-1", "Trích lục bản đồ", "Xin trích lục – Sở Xây dựng tỉnh Lam Giang");
        await other.FollowAsync("Trích lục bản đồ", other.Main);
        await other.ReadsAsync("Việc làm cho cơ quan khác", "Sở Xây dựng tỉnh Lam Giang", "Thửa 15, tờ 7");
        await other.PressAsync("Hoàn thành bước");
        await site.RunJobsAsync();

        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("Ký", specialist.Main);
        await specialist.ReadsAsync("Xin trích lục", "Sở Tài nguyên và Môi trường tỉnh Lam Giang");
        await specialist.PressAsync("Hoàn thành bước");
        Assert.All(await DrawnProcess.HistoryAsync(site, asking.Scene, subject), p => Assert.Equal("Done", p.State));
    }
}
