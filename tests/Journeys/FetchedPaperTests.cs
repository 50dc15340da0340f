using System.Text;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>A published procedure leaves as PDF with its step table and diagram: for the official who prints it and for the citizen who reads it.</summary>
public sealed class FetchedPaperTests(Chrome chrome) : IAsyncLifetime
{
    private const string Title = "Đăng ký nội quy lao động của doanh nghiệp";
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.77", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_procedure_is_fetched_as_PDF_by_an_official_and_by_a_citizen_and_both_have_the_same_file()
    {
        var course = new Course(chrome, site, office);
        await using var secretary = await course.SignInAsync(office.Secretary);
        var sheet = await course.PublishAsync(secretary, Files.Demo("QT.NV.02.html"), Title, "Giao người thụ lý");
        await secretary.OpenAsync("/Documents?q=noi+quy+lao+dong");
        await secretary.FollowAsync("QT.NV.02", secretary.Main);
        var mine = await FetchAsync(secretary);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(mine), StringComparison.Ordinal);

        await using var citizen = await Visit.BeginAsync(chrome, site, phone: true);
        await citizen.OpenAsync(sheet);
        await citizen.FollowAsync("Xem bản đang có hiệu lực");
        Assert.Equal(mine, await FetchAsync(citizen));
    }

    /// <summary>Follows the link to the file; on a busy machine a page tells first that it is being made, and then gives it.</summary>
    private static async Task<byte[]> FetchAsync(Visit visit)
    {
        var coming = visit.Page.WaitForDownloadAsync(new() { Timeout = 180_000 });
        await visit.Main.GetByRole(AriaRole.Link, new() { Name = "Tải PDF" }).First.ClickAsync();
        while (!coming.IsCompleted)
        {
            var ready = visit.Main.GetByRole(AriaRole.Link, new() { Name = "Tải về" });
            if (await ready.CountAsync() > 0)
            {
                await ready.ClickAsync();
                break;
            }

            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        return await File.ReadAllBytesAsync(await (await coming).PathAsync(), TestContext.Current.CancellationToken);
    }
}
