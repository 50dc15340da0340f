using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>A commune adopts the province's model, changes one step, and merges the next issue; a dossier runs on both.</summary>
public sealed class ModelProcedureTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string NewStep = "Lấy ý kiến đại diện người lao động";
    private TestSite site = null!;
    private Office department = null!;
    private Office commune = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        department = await Office.OpenAsync(site, "H99.51", "Sở Nội vụ tỉnh Lam Giang", "Trần");
        commune = await Office.OpenAsync(site, "H99.52", "UBND xã Thượng Lâm", "Lò", AgencyKind.Commune, AgencyLevel.Commune);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_commune_adopts_the_provinces_model_changes_one_step_and_merges_the_next_issue()
    {
        await new Course(chrome, site, department).IssueAsync(Title);
        await ShareAsync();
        await AdoptAsync();

        site.Clock.Set(new DateTimeOffset(2026, 2, 10, 8, 0, 0, TimeSpan.FromHours(7)));
        await IssueAndShareAgainAsync();
        await site.RunRecurringAsync("Procedures.follow_models");
        await site.RunJobsAsync();
        await LookAsync();
        await MergeAsync();
        await RunAsync();
        await SeeAdoptersAsync();
    }

    private async Task ShareAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, department.Secretary);
        await secretary.OpenAsync("/Procedures");
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        await secretary.FollowMoreAsync("Chia sẻ làm mẫu");
        await ParameterAsync(secretary, 1, "Sở Nội vụ", "noi-tiep-nhan", "Nơi tiếp nhận hồ sơ");
        await ParameterAsync(secretary, 2, "Lãnh đạo Sở", "lanh-dao", "Ai ký kết quả");
        await ParameterAsync(secretary, 3, "Văn thư Sở", "van-thu", "Văn thư của cơ quan");
        await secretary.PressAsync("Xem các chỗ được thay");
        await secretary.ReadsAsync("{{noi-tiep-nhan}}", "{{lanh-dao}}", "Bước 5");
        await secretary.FillAsync("Lời nhắn", "Áp dụng thống nhất toàn tỉnh");
        await secretary.PressAsync("Chia sẻ làm mẫu", secretary.Main);
        await secretary.ReadsAsync("Đã chia sẻ.", "lần 1 của mẫu", "Áp dụng thống nhất toàn tỉnh", "{{lanh-dao}}");
    }

    private static async Task ParameterAsync(Visit visit, int row, string words, string key, string question)
    {
        var place = visit.Group($"Chỗ điền {row}");
        await visit.FillAsync("Các chữ trong quy trình", words, place);
        await visit.FillAsync("Tên tham số", key, place);
        await visit.FillAsync("Câu hỏi khi áp dụng", question, place);
    }

    private async Task AdoptAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, commune.Secretary);
        await secretary.FollowAsync("Quy trình mẫu", secretary.Menu);
        await secretary.ReadsAsync("QT.NV.02", "Sở Nội vụ tỉnh Lam Giang", "Chưa áp dụng");
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        await secretary.FollowAsync("Áp dụng", secretary.Main);
        await secretary.FillAsync("Mã hiệu", "QT.XA.05");
        await secretary.FillAsync("Nơi tiếp nhận hồ sơ", "UBND xã Thượng Lâm");
        await secretary.FillAsync("Ai ký kết quả", "Chủ tịch UBND xã");
        await secretary.PressAsync("Lập bản thảo", secretary.Main, 422);
        await secretary.ReadsAsync("Hãy điền «Văn thư của cơ quan»");
        await secretary.FillAsync("Văn thư của cơ quan", "Văn thư xã");
        await secretary.PressAsync("Xem trước");
        await secretary.ReadsAsync("Bộ phận tiếp nhận và trả kết quả của UBND xã Thượng Lâm", "Chủ tịch UBND xã");
        await secretary.PressAsync("Lập bản thảo", secretary.Main);
        await secretary.ReadsAsync("Đã lập bản thảo từ mẫu.");
        await secretary.FillAsync("Thời gian", "2 ngày", secretary.Group("Bước 3"));
        await PublishAsync(secretary, commune, "2026-01-06", isFirst: true);
        await secretary.ReadsAsync("QT.XA.05", "Đang theo lần 1 của mẫu, khác 1 chỗ.");
        await secretary.FollowAsync("Khác với mẫu", secretary.Main);
        await secretary.ReadsAsync("Thời gian", "3,5 ngày", "2 ngày");
    }

    private async Task IssueAndShareAgainAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, department.Secretary);
        await secretary.OpenAsync("/Procedures");
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        await secretary.FollowAsync("Soạn lần ban hành mới");
        await secretary.PressAsync("Bắt đầu soạn");
        await secretary.FillAsync("Thời gian", "1,5 ngày", secretary.Group("Bước 4"));
        await secretary.PressAsync("Thêm bước sau", secretary.Group("Bước 4"));
        var added = secretary.Group("Bước 5");
        await secretary.FillAsync("Tên bước", NewStep, added);
        await secretary.FillAsync("Trách nhiệm", "Chuyên viên Phòng Lao động - Việc làm", added);
        await secretary.FillAsync("Thời gian", "0,5 ngày", added);
        await PublishAsync(secretary, department, "2026-02-10", isFirst: false);
        await secretary.FollowMoreAsync("Chia sẻ lần mới");
        await secretary.ReadsAsync("Khác với lần 1 của mẫu", NewStep, "1,5 ngày");
        await secretary.FillAsync("Mong các cơ quan cập nhật trước ngày", "2026-03-10");
        await secretary.PressAsync("Chia sẻ lần mới", secretary.Main);
        await secretary.ReadsAsync("lần 2 của mẫu", "10/03/2026", NewStep);
    }

    /// <summary>The notice on the procedure's own page leads to the merge.</summary>
    private async Task LookAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, commune.Secretary);
        await secretary.OpenAsync("/Procedures");
        await secretary.FollowAsync("QT.XA.05", secretary.Main);
        await secretary.ReadsAsync("Quy trình mẫu có lần 2.", "Có lần mới của mẫu");
        await secretary.FollowAsync("Hợp nhất", secretary.Main);
        await secretary.ReadsAsync(NewStep);
        await secretary.PressAsync("Xem kết quả với các lựa chọn này");
        await secretary.ReadsAsync(NewStep, "Sau hợp nhất");
    }

    /// <summary>Without script, as everything has to work.</summary>
    private async Task MergeAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, commune.Secretary, script: false);
        await secretary.OpenAsync("/Documents/Changing");
        await secretary.ReadsAsync("Quy trình mẫu QT.NV.02 của Sở Nội vụ tỉnh Lam Giang có lần 2", "10/03/2026");
        await secretary.FollowAsync("1/2026", secretary.Main);
        await secretary.FollowAsync("Hợp nhất với mẫu", secretary.Main);
        await secretary.ReadsAsync("1 chỗ giữ của cơ quan, 0 chỗ phải chọn", NewStep, "1,5 ngày", "2 ngày", "Sau hợp nhất");
        await secretary.PressAsync("Lập bản thảo hợp nhất", secretary.Main);
        await secretary.ReadsAsync("Đã lập bản thảo hợp nhất.");
        await Assertions.Expect(secretary.Field("Thời gian", secretary.Group("Bước 3"))).ToHaveValueAsync("2 ngày");
        await Assertions.Expect(secretary.Field("Tên bước", secretary.Group("Bước 5"))).ToHaveValueAsync(NewStep);
        await PublishAsync(secretary, commune, "2026-02-10", isFirst: false);
        await secretary.ReadsAsync("Đang theo lần 2 của mẫu, khác 1 chỗ.");
        await secretary.OpenAsync("/Documents/Changing");
        await secretary.ReadsAsync("Đã thực hiện đúng hạn");
    }

    /// <summary>A dossier of the merged issue has the commune's own time and the step that came from the model.</summary>
    private async Task RunAsync()
    {
        var course = new Course(chrome, site, commune);
        await using var clerk = await course.SignInAsync(commune.Clerk);
        var slip = await course.ReceiveAsync(clerk, "noi quy lao dong", Title);
        await course.TakeUpAsync(clerk, slip.Code, "1 …");
        await course.PassOnAsync(clerk, "Đạt…", "Đủ giấy tờ");
        await using var unitHead = await course.SignInAsync(commune.UnitHead);
        await course.TakeUpAsync(unitHead, slip.Code, "2 …");
        await course.PassOnAsync(unitHead, "Hoàn thành bước", "Giao anh Minh");
        await using var specialist = await course.SignInAsync(commune.Specialist);
        await course.TakeUpAsync(specialist, slip.Code, "3 …");
        await specialist.ReadsAsync("2 ngày");
        await course.PassOnAsync(specialist, "Đạt…", "Đã thẩm định");
        await course.TakeUpAsync(unitHead, slip.Code, "4 …");
        await course.PassOnAsync(unitHead, "Đạt…", "Xin ý kiến thêm");
        await course.TakeUpAsync(specialist, slip.Code, "5 " + NewStep);
        await course.PassOnAsync(specialist, "Hoàn thành bước", "Đã có ý kiến");
    }

    private async Task SeeAdoptersAsync()
    {
        await using var secretary = await Visit.SignedInAsync(chrome, site, department.Secretary);
        await secretary.FollowAsync("Quy trình mẫu", secretary.Menu);
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        await secretary.FollowMoreAsync("Cơ quan đang áp dụng");
        await secretary.ReadsAsync("UBND xã Thượng Lâm", "QT.XA.05", "1 chỗ");
    }

    private async Task PublishAsync(Visit secretary, Office office, string day, bool isFirst)
    {
        await secretary.PressAsync("Lưu và gắn chức danh");
        await new Course(chrome, site, office).BindAsync(secretary);
        await secretary.PressAsync("Lưu");
        await secretary.ReadsAsync("Không còn điều gì phải sửa.");
        foreach (var signer in (string[])["Soạn thảo", "Xem xét", "Phê duyệt"])
        {
            var place = secretary.Group(signer);
            if (isFirst)
            {
                var player = signer == "Phê duyệt" ? office.Head : office.Secretary;
                await secretary.FillAsync("Họ và tên", player.Name, place);
                await secretary.FillAsync("Chức vụ", player.Title, place);
            }

            await secretary.FillAsync("Ngày ký", day, place);
        }

        if (!isFirst && await secretary.Field("Nội dung thay đổi và căn cứ").InputValueAsync() is "")
        {
            await secretary.FillAsync("Nội dung thay đổi và căn cứ", "Thêm bước lấy ý kiến");
        }

        await secretary.FillAsync("Có hiệu lực từ ngày", day);
        await secretary.PressAsync("Ban hành", secretary.Main);
        await secretary.ReadsAsync("Đã ban hành.", "Đang có hiệu lực");
        await site.RunJobsAsync();
    }
}
