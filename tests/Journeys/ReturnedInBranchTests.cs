using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>Two specialists work side by side; one of the branches is sent back and done again, and the join does not wait for ever.</summary>
public sealed class ReturnedInBranchTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.19", "Sở Xây dựng tỉnh Lam Giang", "Đặng");
        var version = await DrawnProcess.PublishAsync(
            office.Scene,
            office.Specialist,
            "XD.07",
            """
            <startEvent id="s"/><userTask id="share" name="Phân công thẩm định"/><parallelGateway id="split"/>
            <userTask id="law" name="Kiểm tra pháp lý"/><userTask id="review" name="Soát kết quả pháp lý"/>
            <userTask id="place" name="Kiểm tra hiện trường"/><parallelGateway id="join"/>
            <userTask id="sign" name="Trình ký giấy phép"/><endEvent id="e"/>
            """,
            "s>share share>split split>law law>review review>join split>place place>join join>sign sign>e"
        );
        await DrawnProcess.StartAsync(site, office.Scene, version, "HS-1");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_case_is_returned_inside_a_parallel_branch()
    {
        await using var specialist = await Visit.SignedInAsync(chrome, site, office.Specialist);
        await DoAsync(specialist, "Phân công thẩm định");
        await DoAsync(specialist, "Kiểm tra pháp lý");

        // Inside the branch: the other one goes on undisturbed.
        await OpenAsync(specialist, "Soát kết quả pháp lý");
        await specialist.Page.GetByText("Khác: trả về cho nhóm").ClickAsync();
        await specialist.ChooseAsync("Trả lại bước", "Kiểm tra pháp lý…");
        await specialist.FillAsync("Lý do trả lại", "Thiếu căn cứ về ranh giới thửa đất", Form(specialist, "SendBack"));
        await specialist.PressAsync("Trả lại");
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("2 việc", "Kiểm tra pháp lý", "Kiểm tra hiện trường");
        await DoAsync(specialist, "Kiểm tra hiện trường");
        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("1 việc", "Kiểm tra pháp lý");
        await OpenAsync(specialist, "Kiểm tra pháp lý");
        await specialist.ReadsAsync("Thiếu căn cứ về ranh giới thửa đất", "Trả lại");
        await specialist.PressAsync("Hoàn thành bước");
        await DoAsync(specialist, "Soát kết quả pháp lý");

        // After the join: back before the branches, and both are gone through again.
        await OpenAsync(specialist, "Trình ký giấy phép");
        await specialist.Page.GetByText("Khác: trả về cho nhóm").ClickAsync();
        await specialist.ChooseAsync("Trả lại bước", "Phân công thẩm định…");
        await specialist.FillAsync("Lý do trả lại", "Hiện trường đã thay đổi", Form(specialist, "SendBack"));
        await specialist.PressAsync("Trả lại");
        foreach (
            var step in new[]
            {
                "Phân công thẩm định",
                "Kiểm tra hiện trường",
                "Kiểm tra pháp lý",
                "Soát kết quả pháp lý",
                "Trình ký giấy phép",
            }
        )
        {
            await DoAsync(specialist, step);
        }

        await specialist.OpenAsync("/Processes/Inbox");
        await specialist.ReadsAsync("Không có việc nào đang chờ bạn");
        await specialist.OpenAsync("/Processes/Inbox?of=done");
        await specialist.FollowAsync("Trình ký giấy phép", specialist.Main);
        await specialist.ReadsAsync("Đã làm xong", "Thiếu căn cứ về ranh giới thửa đất", "Hiện trường đã thay đổi");
    }

    private static ILocator Form(Visit who, string handler) => who.Main.Locator($"form[action*='handler={handler}']");

    private static async Task OpenAsync(Visit who, string step)
    {
        await who.OpenAsync("/Processes/Inbox");
        await who.FollowAsync(step, who.Main);
    }

    private static async Task DoAsync(Visit who, string step)
    {
        await OpenAsync(who, step);
        await who.PressAsync("Hoàn thành bước");
    }
}
