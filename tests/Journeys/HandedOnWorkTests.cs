using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>Work passes from hand to hand: several steps done at once, one called back, one given to a colleague by the head of the unit.</summary>
public sealed class HandedOnWorkTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private Guid version;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.09", "Sở Khoa học và Công nghệ tỉnh Lam Giang", "Vũ");
        version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "handed",
            "<startEvent id=\"s\"/><userTask id=\"check\" name=\"Thẩm định hồ sơ\"/><exclusiveGateway id=\"g\"/><userTask id=\"draft\" name=\"Dự thảo kết quả\"/><endEvent id=\"e\"/><endEvent id=\"no\" name=\"Từ chối\"/>",
            "s>check check>g g>draft g>no draft>e"
        );
        foreach (var code in new[] { "HS-1", "HS-2", "HS-3", "HS-4" })
        {
            await DrawnProcess.StartAsync(site, office.Scene, version, code);
        }
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Three_steps_are_done_at_once_one_is_called_back_and_the_head_gives_another_to_a_colleague()
    {
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        foreach (var code in new[] { "HS-1", "HS-2", "HS-3" })
        {
            await specialist.Page.GetByLabel($"Chọn {code} Thẩm định hồ sơ").CheckAsync();
        }

        await specialist.PressAsync("Xử lý các việc đã chọn");
        await specialist.ReadsAsync("Thẩm định hồ sơ (3 việc)");
        await specialist.Field("Kết quả của bước").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await specialist.PressAsync("Hoàn thành các việc này");
        await specialist.ReadsAsync("Đã xong 3 việc, 0 việc chưa làm được");

        await specialist.OpenAsync("/Processes/Inbox?of=done");
        await specialist.ReadsAsync("Việc đã làm", "3 bước của 30 ngày qua, mới nhất trước");
        await specialist.FollowAsync(
            "Thẩm định hồ sơ",
            specialist.Main.GetByRole(Microsoft.Playwright.AriaRole.Row, new() { Name = "HS-3" })
        );
        await specialist.FillAsync("Lý do thu hồi", "Chọn nhầm kết quả");
        await specialist.PressAsync("Thu hồi");
        await specialist.ReadsAsync("bước này lại ở chỗ bạn", "Vũ Văn Minh thu hồi", "Chọn nhầm kết quả", "Khác: trả về cho nhóm");

        await using var head = await Visit.SignedInAsync(chrome, site, office.UnitHead);
        await head.OpenAsync("/Processes/Inbox");
        await head.FollowAsync("Đơn vị", head.Main);
        await head.ReadsAsync("Việc của đơn vị", "4 việc");
        await head.FollowAsync("Thẩm định hồ sơ", head.Main.GetByRole(Microsoft.Playwright.AriaRole.Row, new() { Name = "HS-4" }));
        await head.ChooseAsync("Người nhận việc", $"{office.Records.Name} (Văn thư, Phòng Nghiệp vụ)");
        await head.FillAsync("Lý do giao", "Đồng chí Minh đi công tác");
        await head.PressAsync("Giao việc");
        await head.ReadsAsync("Đã giao bước.", "Vũ Văn Trưởng giao cho Vũ Thị Thư", "Đồng chí Minh đi công tác");

        await using var records = await Visit.SignedInAsync(chrome, site, office.Records);
        await records.OpenAsync("/Processes/Inbox");
        await records.ReadsAsync("1 việc");
        await records.FollowAsync("Thẩm định hồ sơ", records.Main);
        await records.ReadsAsync("HS-4", "Xử lý", "Đồng chí Minh đi công tác");
    }

    [Fact]
    public async Task New_work_appears_in_the_open_list_and_waits_while_somebody_is_choosing()
    {
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("4 việc");
        await DrawnProcess.StartAsync(site, office.Scene, version, "HS-5");
        await specialist.Main.GetByText("HS-5").First.WaitForAsync();
        await specialist.ReadsAsync("5 việc");
        await specialist.Page.GetByLabel("Chọn HS-1 Thẩm định hồ sơ").CheckAsync();
        await DrawnProcess.StartAsync(site, office.Scene, version, "HS-6");
        await specialist.Main.GetByText("Có việc mới: tải lại danh sách").WaitForAsync();
        Assert.True(await specialist.Page.GetByLabel("Chọn HS-1 Thẩm định hồ sơ").IsCheckedAsync());
        await specialist.FollowAsync("Có việc mới: tải lại danh sách");
        await specialist.ReadsAsync("6 việc", "HS-6");
    }
}
