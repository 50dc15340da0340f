using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>What a person keeps at hand and what is new to them: their own, remembered from the moment they looked.</summary>
public sealed class WatchingTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 6);
    private TestSite site = null!;
    private LawScene own = null!;
    private Guid document;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        own = await LawScene.OpenAsync(site, "H99.31", "Sở Tư pháp");
        document = await IssueAsync("QT-01", First);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_star_is_the_persons_own_and_set_twice_it_is_one()
    {
        await StarAsync(own.Specialist, on: true);
        await StarAsync(own.Specialist, on: true);
        Assert.Contains("QT-01", (await own.Specialist.GetAsync("/Documents/Favourites")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT-01", (await own.Secretary.GetAsync("/Documents/Favourites")).Words, StringComparison.Ordinal);
        var listed = JsonDocument.Parse((await own.Specialist.GetAsync("/api/v1/documents/favourites")).Text);
        Assert.Equal("QT-01", Assert.Single(listed.RootElement.EnumerateArray()).GetProperty("code").GetString());
        await StarAsync(own.Specialist, on: false);
        Assert.DoesNotContain("QT-01", (await own.Specialist.GetAsync("/Documents/Favourites")).Words, StringComparison.Ordinal);
        var entries = await EntriesAsync();
        Assert.Equal(1, entries.Count(e => e == "documents.starred"));
        Assert.Equal(1, entries.Count(e => e == "documents.unstarred"));
    }

    [Fact]
    public async Task Another_agencys_document_has_no_star()
    {
        var other = await LawScene.OpenAsync(site, "H99.32", "Sở Y tế");
        Assert.Equal(404, (await other.Specialist.GetAsync("/Documents/Star/" + document)).Status);
        Assert.Equal(404, (await other.Specialist.CallAsync($"/api/v1/documents/{document}/star", """{"on":true}""", null)).Status);
    }

    [Fact]
    public async Task The_star_leads_back_to_the_page_and_never_to_another_site()
    {
        var page = await own.Specialist.GetAsync("/Documents/Star/" + document);
        var answer = await own.Specialist.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["On"] = "true", ["Back"] = "https://evil.example/" }
        );
        Assert.Equal(303, answer.Status);
        Assert.Equal("/Documents/Show/" + document, answer.Location);
    }

    [Fact]
    public async Task What_is_new_is_marked_until_it_is_opened_or_seen()
    {
        Assert.Equal(1, await MarksAsync());
        await own.Specialist.GetAsync("/Documents/Show/" + document);
        Assert.Equal(0, await MarksAsync());

        site.Clock.Advance(TimeSpan.FromMinutes(5));
        await IssueAsync("QT-02", First);
        Assert.Equal(1, await MarksAsync());
        var news = await own.Specialist.GetAsync("/Documents/News");
        // What is issued after the list was made has not been seen by who says that all was.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await IssueAsync("QT-03", First);
        Assert.Equal(303, (await own.Specialist.SubmitAsync(news, new Dictionary<string, string>(StringComparer.Ordinal))).Status);
        Assert.Equal(1, await MarksAsync());
        var rest = (await own.Specialist.GetAsync("/Documents/News")).Words;
        Assert.Contains("QT-03", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("QT-02", rest, StringComparison.Ordinal);
        // Others have not looked.
        Assert.Contains("QT-02", (await own.Secretary.GetAsync("/Documents/News")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_of_an_earlier_issue_is_told_and_led_to_the_change()
    {
        var person = await own.Scene.PersonAsync("Lê Người Đọc", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        await (await own.Scene.SignInAsync(person)).GetAsync("/Documents/Show/" + document);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await IssueAsync("QT-01", First.AddDays(1), "Nội dung mới");
        var newcomer = await own.Scene.SignInAsync(
            await own.Scene.PersonAsync("Lê Mới Đến", "Chuyên viên", PostKind.Specialist, Roles.Specialist)
        );
        Assert.DoesNotContain(
            "Lần trước bạn đọc",
            (await newcomer.GetAsync("/Documents/Show/" + document)).Words,
            StringComparison.Ordinal
        );
        var page = await (await own.Scene.SignInAsync(person)).GetAsync("/Documents/Show/" + document);
        Assert.Contains("Lần trước bạn đọc lần ban hành 1", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document!.QuerySelector("a[href='#differences']"));
        Assert.NotNull(page.Document!.QuerySelector("#differences"));
    }

    [Fact]
    public async Task A_withdrawal_is_news_with_its_reason()
    {
        var row = await site.Runner.ReadAsync(own.Scene.AgencyId, (db, ct) => DocumentReads.FindAsync(db, document, First, ct));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await own.Scene.DoAsync(
            async (work, ct) =>
            {
                await Shelf.WithdrawAsync(work, document, row!.Row, First, "Không còn phù hợp nữa", ct);
                return true;
            }
        );
        var words = (await own.Specialist.GetAsync("/Documents/News")).Words;
        Assert.Contains("Thu hồi", words, StringComparison.Ordinal);
        Assert.Contains("Không còn phù hợp nữa", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"until":"hôm qua"}""", 422)]
    [InlineData("""{"until":"2026-01-06T01:00:00Z"}""", 200)]
    public async Task Seen_is_said_with_an_instant(string body, int status) =>
        Assert.Equal(
            status,
            (await own.Specialist.CallAsync("/api/v1/documents/news/seen", body, Guid.CreateVersion7().ToString())).Status
        );

    private async Task<int> MarksAsync() =>
        (await own.Specialist.GetAsync("/Documents")).Document!.QuerySelectorAll("td span").Count(s => s.TextContent.Trim() == "mới");

    private async Task StarAsync(TestClient who, bool on)
    {
        var body = on ? """{"on":true}""" : """{"on":false}""";
        Assert.Equal(200, (await who.CallAsync($"/api/v1/documents/{document}/star", body, Guid.CreateVersion7().ToString())).Status);
    }

    private Task<List<string>> EntriesAsync() =>
        site.Runner.ReadAsync(
            own.Scene.AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<string>("select what as \"Value\" from audit_log.entry").ToListAsync(ct)
        );

    private Task<Guid> IssueAsync(string code, DateOnly from, string text = "Nội dung") =>
        Issued.DocumentAsync(site, own.Scene.AgencyId, DocumentKind.InternalProcedure, code, "Quy trình " + code, text, from);
}
