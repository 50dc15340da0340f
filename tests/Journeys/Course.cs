using System.Text.RegularExpressions;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>What a receipt says to the applicant.</summary>
/// <param name="Code">Code of the dossier.</param>
/// <param name="Secret">Twelve characters in groups of four.</param>
/// <param name="FollowUp">The address in the receipt's QR code.</param>
/// <param name="Dossier">Where officials see it.</param>
internal sealed record Slip(string Code, string Secret, string FollowUp, string Dossier);

/// <summary>The parts of a journey that several of them go through, each done as its people do it.</summary>
internal sealed partial class Course(Chrome chrome, TestSite site, Office office, bool script = true)
{
    /// <summary>A paper of every dossier here.</summary>
    public const string Scan = "don-de-nghi.pdf";

    /// <summary>The applicant's number; no public page may show it.</summary>
    public const string Number = "001099000123";

    /// <summary>The applicant's name; no public page may show it whole.</summary>
    public const string Applicant = "Hoàng Thị Bích Ngọc";

    /// <summary>The applicant's telephone; no public page may show it.</summary>
    public const string Phone = "0912345678";

    public Task<Visit> SignInAsync(Player player) => Visit.SignedInAsync(chrome, site, player, script);

    /// <summary>The secretary reads a Word file in, names step 2 anew, says who does which role, and issues the procedure.</summary>
    /// <returns>The address on the QR code of the printed sheet.</returns>
    public async Task<string> PublishAsync(Visit secretary, FilePayload file, string title, string stepTwo)
    {
        await secretary.FollowAsync("Quy trình", secretary.Menu);
        await secretary.FollowAsync("Nhập từ Word");
        await secretary.Field("Tệp quy trình").SetInputFilesAsync(file);
        await secretary.PressAsync("Đọc tệp");
        await secretary.ReadsAsync(title, "Tệp gốc: " + file.Name, "Điều cần xem");
        await Assertions.Expect(secretary.Field("Tên quy trình")).ToHaveValueAsync(title);

        await secretary.FillAsync("Tên bước", stepTwo, secretary.Group("Bước 2"));
        await secretary.PressAsync("Lưu");
        await secretary.ReadsAsync("Đã lưu bản thảo.");
        var drawn = await secretary.Main.GetByRole(AriaRole.Img).First.TextContentAsync();
        Assert.Contains(stepTwo.Replace(" ", "", StringComparison.Ordinal), Bare(drawn), StringComparison.Ordinal);

        await secretary.PressAsync("Lưu và gắn chức danh");
        await BindAsync(secretary);
        await secretary.PressAsync("Lưu");
        await secretary.ReadsAsync("Không còn điều gì phải sửa.");
        await secretary.FillAsync("Họ và tên", office.Head.Name, secretary.Group("Phê duyệt"));
        await secretary.FillAsync("Chức vụ", office.Head.Title, secretary.Group("Phê duyệt"));
        await secretary.FillAsync("Ngày ký", "2026-01-05", secretary.Group("Phê duyệt"));
        await secretary.FillAsync("Có hiệu lực từ ngày", "2026-01-06");
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đã ban hành.", title, stepTwo, "Đang có hiệu lực");
        await site.RunJobsAsync();
        return await PrintAsync(secretary);
    }

    /// <summary>The secretary issues QT.NV.02 of the demo province; a beginning for journeys that tell of something else.</summary>
    public async Task IssueAsync(string title)
    {
        await using var secretary = await SignInAsync(office.Secretary);
        await PublishAsync(secretary, Files.Demo("QT.NV.02.html"), title, "Giao người thụ lý");
    }

    /// <summary>From the page of a procedure: prints the sheet, reads its QR code, and goes back.</summary>
    public static async Task<string> PrintAsync(Visit secretary)
    {
        var procedure = secretary.Where;
        await secretary.FollowMoreAsync("In");
        var address = SheetAddress().Match(await secretary.WordsAsync()).Value;
        await secretary.LeadsToAsync(address);
        await secretary.OpenAsync(procedure);
        return address;
    }

