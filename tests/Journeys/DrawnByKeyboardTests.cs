using IsoDienTu.Journeys.Support;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>A secretary draws a procedure with the keyboard alone: no mouse is moved from the first page to the published process, which then runs.</summary>
public sealed class DrawnByKeyboardTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.09", "Sở Nội vụ tỉnh Lam Giang", "Đặng");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_secretary_draws_a_procedure_with_the_keyboard_alone()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var page = secretary.Page;
        var main = secretary.Main;
        await secretary.OpenAsync("/Processes/Designing");
        await Keys.ReachAsync(page, main.GetByRole(AriaRole.Link, new() { Name = "Quy trình mới" }));
        await secretary.KeyAsync("Enter");
        await Keys.ReachAsync(page, secretary.Field("Mã quy trình"));
        await page.Keyboard.TypeAsync("QT.09");
        await Keys.ReachAsync(page, secretary.Field("Tên quy trình"));
        await page.Keyboard.TypeAsync("Cấp giấy giới thiệu");
        await secretary.KeyAsync("Enter");

        await page.Locator("#designer[data-ready]").WaitForAsync();
        await Keys.PressAsync(page, Element(page, "Bước 1. Bước 1"));
        await Keys.TypeAsync(page, Property(page, "Tên"), "Soạn giấy");
        await Keys.TypeAsync(page, Property(page, "Thời hạn"), "0,5 ngày làm việc");
        await page.GetByText("Hiểu là 0,5 ngày làm việc: 4 giờ làm việc.").WaitForAsync();

        await Keys.PressAsync(page, Act(page, "Thêm bước sau"));
        await Keys.FocusedAsync(Property(page, "Tên"));
        await page.Keyboard.TypeAsync("Ký giấy");
        await Keys.PressAsync(page, Act(page, "Thêm rẽ nhánh sau"));
        await Keys.FocusedAsync(Property(page, "Tên"));
        await Keys.ChooseAsync(page, Property(page, "Nối tới"), "Soạn giấy");
        await Keys.PressAsync(page, Act(page, "Nối"));
        await Keys.TypeAsync(page, Property(page, "Chữ trên nút dẫn tới “Kết thúc”"), "Đồng ý");
        await Keys.TypeAsync(page, Property(page, "Chữ trên nút dẫn tới “Soạn giấy”"), "Trả lại");

        // What the second button asks for, so that nothing goes back without a word.
        await Keys.PressAsync(page, Element(page, "Trả lại → Soạn giấy"));
        await Keys.ReachAsync(page, Property(page, "Phải ghi ý kiến"));
        await page.Keyboard.PressAsync("Space");
        await Keys.TypeAsync(page, Property(page, "Gọi ý kiến là"), "Lý do trả lại");
        await Keys.PressAsync(page, Act(page, "Thêm trường phải ghi"));
        await Keys.FocusedAsync(Property(page, "Nhãn"));
        await page.Keyboard.TypeAsync("Số trang phải sửa");
        await Keys.TypeAsync(page, Property(page, "Tên biến"), "soTrang");
        await Keys.ChooseAsync(page, Property(page, "Loại trường"), "Con số");

        await Keys.PressAsync(page, Act(page, "Thêm vai"));
        await Keys.FocusedAsync(Property(page, "Tên"));
        await page.Keyboard.TypeAsync("Giám đốc Sở");
        await Keys.PressAsync(page, Element(page, "Bước 2. Ký giấy"));
        await Keys.ChooseAsync(page, Property(page, "Vai"), "Giám đốc Sở");

        // Deleted and taken back, with all that was entered.
        await Keys.PressAsync(page, Element(page, "Bước 1. Soạn giấy"));
        await Keys.PressAsync(page, Act(page, "Xoá"));
        await Element(page, "Bước 1. Soạn giấy").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Keys.PressAsync(page, Act(page, "Hoàn tác"));
        await Keys.PressAsync(page, Element(page, "Bước 1. Soạn giấy"));
        await Assertions.Expect(Property(page, "Thời hạn")).ToHaveValueAsync("0,5 ngày làm việc");

        // The table beside the drawing is the same object.
        await Keys.TypeAsync(page, page.GetByLabel("Biểu mẫu: Ký giấy"), "BM.01");
        await Keys.PressAsync(page, Act(page, "Xếp lại sơ đồ"));
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Đã lưu");
        await Assertions.Expect(page.Locator("[data-findings]")).Not.ToContainTextAsync("Phải sửa");
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.untranslated"));

        await Keys.ReachAsync(page, main.GetByRole(AriaRole.Link, new() { Name = "Kiểm tra và ban hành" }));
        await secretary.KeyAsync("Enter");
        await secretary.ReadsAsync("Chuyên viên", "Giám đốc Sở");
        await Keys.ReachAsync(page, main.GetByRole(AriaRole.Button, new() { Name = "Ban hành" }));
        await secretary.KeyAsync("Enter");
        await secretary.ReadsAsync(
            "Đã ban hành phiên bản 1.",
            "Soạn giấy",
            "Đồng ý → Kết thúc; Trả lại (Lý do trả lại, Số trang phải sửa) → Soạn giấy",
            "BM.01"
        );
        await RunsAsync();
    }

    /// <summary>What was drawn does its work: the specialist writes, the head signs.</summary>
    private async Task RunsAsync()
    {
        var version = await site.Runner.ReadAsync(
            office.Scene.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<Guid>(
                        "select v.id as \"Value\" from processes.definition_version v join processes.definition d on d.id = v.definition_id where d.key = 'QT.09'"
                    )
                    .SingleAsync(ct)
        );
        var subject = await DrawnProcess.StartAsync(site, office.Scene, version, "HS-9");
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("1 Soạn giấy", specialist.Main);
        await specialist.PressAsync("Hoàn thành bước");
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.OpenAsync("/Processes/Inbox");
        await head.FollowAsync("2 Ký giấy", head.Main);
        await head.ReadsAsync("Đồng ý", "Trả lại", "Cần: Lý do trả lại, Số trang phải sửa");
        await head.PressAsync("Đồng ý");
        await site.RunJobsAsync();
        var passes = await DrawnProcess.HistoryAsync(site, office.Scene, subject);
        Assert.Equal(["Soạn giấy Done", "Ký giấy Done"], passes.Select(p => $"{p.Name} {p.State}"));
    }

    private static ILocator Element(IPage page, string name) =>
        page.Locator("[data-elements]").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Property(IPage page, string label) =>
        page.Locator("[data-properties]").GetByLabel(label, new() { Exact = true });

    private static ILocator Act(IPage page, string name) =>
        page.Locator("#designer").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
