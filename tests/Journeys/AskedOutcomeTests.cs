using IsoDienTu.Journeys.Support;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>A button says what it needs before it is pressed, takes nothing less, and those after it find the answers.</summary>
public sealed class AskedOutcomeTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.43", "Sở Tài chính tỉnh Lam Giang", "Hồ");
        var draft = await office.Scene.DoAsync((work, ct) => DrawnProcess.DraftAsync(work, "TC.05", AskingProcess.Xml, ct));
        var version = await office.Scene.PublishAsync(draft, [new RoleBinding("L1", "Chuyên viên", [office.Specialist.PostId])]);
        await DrawnProcess.StartAsync(site, office.Scene, version.Id, "HS-1");
        await DrawnProcess.StartAsync(site, office.Scene, version.Id, "HS-2");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_refusal_needs_its_reason_and_its_paper_and_an_approval_its_figures()
    {
        await using (var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist))
        {
            await OpenAsync(specialist, "HS-1");
            await specialist.ReadsAsync("Cần: Lý do từ chối, Biên bản kiểm tra", "Cần: Số tiền, Mức");
            await specialist.Main.Locator("#ask-1 > summary").ClickAsync();
            await specialist.PressAsync("Từ chối", specialist.Main, 422);
            await specialist.ReadsAsync("Cần sửa 3 chỗ", "Hãy ghi «Lý do từ chối»", "Hãy kèm «Biên bản kiểm tra»", "Hãy đánh dấu xác nhận");
            await specialist.FillAsync("Lý do từ chối", "Hồ sơ không đủ điều kiện 3");
            await specialist
                .Field("Kèm: Biên bản kiểm tra")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "bien-ban.pdf",
                        MimeType = "application/pdf",
                        Buffer = "%PDF-1.7 biên bản"u8.ToArray(),
                    }
                );
            await specialist.PressAsync("Từ chối", specialist.Main, 422);
            await specialist.ReadsAsync("bien-ban.pdf đã giữ, không cần chọn lại");
            await specialist.Field("Tôi đã xem lại và đồng ý bấm «Từ chối»").CheckAsync();
            await specialist.PressAsync("Từ chối", specialist.Main);
            await specialist.ReadsAsync("Đã hoàn thành bước.");

            await OpenAsync(specialist, "HS-2");
            await specialist.Main.Locator("#ask-0 > summary").ClickAsync();
            await specialist.FillAsync("Số tiền", "1.250.000");
            await specialist.ChooseAsync("Mức", "Nặng");
            await specialist.PressAsync("Đồng ý", specialist.Main);
            await specialist.FollowAsync("Trình lãnh đạo", specialist.Main);
            await specialist.ReadsAsync("Số tiền: 1.250.000", "Mức: Nặng");
        }

        await using var phone = await Visit.BeginAsync(chrome, site, phone: true);
        await phone.OpenAsync("/Access/SigningIn/SignIn");
        await phone.PressAsync($"{office.Specialist.Name} {office.Specialist.Title}");
        await phone.OpenAsync("/Processes/Inbox?of=done");
        await phone.FollowAsync("Thẩm định", phone.Main);
        await phone.ReadsAsync("Đồng ý");
        var wide = await phone.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(wide <= 390, $"The page is {wide} px wide.");
    }

    [Fact]
    public async Task On_a_phone_and_without_script_the_forms_say_the_same()
    {
        await using var phone = await Visit.BeginAsync(chrome, site, phone: true, script: false);
        await phone.OpenAsync("/Access/SigningIn/SignIn");
        await phone.PressAsync($"{office.Specialist.Name} {office.Specialist.Title}");
        await OpenAsync(phone, "HS-2");
        await phone.Main.Locator("#ask-0 > summary").ClickAsync();
        await phone.PressAsync("Đồng ý", phone.Main, 422);
        await phone.ReadsAsync("Hãy ghi «Số tiền»", "Hãy ghi «Mức»");
        await phone.FillAsync("Số tiền", "500000");
        await phone.ChooseAsync("Mức", "Nhẹ");
        await phone.PressAsync("Đồng ý", phone.Main);
        await phone.ReadsAsync("Đã hoàn thành bước.", "Trả kết quả");
    }

    [Fact]
    public async Task Of_several_at_once_those_that_ask_for_more_are_left_and_say_why()
    {
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await specialist.OpenAsync("/Processes/Inbox");
        foreach (var box in await specialist.Main.Locator("input[type=checkbox][name=tasks]").AllAsync())
        {
            await box.CheckAsync();
        }

        await specialist.PressAsync("Xử lý các việc đã chọn", specialist.Main);
        await specialist.ReadsAsync("Thẩm định (2 việc)", "HS-1", "HS-2");
        await specialist.ChooseAsync("Kết quả của bước", "Đồng ý");
        await specialist.PressAsync("Hoàn thành các việc này", specialist.Main);
        await specialist.ReadsAsync("Đã xong 0 việc, 2 việc chưa làm được", "Số tiền");
        await specialist.FollowAsync("Xem lại các việc chưa làm được", specialist.Main);
        await specialist.ChooseAsync("Kết quả của bước", "Chuyển");
        await specialist.PressAsync("Hoàn thành các việc này", specialist.Main);
        await specialist.ReadsAsync("Đã xong 2 việc, 0 việc chưa làm được");
    }

    [Fact]
    public async Task Work_done_on_paper_is_entered_with_its_own_hour_and_says_so()
    {
        site.Clock.Advance(TimeSpan.FromDays(1));
        await using var phone = await Visit.BeginAsync(chrome, site, phone: true);
        await phone.OpenAsync("/Access/SigningIn/SignIn");
        await phone.PressAsync($"{office.Specialist.Name} {office.Specialist.Title}");
        await OpenAsync(phone, "HS-1");
        var form = phone.Main.Locator("#act");
        await form.Locator("summary").ClickAsync();
        await phone.FillAsync("Đã làm thật lúc", "2026-01-06T09:30", form);
        await phone.FillAsync("Vì sao nhập sau", "Mất điện cả buổi", form);
        await phone.PressAsync("Chuyển", form, 422);
        await phone.ReadsAsync("Nhập sau phải có lý do và căn cứ");
        await phone.FillAsync("Căn cứ", "Sổ giấy số 4", form);
        await phone.PressAsync("Chuyển", form);
        await phone.FollowAsync("Trả kết quả", phone.Main);
        await phone.ReadsAsync("Nhập sau", "Mất điện cả buổi. Căn cứ: Sổ giấy số 4");
        var owner = await office.Scene.PersonAsync(
            "Hồ Chủ Trì",
            "Chủ quá trình",
            IsoDienTu.Organisation.PostKind.Specialist,
            IsoDienTu.Organisation.Roles.ProcessOwner
        );
        await using var visit = await Visit.SignedInAsync(chrome, site, owner);
        await visit.FollowAsync("Nhập sau", visit.Menu);
        await visit.FillAsync("Được nhập sau nhiều nhất (ngày làm việc)", "5");
        await visit.PressAsync("Lưu", visit.Main);
        await visit.ReadsAsync("Đã lưu số ngày được nhập sau.");
    }

    private static async Task OpenAsync(Visit visit, string code)
    {
        await visit.OpenAsync("/Processes/Inbox?q=" + code);
        await visit.FollowAsync("Thẩm định", visit.Main);
    }
}
