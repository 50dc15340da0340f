using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A citizen changes his mind: the clerk stops the dossier and prints the notice, the official's task is gone, and the telephone says so.</summary>
public sealed class StoppedDossierTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private const string Why = "Người nộp chưa cần thủ tục này nữa";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_applicant_takes_back_a_dossier_and_everyone_reads_the_same()
    {
        var course = new Course(chrome, site, office);
        await course.IssueAsync(Title);
        string code;
        await using (var clerk = await course.SignInAsync(office.Clerk))
        {
            var slip = await course.ReceiveAsync(clerk, "noi quy", Title);
            code = slip.Code;
            await course.TakeUpAsync(clerk, code, "1 …");
            await course.PassOnAsync(clerk, "Đạt…", "Đủ giấy tờ");
        }

        await site.RunJobsAsync();
        await using (var clerk = await course.SignInAsync(office.Clerk))
        {
            await clerk.OpenAsync("/Dossiers?q=" + code);
            await clerk.FollowAsync(code, clerk.Main);
            await clerk.FollowMoreAsync("Dừng giải quyết");
            await clerk.ReadsAsync("Người nộp đề nghị dừng", "Giai đoạn đã làm");
            await clerk.FillAsync("Lý do dừng", "Gọi 0912 345 678 xin thôi");
            await clerk.PressAsync("Dừng giải quyết và cấp số thông báo", clerk.Main, expected: 422);
            await clerk.ReadsAsync("trang tra cứu công khai");
            await clerk.FillAsync("Lý do dừng", Why);
            await clerk.PressAsync("Dừng giải quyết và cấp số thông báo");
            await clerk.ReadsAsync("THÔNG BÁO DỪNG GIẢI QUYẾT", "1/TB", Why);
        }

        await site.RunJobsAsync();
        await using (var head = await course.SignInAsync(office.Head))
        {
            await head.OpenAsync("/Dossiers?q=" + code);
            await head.FollowAsync(code, head.Main);
            await head.ReadsAsync("Công dân yêu cầu rút hồ sơ", "Thông báo số 1/TB");
            await head.FollowMoreAsync("Thông báo dừng giải quyết số 1/TB");
            await head.ReadsAsync("trả lại giấy tờ đã nộp");
            await head.OpenAsync("/");
            await head.FollowAsync("Sổ theo dõi hồ sơ", head.Menu);
            await head.ReadsAsync(code, "Dừng theo thông báo số 1/TB");
        }

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync("/Portal/FollowUp?code=" + code);
        await citizen.ReadsAsync("Công dân yêu cầu rút hồ sơ, từ ngày", "Thông báo số 1/TB", Why);
    }
}
