using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Portal;

/// <summary>The database is away: what somebody read stays readable and says so, what nobody read says that it is away.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));
    private TestSite site = null!;
    private Office office = null!;
    private string agency = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        site.Clock.Set(Now);
        office = await OpenAsync(site, "H99.06");
        await office.PublishAsync();
        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Policy,
            "CSCL",
            "Chính sách chất lượng",
            "Phục vụ đúng hạn",
            new(2026, 3, 1)
        );
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.Scene.AgencyId))!.Slug;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_was_read_before_is_given_with_a_notice_and_the_rest_says_that_it_is_away()
    {
        string[] read =
        [
            // First a page that must ask the database: the list of agencies may still be fresh in memory.
            "/Portal/Agency/" + agency,
            "/Portal",
            $"/Portal/Procedure/{agency}/qt-dd-01",
            $"/Portal/Document/{agency}/cscl",
            $"/embed/{agency}",
            $"/Portal/Changes/{agency}/atom",
            "/sitemap.xml",
        ];
        foreach (var page in read)
        {
            Assert.Equal(200, (await site.Anonymous().GetAsync(page)).Status);
        }

        await site.Database.TakeAwayAsync();
        // Kept answers of the last seconds need no database; a day later none of them counts.
        site.Clock.Set(Now.AddDays(1));

        foreach (var page in read)
        {
            var answer = await site.Anonymous().GetAsync(page);
            Assert.True(answer.Status == 200, $"{page}: {answer.Status} {answer.Words}");
            if (answer.Document is not null)
            {
                Assert.Contains("Đây là bản lưu lúc 02/03/2026 09:00", answer.Text, StringComparison.Ordinal);
            }

            Assert.Equal("Mon, 02 Mar 2026 02:00:00 GMT", answer.Headers["Last-Modified"]);
        }

        Assert.EndsWith(
            "frame-ancestors *",
            (await site.Anonymous().GetAsync($"/embed/{agency}")).Headers["Content-Security-Policy"],
            StringComparison.Ordinal
        );
        var never = await site.Anonymous().GetAsync($"/Portal/Document/{agency}/cscl?on=2026-03-01");
        Assert.Equal(503, never.Status);
        Assert.Equal("30", never.Headers["Retry-After"]);
        Assert.Contains("Tạm mất kết nối với dữ liệu", never.Words, StringComparison.Ordinal);

        var neverFramed = await site.Anonymous().GetAsync($"/embed/{agency}/procedure/qt-dd-01");
        Assert.Equal(503, neverFramed.Status);
        Assert.Contains("Hãy thử lại sau ít phút", neverFramed.Text, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors *", neverFramed.Headers["Content-Security-Policy"], StringComparison.Ordinal);

        await site.Database.GiveBackAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        TestPage again;
        do
        {
            await Task.Delay(200, soon.Token);
            again = await site.Anonymous().GetAsync("/Portal/Agency/" + agency);
        } while (again.Text.Contains("bản lưu", StringComparison.Ordinal));
        Assert.Equal(200, again.Status);
    }

    [Fact]
    public async Task What_was_taken_back_before_does_not_come_back_with_the_outage()
    {
        var address = $"/Portal/Procedure/{agency}/qt-dd-01";
        await site.Anonymous().GetAsync(address);
        var documents = await office.Secretary.GetAsync("/Documents?q=QT.ĐĐ.01");
        var id = documents.Document!.QuerySelector("main a[href^='/Documents/Show/']")!.GetAttribute("href")!.Split('/')[^1];
        var form = await office.Secretary.GetAsync("/Documents/Withdraw/" + id);
        await office.Secretary.SubmitAsync(form, Fields(("Reason", "Thủ tục bị bãi bỏ")), "/Documents/Withdraw/");
        await site.RunJobsAsync();
        Assert.Equal(404, (await site.Anonymous().GetAsync(address)).Status);

        await site.Database.TakeAwayAsync();

        Assert.Equal(503, (await site.Anonymous().GetAsync(address)).Status);
        await site.Database.GiveBackAsync();
    }

    [Fact]
    public async Task A_publication_of_one_agency_leaves_the_kept_pages_of_another()
    {
        var other = await Scene.MakeAsync(site, "H99.07", "Sở Yên Tĩnh");
        var quiet = (await site.Services.GetRequiredService<Agencies>().FindAsync(other.AgencyId))!.Slug;
        string[] pages = ["/Portal/Agency/" + quiet, "/Portal/Agency/" + agency, "/Portal"];
        foreach (var page in pages.Concat(pages))
        {
            await site.Anonymous().GetAsync(page);
        }

        await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Objectives,
            "MTCL",
            "Mục tiêu chất lượng",
            "98 %",
            new(2026, 3, 2)
        );

        Assert.True(IsKept(await site.Anonymous().GetAsync(pages[0])));
        var own = await site.Anonymous().GetAsync(pages[1]);
        Assert.False(IsKept(own));
        Assert.Contains("Mục tiêu chất lượng", own.Words, StringComparison.Ordinal);
        Assert.False(IsKept(await site.Anonymous().GetAsync(pages[2])));
    }

    private static bool IsKept(TestPage page) => page.Headers.ContainsKey("Age");
}
