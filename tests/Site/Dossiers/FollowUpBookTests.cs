using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Dossiers;

/// <summary>Form 07 is the dossiers themselves: the page, the file and the call say the same, whatever happens to a dossier.</summary>
public sealed class FollowUpBookTests : IAsyncLifetime
{
    private TestSite site = null!;
    private OneStop desk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task It_is_empty_then_holds_every_dossier_in_order_and_follows_what_becomes_of_it()
    {
        Assert.Contains("Sổ chưa có hồ sơ nào", (await desk.Clerk.GetAsync("/Dossiers/Book")).Words, StringComparison.Ordinal);
        var returned = OneStop.IdIn(await desk.ReceiveAsync());
        foreach (var official in (TestClient[])[desk.Clerk, desk.UnitHead, desk.Specialist, desk.UnitHead, desk.Head, desk.Records])
        {
            await desk.StepAsync(official);
        }

        var handed = await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/ReturnResult/{returned}"),
            new Dictionary<string, string> { ["ReceiverName"] = "Trần Văn Nhận", ["ReceiverNumber"] = "001099000123" }
        );
        Assert.True(handed.Status == 303, handed.Words);
        var stopped = OneStop.IdIn(
            await desk.ReceiveAsync(("Applicant.Name", "Hợp tác xã Suối Vàng"), ("Applicant.Address", "Xã Bến Mây"))
        );
        await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/Stop/{stopped}"),
            new Dictionary<string, string> { ["Reason"] = "Chưa cần nữa" }
        );
        await desk.GoToAsync(new DateTimeOffset(2026, 2, 3, 9, 0, 0, TimeSpan.FromHours(7)));
        await desk.ReceiveAsync(("Applicant.Name", "Công ty Tháng Hai"), ("ReturnWay", "Post"));
        await site.RunJobsAsync();

        var page = await desk.Clerk.GetAsync("/Dossiers/Book");
        var lines = page.Document!.QuerySelectorAll("tbody tr")
            .Select(r => string.Join('|', r.QuerySelectorAll("td").Select(c => c.TextContent.Trim())))
            .ToList();
        Assert.Equal(["1", "2", "3"], lines.Select(l => l.Split('|')[0]));
        Assert.Contains("Trần Văn Nhận", lines[0], StringComparison.Ordinal);
        Assert.Contains("06/01/2026 08:00", lines[0], StringComparison.Ordinal);
        Assert.Contains("Dừng theo thông báo số 1/TB ngày 06/01/2026", lines[1], StringComparison.Ordinal);
        Assert.Contains("Xã Bến Mây; 0912345678", lines[1], StringComparison.Ordinal);
        Assert.Contains("Bưu chính công ích", lines[2], StringComparison.Ordinal);

        var february = await desk.Clerk.GetAsync("/Dossiers/Book?year=2026&month=2");
        Assert.Contains("Công ty Tháng Hai", february.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Suối Vàng", february.Words, StringComparison.Ordinal);
        var found = await desk.Clerk.GetAsync("/Dossiers/Book?q=suoi+vang");
        Assert.Single(found.Document!.QuerySelectorAll("tbody tr"));

        var file = await desk.Clerk.GetAsync("/Dossiers/Book?handler=Xlsx&year=2026");
        var rows = SheetReader.Read(new MemoryStream(file.Bytes)).Rows.Select(r => string.Join('|', r.Cells)).ToList();
        Assert.Equal(4, rows.Count);
        Assert.StartsWith("STT|Mã hồ sơ|Tên thủ tục|Tổ chức, cá nhân|", rows[0], StringComparison.Ordinal);
        Assert.Contains("Trần Văn Nhận", rows[1], StringComparison.Ordinal);
        Assert.Contains("Dừng theo thông báo số 1/TB", rows[2], StringComparison.Ordinal);
        Assert.Equal(200, (await desk.Clerk.GetAsync("/Dossiers/Book?handler=Docx&month=1&year=2026")).Status);

        using var call = JsonDocument.Parse((await desk.Clerk.GetAsync("/api/v1/follow-up-book?year=2026")).Text);
        Assert.Equal(3, call.RootElement.GetProperty("total").GetInt32());
        Assert.Equal(
            ["Trần Văn Nhận", null, null],
            call.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("receivedBy").GetString())
        );
        using var before = JsonDocument.Parse((await desk.Clerk.GetAsync("/api/v1/follow-up-book?year=2025")).Text);
        Assert.Equal(0, before.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Each_agency_reads_its_own_book_and_strangers_none()
    {
        await desk.ReceiveAsync();
        var other = await OneStop.OpenAsync(site, "H99.03");
        Assert.DoesNotContain("Bến Mây", (await other.Clerk.GetAsync("/Dossiers/Book")).Words, StringComparison.Ordinal);
        Assert.Contains("Bến Mây", (await desk.Specialist.GetAsync("/Dossiers/Book")).Words, StringComparison.Ordinal);
        Assert.Equal(401, (await site.Anonymous().GetAsync("/api/v1/follow-up-book")).Status);
    }
}
