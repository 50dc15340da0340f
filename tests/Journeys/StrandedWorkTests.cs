using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>Work that cannot go on by itself is seen by the administrator, with its cause and a way on.</summary>
public sealed class StrandedWorkTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.08", "Sở Xây dựng tỉnh Lam Giang", "Đinh");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_step_that_comes_to_nobody_is_given_to_somebody_and_a_failing_service_says_when_it_is_tried_again()
    {
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "stranded",
            "<startEvent id=\"s\"/><userTask id=\"check\" name=\"Thẩm định hồ sơ\"/><serviceTask id=\"ask\" name=\"Đọc thông tin hồ sơ\" xmlns:i=\"urn:isodientu:bpmn:1\" i:service=\"dossiers.facts\"/><endEvent id=\"e\"/>",
            "s>check check>ask ask>e",
            withoutLane: "check"
        );
        var subject = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-1");
        await using var visit = await Visit.SignedInAsync(chrome, site, office.Administrator);
        await visit.OpenAsync("/Processes/Incidents");
        await visit.FollowAsync("HS-1", visit.Main);
        await visit.ReadsAsync("không thuộc vai nào trong sơ đồ", "Giao cho chức danh khác");
        await visit.ChooseAsync("Chức danh nhận việc", $"{office.Clerk.Title}, Phòng Nghiệp vụ ({office.Clerk.Name})");
        await visit.FillAsync("Lý do", "Sơ đồ chưa đặt bước vào vai nào");
        await visit.PressAsync("Giao bước");
        await visit.ReadsAsync("Đã giao bước cho", "Không có sự cố nào đang mở");

        await using var clerk = await Visit.SignedInAsync(chrome, site, office.Clerk);
        await clerk.OpenAsync("/Processes/Inbox");
        await clerk.FollowAsync("Thẩm định hồ sơ", clerk.Main);
        await clerk.PressAsync("Hoàn thành bước");
        await site.RunJobsAsync();
        Assert.Equal([office.Clerk.Name], (await DrawnProcess.HistoryAsync(site, office.Scene, subject)).Select(p => p.Person));

        await visit.OpenAsync("/Processes/Incidents");
        await visit.FollowAsync("HS-1", visit.Main);
        await visit.ReadsAsync("không phải hồ sơ một cửa", "Phần mềm tự thử lại", "lần 2", "Bỏ qua bước này");
    }
}
