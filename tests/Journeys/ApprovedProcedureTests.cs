using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// An approved Word procedure becomes a running process, and the citizen follows it from the receipt. It is Tuesday, 6 January 2026, 08:00.
/// </summary>
public sealed class ApprovedProcedureTests(Chrome chrome) : IAsyncLifetime
{
    private const string DemoTitle = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string StepTwo = "Giao người thụ lý";
    private const string Reason = "Dự thảo còn thiếu căn cứ tại khoản 2";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_procedure_of_the_demo_province_runs_is_followed_by_the_citizen_and_is_replaced_by_its_second_issue()
    {
        var sheet = await RunAsync(Files.Demo("QT.NV.02.html"), DemoTitle, "noi quy lao dong", "Đạt…");
        await IssueAgainAsync(sheet);
    }

    [Fact]
    public Task Without_script_it_runs_as_well() =>
        RunAsync(Files.Demo("QT.NV.02.html"), DemoTitle, "noi quy lao dong", "Đạt…", script: false);

    [Fact]
    public Task A_procedure_issued_by_a_real_province_runs_and_is_followed_by_the_citizen() =>
        RunAsync(
            Files.Sample("p01.docx"),
            "Công nhận cơ sở sản xuất, kinh doanh sử dụng từ 30% lao động là người khuyết tật",
            "lao dong la nguoi khuyet tat",
            "Hoàn thành bước"
        );

    /// <param name="words">What the clerk types to find the procedure.</param>
    /// <param name="onward">The button that passes on steps 1, 3, 4 and 5; the others have one way only.</param>
    /// <returns>The address on the QR code of the procedure's printed sheet.</returns>
    private async Task<string> RunAsync(FilePayload file, string title, string words, string onward, bool script = true)
    {
        var course = new Course(chrome, site, office, script);
        await using var secretary = await course.SignInAsync(office.Secretary);
        var sheet = await course.PublishAsync(secretary, file, title, StepTwo);
        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true, script);
        await citizen.OpenAsync(sheet);
        await citizen.ReadsAsync(title, "Tờ giấy này là bản đang có hiệu lực.");
        await citizen.FollowAsync("Xem bản đang có hiệu lực");
        await citizen.ReadsAsync(title, StepTwo, "Toàn văn");

        await using var clerk = await course.SignInAsync(office.Clerk);
        var slip = await course.ReceiveAsync(clerk, words, title);
        await course.TakeUpAsync(clerk, slip.Code, "1 …");
        await course.PassOnAsync(clerk, onward, "Đủ giấy tờ");

        await using var unitHead = await course.SignInAsync(office.UnitHead);
        await course.TakeUpAsync(unitHead, slip.Code, "2 " + StepTwo);
        await unitHead.ReadsAsync(Course.Scan, "Đủ giấy tờ");
        await course.PassOnAsync(unitHead, "Hoàn thành bước", "Giao anh Minh");

        await using var specialist = await course.SignInAsync(office.Specialist);
        await course.TakeUpAsync(specialist, slip.Code, "3 …");
        await course.PassOnAsync(specialist, onward, "Đã thẩm định");
        await course.TakeUpAsync(unitHead, slip.Code, "4 …");
        await course.PassOnAsync(unitHead, onward, "Trình ký");

        await using var head = await course.SignInAsync(office.Head);
        await course.TakeUpAsync(head, slip.Code, "5 …");
        await course.SendBackAsync(head, "4 …", Reason);

        await course.TakeUpAsync(unitHead, slip.Code, "4 …");
        await unitHead.ReadsAsync(Reason, "Trả lại");
        await course.PassOnAsync(unitHead, onward, "Đã bổ sung căn cứ");
        await course.TakeUpAsync(head, slip.Code, "5 …");
        await course.PassOnAsync(head, onward, "Đồng ý");

        await using var records = await course.SignInAsync(office.Records);
        await course.TakeUpAsync(records, slip.Code, "6 …");
        await course.PassOnAsync(records, "Hoàn thành bước", "Số 12/TB");
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync("Đã xử lý xong");

