using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A commune hands a dossier to a department, which refuses it with a reason; mended and sent again, it is received.</summary>
public sealed class HandedOverTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office commune = null!;
    private Office department = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        commune = await Office.OpenAsync(site, "H99.21", "Ủy ban nhân dân xã Bình Sơn", "Hà");
        department = await Office.OpenAsync(site, "H99.22", "Sở Xây dựng tỉnh Lam Giang", "Cao");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_commune_hands_a_dossier_to_a_department_which_refuses_it_with_a_reason()
    {
        await DrawnProcess.PublishAsync(
            department.Scene,
            department.Specialist,
            "XD.11",
            "<startEvent id=\"s\"/><userTask id=\"read\" name=\"Thẩm định thiết kế\"/><endEvent id=\"e\"/>",
            "s>read read>e"
        );
        await using var administrator = await Visit.SignedInAsync(chrome, site, department.Administrator);
        await administrator.OpenAsync("/Processes/Offering");
        await administrator.FollowAsync("XD.11", administrator.Main);
        await administrator.Main.GetByLabel("Mọi cơ quan").CheckAsync();
        await administrator.PressAsync("Lưu");
        await administrator.OpenAsync("/Processes/Reception");
        await administrator.Main.GetByLabel("Công chức tiếp nhận và trả kết quả").First.CheckAsync();
        await administrator.PressAsync("Lưu");

        var version = await DrawnProcess.PublishAsync(
            commune.Scene,
            commune.Specialist,
            "XA.03",
            """
            <startEvent id="s"/><userTask id="prepare" name="Kiểm tra hồ sơ"/>
            <callActivity id="send" name="Cấp phép xây dựng" calledElement="XD.11" xmlns:i="urn:isodientu:bpmn:1" i:owner="H99.22" i:handOver="true"/>
            <boundaryEvent id="no" attachedToRef="send"><errorEventDefinition errorRef="refusal"/></boundaryEvent>
            <userTask id="mend" name="Bổ sung hồ sơ bị từ chối"/><userTask id="give" name="Trả kết quả"/><endEvent id="e"/>
            """,
            "s>prepare prepare>send send>give give>e no>mend mend>send",
            "<error id=\"refusal\" errorCode=\"refused\"/>"
        );
        await DrawnProcess.StartAsync(site, commune.Scene, version, "HS-1");
        await using var official = await Visit.SignedInAsync(chrome, site, commune.Specialist);
        await DoAsync(official, "Kiểm tra hồ sơ", "Hoàn thành bước");

        await using var desk = await Visit.SignedInAsync(chrome, site, department.Clerk);
        await OpenAsync(desk, "1 Tiếp nhận hồ sơ chuyển đến");
        await desk.ReadsAsync("Hồ sơ cơ quan khác chuyển đến", "Ủy ban nhân dân xã Bình Sơn", "XD.11");
        await desk.Main.Locator("details.more > summary").Filter(new() { HasText = "Từ chối tiếp nhận" }).ClickAsync();
        await desk.PressAsync("Từ chối tiếp nhận", desk.Main.Locator("#asks"), expected: 422);
        await desk.ReadsAsync("Hãy ghi «Lý do từ chối tiếp nhận»");
        await desk.FillAsync("Lý do từ chối tiếp nhận", "Thiếu bản vẽ mặt bằng có chữ ký của chủ đầu tư");
        await desk.PressAsync("Từ chối tiếp nhận", desk.Main.Locator("#asks"));
        await site.RunJobsAsync();

        await using var head = await Visit.SignedInAsync(chrome, site, commune.Head);
        await head.OpenAsync("/Processes/HandingOver");
        await head.ReadsAsync("HS-1", "Sở Xây dựng tỉnh Lam Giang", "Bị từ chối", "Thiếu bản vẽ mặt bằng", "Cao Thị Lan");

        await OpenAsync(official, "Bổ sung hồ sơ bị từ chối");
        await official.ReadsAsync("Thiếu bản vẽ mặt bằng có chữ ký của chủ đầu tư", "Trả lại");
        await official.PressAsync("Hoàn thành bước");
        await site.RunJobsAsync();
        await DoAsync(desk, "1 Tiếp nhận hồ sơ chuyển đến", "Tiếp nhận");
        await using var specialist = await Visit.SignedInAsync(chrome, site, department.Specialist);
        await DoAsync(specialist, "Thẩm định thiết kế", "Hoàn thành bước");
        await DoAsync(official, "Trả kết quả", "Hoàn thành bước");
        await official.OpenAsync("/Processes/Inbox?of=done");
        await official.FollowAsync("Trả kết quả", official.Main);
        await official.ReadsAsync("Đã làm xong", "Thiếu bản vẽ mặt bằng", "Sở Xây dựng tỉnh Lam Giang");
    }

    private static async Task OpenAsync(Visit who, string step)
    {
        await who.OpenAsync("/Processes/Inbox");
        await who.FollowAsync(step, who.Main);
    }

    private async Task DoAsync(Visit who, string step, string button)
    {
        await OpenAsync(who, step);
        await who.PressAsync(button);
        await site.RunJobsAsync();
    }
}
