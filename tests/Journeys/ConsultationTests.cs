using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// A licence is given after three agencies have been asked: two answer, the third lets the term pass and answers afterwards. It is asked on Tuesday,
/// 6 January 2026, 08:00; the term ends on Wednesday at 17:00.
/// </summary>
public sealed class ConsultationTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Cấp giấy phép hoạt động bến thủy";
    private const string Question = "Đề nghị cho ý kiến về vị trí bến và luồng tàu.";
    private TestSite site = null!;
    private Office office = null!;
    private Office[] asked = [];

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.08", "Sở Xây dựng tỉnh Lam Giang", "Đinh");
        asked =
        [
            await Office.OpenAsync(site, "H99.05", "Sở Tư pháp tỉnh Lam Giang", "Phan"),
            await Office.OpenAsync(site, "H99.06", "Sở Nông nghiệp và Môi trường tỉnh Lam Giang", "Hồ"),
            await Office.OpenAsync(site, "H99.07", "Sở Tài chính tỉnh Lam Giang", "Võ"),
        ];
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_licence_procedure_is_drawn_published_and_run_with_three_agencies_asked_and_one_silent()
    {
        foreach (var one in asked)
        {
            await ReceiveAsync(one);
        }

        await DrawAsync();
        var subject = await StartAsync();
        await AskAsync();
        await AnswerAsync(asked[0], "Đồng ý", "Thống nhất vị trí bến.");
        await AnswerAsync(asked[1], "Đồng ý", "Không ảnh hưởng luồng tàu.");
        await using (var waiting = await Visit.SignedInAsync(chrome, site, office.Specialist))
        {
            await OpenStepAsync(waiting);
            await waiting.PressAsync("Hoàn thành bước", expected: 422);
            await waiting.ReadsAsync("Còn chờ: Sở Tài chính tỉnh Lam Giang (17:00 07/01/2026)", "Đang chờ trả lời");
        }

        site.Clock.Set(new DateTimeOffset(2026, 1, 8, 8, 30, 0, TimeSpan.FromHours(7)));
        await site.RunRecurringAsync("Processes.watch_opinions");
        await AnswerAsync(asked[2], "Không đồng ý", "Chưa bố trí vốn.", late: "Chờ họp lãnh đạo");

        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.FollowAsync("Nhắc việc", specialist.Menu);
        await specialist.ReadsAsync("Lấy ý kiến đã có kết quả");
        await OpenStepAsync(specialist);
        await specialist.MarkedAsync("Kết quả: đồng ý");
        await specialist.MarkedAsync("Đồng ý", specialist.Row("Sở Tư pháp"));
        await specialist.MarkedAsync("Trả lời trễ (không đồng ý), không tính", specialist.Row("Sở Tài chính"));
        await specialist.ReadsAsync("Khi hết hạn đã coi là đồng ý", "Chưa bố trí vốn.", "Không ảnh hưởng luồng tàu.");
        await specialist.PressAsync("Hoàn thành bước");
        await site.RunJobsAsync();
        var passes = await DrawnProcess.HistoryAsync(site, office.Scene, subject);
        Assert.Equal(["Thẩm định Done"], passes.Select(p => $"{p.Name} {p.State}"));
    }

    /// <summary>The agency says who receives what others send.</summary>
    private async Task ReceiveAsync(Office one)
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, one.Secretary);
        await secretary.FollowAsync("Nhận việc từ cơ quan khác", secretary.Menu);
        await secretary.ReadsAsync("Cơ quan chưa nhận được việc từ cơ quan khác.");
        await secretary.Main.GetByLabel("Văn thư").CheckAsync();
        await secretary.PressAsync("Lưu");
        await secretary.ReadsAsync("Đã lưu.");
    }

    /// <summary>One step that has to ask three agencies; drawn, checked and published.</summary>
    private async Task DrawAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary);
        var page = secretary.Page;
        await secretary.OpenAsync("/Processes/Designing/New");
        await secretary.FillAsync("Mã quy trình", "QT.BT");
        await secretary.FillAsync("Tên quy trình", Title);
        await secretary.KeyAsync("Enter");
        await page.Locator("#designer[data-ready]").WaitForAsync();
        await page.Locator("[data-elements]").GetByRole(AriaRole.Button, new() { Name = "Bước 1. Bước 1", Exact = true }).ClickAsync();
        await PropertyAsync(page, "Tên", "Thẩm định");
        await PropertyAsync(page, "Thời hạn", "5 ngày làm việc");
        await Property(page, "Lấy ý kiến ở bước này").SelectOptionAsync("required");
        await PropertyAsync(page, "Thường hỏi cơ quan", "H99.05; H99.06; H99.07");
        await PropertyAsync(page, "Thời hạn trả lời", "1 ngày làm việc");

        // More agreements than are asked is said to be wrong, and mended.
        await Property(page, "Kết quả là đồng ý khi").SelectOptionAsync("quorum");
        await PropertyAsync(page, "Số ý kiến đồng ý cần có", "4");
        await Assertions.Expect(page.Locator("[data-findings]")).ToContainTextAsync("cần 4 ý kiến đồng ý, nhưng hỏi 3 nơi");
        await Property(page, "Kết quả là đồng ý khi").SelectOptionAsync("all");
        await Property(page, "Hết hạn mà không trả lời").SelectOptionAsync("agreement");
        await Assertions.Expect(page.Locator("[data-status]")).ToContainTextAsync("Đã lưu");
        await Assertions.Expect(page.Locator("[data-findings]")).Not.ToContainTextAsync("Phải sửa");
        await secretary.FollowAsync("Kiểm tra và ban hành", secretary.Main);
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đã ban hành phiên bản 1.", "Thẩm định");
    }

    private async Task<Guid> StartAsync()
    {
        var version = await site.Runner.ReadAsync(
            office.Scene.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<Guid>(
                        "select v.id as \"Value\" from processes.definition_version v join processes.definition d on d.id = v.definition_id where d.key = 'QT.BT'"
                    )
                    .SingleAsync(ct)
        );
        return await DrawnProcess.StartAsync(site, office.Scene, version, "HS-26");
    }

    private async Task OpenStepAsync(Visit specialist)
    {
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.FollowAsync("1 Thẩm định", specialist.Main);
    }

    private async Task AskAsync()
    {
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await OpenStepAsync(specialist);
        await specialist.FollowAsync("Lấy ý kiến", specialist.Main);
        await Assertions
            .Expect(specialist.Main.GetByLabel("Sở Tài chính tỉnh Lam Giang (H99.07)", new() { Exact = true }))
            .ToBeCheckedAsync();
        await Assertions.Expect(specialist.Field("Thời hạn chung")).ToHaveValueAsync("1 ngày làm việc");
        await specialist.PressAsync("Gửi lấy ý kiến", expected: 422);
        await specialist.ReadsAsync("Hãy ghi nội dung cần lấy ý kiến.");
        await specialist.FillAsync("Nội dung lấy ý kiến", Question);
        await specialist.FillAsync("Tài liệu nêu kèm", "Tờ trình 15/TTr-SXD\nBản vẽ vị trí bến");
        await specialist.PressAsync("Gửi lấy ý kiến");
        await specialist.ReadsAsync("Đã gửi lấy ý kiến.", Question, "Đang gửi");
        await site.RunJobsAsync();
    }

    private async Task AnswerAsync(Office one, string answer, string words, string? late = null)
    {
        await using var clerk = await Visit.SignedInAsync(chrome, site, one.Records);
        await clerk.OpenAsync("/Processes/Inbox");
        await clerk.ReadsAsync("HS-26");
        await clerk.FollowAsync("1 Trả lời ý kiến", clerk.Main);
        await clerk.ReadsAsync(Question, "Sở Xây dựng tỉnh Lam Giang", "Bản vẽ vị trí bến", office.Specialist.Name);
        await clerk.PressAsync(answer, expected: 422);
        await clerk.ReadsAsync("Hãy ghi «Nội dung ý kiến»");
        await clerk.FillAsync("Nội dung ý kiến", words);
        if (late is not null)
        {
            await clerk.FillAsync("Lý do trễ", late);
        }

        await clerk.PressAsync(answer);
        await site.RunJobsAsync();
    }

    private static ILocator Property(IPage page, string label) =>
        page.Locator("[data-properties]").GetByLabel(label, new() { Exact = true });

    private static async Task PropertyAsync(IPage page, string label, string words)
    {
        await Property(page, label).FillAsync(words);
        await page.Keyboard.PressAsync("Tab");
    }
}