    /// <summary>The clerk finds the procedure by unaccented words, takes everything down and prints the receipt.</summary>
    public async Task<Slip> ReceiveAsync(Visit clerk, string words, string title)
    {
        await clerk.FollowAsync("Tiếp nhận hồ sơ", clerk.Menu);
        await clerk.FillAsync("Thủ tục", words);
        if (!script)
        {
            await clerk.PressAsync("Tìm", clerk.Main);
        }

        await clerk.FollowAsync(title, clerk.Main);
        // With people waiting, the hands stay on the keyboard.
        await Assertions.Expect(clerk.Group("Là").GetByLabel("Công dân")).ToBeCheckedAsync();
        await Assertions.Expect(clerk.Field("Số giấy tờ")).ToBeFocusedAsync();
        await clerk.Page.Keyboard.TypeAsync(Number);
        await clerk.Page.Keyboard.PressAsync("Tab");
        await clerk.Page.Keyboard.TypeAsync(Applicant);
        await clerk.Page.Keyboard.PressAsync("Tab");
        await clerk.Page.Keyboard.TypeAsync(Phone);
        await Assertions.Expect(clerk.Field("Điện thoại")).ToHaveValueAsync(Phone);
        var papers = clerk.Group("Giấy tờ nhận được");
        foreach (var paper in await papers.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await paper.CheckAsync();
        }

        await papers.GetByLabel("Tệp khác").SetInputFilesAsync(Files.Scan(Scan));
        await clerk.PressAsync("Tiếp nhận và in giấy hẹn");
        await site.RunJobsAsync();

        await clerk.ReadsAsync("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", title, Applicant, Number);
        var sheet = await clerk.WordsAsync();
        var code = DossierCode().Match(sheet).Value;
        var secret = Secret().Match(sheet).Value;
        var address = $"{site.Address}/Portal/FollowUp?code={code}&secret={secret.Replace("-", "", StringComparison.Ordinal)}";
        await clerk.LeadsToAsync(address);
        await clerk.FollowAsync("Mở hồ sơ");
        await clerk.ReadsAsync(code, title, Applicant, Scan);
        return new Slip(code, secret, address, clerk.Where);
    }

    /// <summary>Five minutes later an official opens the dossier's step from the inbox.</summary>
    public async Task TakeUpAsync(Visit official, string code, string step)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await official.FollowAsync("Việc của tôi", official.Menu);
        var row = official.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = code });
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await official.FollowAsync(step, row);
        await official.ReadsAsync(code, "Bước này");
    }

    /// <summary>The official says a word and passes the dossier on.</summary>
    public async Task PassOnAsync(Visit official, string button, string comment)
    {
        await official.FillAsync("Ý kiến", comment);
        await official.PressAsync(button, official.Main);
        await official.ReadsAsync("Đã hoàn thành bước.");
        await site.RunJobsAsync();
    }

    /// <summary>The official gives the dossier back to an earlier step and says why.</summary>
    public async Task SendBackAsync(Visit official, string step, string reason)
    {
        await official.Main.Locator("summary").Filter(new() { HasText = "Khác" }).ClickAsync();
        await official.ChooseAsync("Trả lại bước", step);
        await official.FillAsync("Lý do trả lại", reason);
        await official.PressAsync("Trả lại", official.Main);
        await official.ReadsAsync("Đã trả lại bước trước.");
        await site.RunJobsAsync();
    }

    /// <summary>The clerk finds the dossier in the list and hands the result over.</summary>
    public async Task HandOverAsync(Visit clerk, Slip slip)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await clerk.FollowAsync("Hồ sơ", clerk.Menu);
        await clerk.FillAsync("Mã, người nộp, thủ tục", slip.Code);
        await clerk.KeyAsync("Enter");
        await clerk.FollowAsync(slip.Code, clerk.Main);
        await clerk.FollowAsync("Trả kết quả", clerk.Main);
        await clerk.FillAsync("Người nhận kết quả", Applicant);
        await clerk.PressAsync("Trả kết quả", clerk.Main);
        await clerk.ReadsAsync("Đã trả kết quả hồ sơ " + slip.Code);
        await site.RunJobsAsync();
    }

    /// <summary>Ticks for every role of the procedure the post that does it, and no other.</summary>
    public async Task BindAsync(Visit secretary)
    {
        foreach (var role in await secretary.Main.GetByRole(AriaRole.Group).AllAsync())
        {
            var words = Visit.Folded(await role.Locator("legend").InnerTextAsync());
            var post = PostFor(words).Title;
            foreach (var box in await role.GetByRole(AriaRole.Checkbox).AllAsync())
            {
                var label = await box.Locator("xpath=..").InnerTextAsync();
                await box.SetCheckedAsync(label.Trim().StartsWith(post + " –", StringComparison.Ordinal));
            }
        }
    }

    /// <summary>Whom the words of a role mean in this office.</summary>
    private Player PostFor(string words)
    {
        (string Words, Player Player)[] roles =
        [
            ("Bộ phận tiếp nhận", office.Clerk),
            ("Lãnh đạo Phòng", office.UnitHead),
            ("Chuyên viên", office.Specialist),
            ("Lãnh đạo Sở", office.Head),
            ("Chủ tịch", office.Head),
            ("Văn thư", office.Records),
            ("Bộ phận Văn thư", office.Records),
        ];
        return roles.Single(r => words.StartsWith(r.Words, StringComparison.Ordinal)).Player;
    }

    private static string Bare(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/q/[0-9A-Z]+")]
    private static partial Regex SheetAddress();

    [GeneratedRegex(@"\b[0-9.]*H99[0-9.]*-\d{6}-\d{4,}\b")]
    private static partial Regex DossierCode();

    [GeneratedRegex(@"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")]
    private static partial Regex Secret();
}