        await using var counter = await course.SignInAsync(office.Clerk);
        await course.HandOverAsync(counter, slip);
        await counter.FollowMoreAsync("Phiếu kiểm soát");
        await counter.ReadsAsync(slip.Code, StepTwo, Reason, office.Specialist.Name, "Số 12/TB");
        await CitizenReadsAsync(citizen, slip, title);
        return sheet;
    }

    /// <summary>The address in the receipt's code tells everything about the work and nothing about the applicant.</summary>
    private async Task CitizenReadsAsync(Visit citizen, Slip slip, string title)
    {
        await citizen.OpenAsync(slip.FollowUp);
        await citizen.ReadsAsync(title, slip.Code, office.Scene.Name, "Đã trả kết quả ngày 06/01/2026.", "Hoàng T** B** N.");
        await citizen.SaysNothingOfAsync(Course.Applicant, Course.Number, Course.Phone, Course.Scan);
        var steps = await citizen
            .Main.GetByRole(AriaRole.List, new() { Name = "Từng bước" })
            .GetByRole(AriaRole.Listitem)
            .AllInnerTextsAsync();
        (string No, Player By, string State, string Done)[] passes =
        [
            ("1", office.Clerk, "xong", "08:05"),
            ("2", office.UnitHead, "xong", "08:10"),
            ("3", office.Specialist, "xong", "08:15"),
            ("4", office.UnitHead, "xong", "08:20"),
            ("5", office.Head, "trả lại", "08:25"),
            ("4", office.UnitHead, "xong", "08:30"),
            ("5", office.Head, "xong", "08:35"),
            ("6", office.Records, "xong", "08:40"),
            ("7", office.Clerk, "xong", "08:45"),
        ];
        Assert.Equal(passes.Length, steps.Count);
        foreach (var (pass, words) in passes.Zip(steps.Select(Visit.Folded)))
        {
            Assert.StartsWith(pass.No + " ", words, StringComparison.Ordinal);
            Assert.Contains(pass.State, words, StringComparison.Ordinal);
            Assert.Contains($"{pass.By.Name} {pass.By.Title}", words, StringComparison.Ordinal);
            Assert.Matches($"nhận 06/01/2026 08:\\d\\d xong 06/01/2026 {pass.Done}", words);
        }
    }

    /// <summary>A second issue takes effect two days later; the sheet printed from the first says so, and not a day earlier.</summary>
    private async Task IssueAgainAsync(string sheet)
    {
        var course = new Course(chrome, site, office);
        await using var secretary = await course.SignInAsync(office.Secretary);
        await secretary.FollowAsync("Quy trình", secretary.Menu);
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        await secretary.FollowAsync("Soạn lần ban hành mới");
        await secretary.PressAsync("Bắt đầu soạn");
        await secretary.FillAsync("Phí, lệ phí", "Không thu phí.");
        await secretary.PressAsync("Lưu");
        await secretary.FollowMoreAsync("Ban hành");
        foreach (var signer in (string[])["Soạn thảo", "Xem xét", "Phê duyệt"])
        {
            await secretary.FillAsync("Ngày ký", "2026-01-06", secretary.Group(signer));
        }

        await secretary.FillAsync("Có hiệu lực từ ngày", "2026-01-08");
        await secretary.FillAsync("Nội dung thay đổi và căn cứ", "Ghi rõ không thu phí.");
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đã ban hành.", "Lần 2");
        await site.RunJobsAsync();

        await using var reader = await Visit.BeginAsync(chrome, site, phone: true);
        await reader.OpenAsync(sheet);
        await reader.ReadsAsync("Tờ giấy này là bản đang có hiệu lực.");
        site.Clock.Set(new DateTimeOffset(2026, 1, 8, 0, 1, 0, TimeSpan.FromHours(7)));
        await site.RunJobsAsync();
        await reader.OpenAsync(sheet);
        await reader.ReadsAsync("Tờ giấy này đã được thay bằng lần ban hành 2 từ 08/01/2026.");
        await reader.FollowAsync("Xem bản đang có hiệu lực");
        await reader.ReadsAsync("lần ban hành 2", "Không thu phí.");
    }
}
