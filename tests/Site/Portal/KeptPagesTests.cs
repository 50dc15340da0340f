using System.Net;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Portal;

/// <summary>A kept answer carries the header Age; a fresh one does not.</summary>
public sealed class KeptPagesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(7));
    private TestSite site = null!;
    private Office office = null!;
    private Guid procedureId;
    private PublishedProcedure procedure = null!;
    private string agency = "";
    private string address = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        site.Clock.Set(Now);
        office = await OpenAsync(site, "H99.01");
        procedureId = Guid.Parse(IdIn(await office.PublishAsync()));
        var day = DateOnly.FromDateTime(Now.DateTime);
        procedure = (await site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => PublishedProcedures.ListAsync(db, day, ct)))[0];
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.Scene.AgencyId))!.Slug;
        address = $"/Portal/Procedure/{agency}/{procedure.Slug}";
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_second_reader_of_each_public_page_gets_the_kept_answer()
    {
        string[] pages = ["/Portal", "/Portal/Agency/" + agency, address, "/q/" + procedure.Qr];
        foreach (var page in pages)
        {
            var first = await site.Anonymous().GetAsync(page);
            var second = await site.Anonymous().GetAsync(page);

            Assert.Equal((200, 200), (first.Status, second.Status));
            Assert.False(IsKept(first), page);
            Assert.True(IsKept(second), page);
            Assert.Equal(first.Text, second.Text);
            Assert.Equal(first.Headers["ETag"], second.Headers["ETag"]);
            Assert.DoesNotContain("Set-Cookie", second.Headers.Keys);
            Assert.DoesNotContain("__RequestVerificationToken", second.Text, StringComparison.Ordinal);
            Assert.Contains("default-src 'self'", second.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Following_a_dossier_and_a_missing_page_are_never_kept()
    {
        foreach (var page in (string[])["/Portal/FollowUp", "/Portal/FollowUp?code=000.00.01.H99-260302-0001", "/q/000000000000"])
        {
            await site.Anonymous().GetAsync(page);
            Assert.False(IsKept(await site.Anonymous().GetAsync(page)), page);
        }
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_that_it_is_still_the_same()
    {
        var first = await site.Anonymous().GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers["ETag"]);

        var answer = await site.Anonymous().SendAsync(again);

        Assert.Equal((int)HttpStatusCode.NotModified, answer.Status);
        Assert.Empty(answer.Bytes);
        Assert.Equal("no-cache", first.Headers["Cache-Control"]);
        Assert.Contains("Cookie", first.Headers["Vary"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_theme_query_and_compression_do_not_mix()
    {
        var vietnamese = await site.Anonymous().GetAsync(address);
        var english = site.Anonymous();
        await english.PostAsync("/preferences", Fields(("language", "en"), ("back", "/")));
        var dark = site.Anonymous();
        await dark.PostAsync("/preferences", Fields(("theme", "dark"), ("back", "/")));
        using var compressed = new HttpRequestMessage(HttpMethod.Get, address);
        compressed.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");

        Assert.Contains("lang=\"vi\"", vietnamese.Text, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", (await english.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Contains("data-bs-theme=\"dark\"", (await dark.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal("gzip", (await site.Anonymous().SendAsync(compressed)).Headers["Content-Encoding"]);
        Assert.False(IsKept(await site.Anonymous().GetAsync(address + "?a=1")));
        var again = await site.Anonymous().GetAsync(address);
        Assert.True(IsKept(again));
        Assert.Equal(vietnamese.Text, again.Text);
        Assert.True(IsKept(await english.GetAsync(address)));
    }

    [Fact]
    public async Task A_signed_in_visitor_neither_gets_nor_leaves_a_kept_answer()
    {
        var signedIn = await office.Secretary.GetAsync(address);
        Assert.False(IsKept(await site.Anonymous().GetAsync(address)));
        Assert.False(IsKept(await office.Secretary.GetAsync(address)));
        Assert.DoesNotContain("ETag", signedIn.Headers.Keys);
        Assert.True(IsKept(await site.Anonymous().GetAsync(address)));
    }

    [Fact]
    public async Task The_next_issue_shows_at_once()
    {
        await SeeAllAsync(site);

        await PublishNextIssueAsync();

        var page = await site.Anonymous().GetAsync(address);
        Assert.False(IsKept(page));
        Assert.Contains("lần ban hành 4", page.Words, StringComparison.Ordinal);
        Assert.Contains(
            "đã được thay bằng lần ban hành 4",
            (await site.Anonymous().GetAsync("/q/" + procedure.Qr)).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_withdrawal_shows_at_once_on_the_sheet_and_on_the_pages()
    {
        await SeeAllAsync(site);

        await WithdrawAsync();

        Assert.Contains("Đã thu hồi", (await site.Anonymous().GetAsync("/q/" + procedure.Qr)).Words, StringComparison.Ordinal);
        // What is read before the procedure has followed its document must not stay.
        await SeeAllAsync(site);
        await site.RunJobsAsync();
        Assert.Equal(404, (await site.Anonymous().GetAsync(address)).Status);
        Assert.Contains("0 quy trình", (await site.Anonymous().GetAsync("/Portal/Agency/" + agency)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_agency_shows_at_once()
    {
        await SeeAllAsync(site);

        await Scene.MakeAsync(site, "H99.02", "Sở Thủy văn");

        Assert.Contains("Sở Thủy văn", (await site.Anonymous().GetAsync("/Portal")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_at_midnight_is_not_kept_beyond_it()
    {
        await WithdrawAsync(new DateOnly(2026, 3, 3));
        Assert.Contains("Còn hiệu lực", (await site.Anonymous().GetAsync("/q/" + procedure.Qr)).Words, StringComparison.Ordinal);

        site.Clock.Set(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.FromHours(7)));

        Assert.Contains("Đã thu hồi", (await site.Anonymous().GetAsync("/q/" + procedure.Qr)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_web_process_hears_of_a_publication_and_of_a_new_agency()
    {
        await using var twin = await site.TwinAsync();
        await SeeAllAsync(twin);

        await PublishNextIssueAsync();
        await Scene.MakeAsync(site, "H99.02", "Sở Thủy văn");

        // Far less than the time an answer is kept without news.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await UntilAsync(twin, "/q/" + procedure.Qr, "lần ban hành 4", soon.Token);
        await UntilAsync(twin, "/Portal", "Sở Thủy văn", soon.Token);
    }

    private static async Task UntilAsync(TestSite twin, string page, string words, CancellationToken ct)
    {
        while (!(await twin.Anonymous().GetAsync(page)).Words.Contains(words, StringComparison.Ordinal))
        {
            await Task.Delay(20, ct);
        }
    }

    private static bool IsKept(TestPage page) => page.Headers.ContainsKey("Age");

    private async Task SeeAllAsync(TestSite reader)
    {
        foreach (var page in (string[])["/Portal", "/Portal/Agency/" + agency, address, "/q/" + procedure.Qr])
        {
            await reader.Anonymous().GetAsync(page);
            Assert.True(IsKept(await reader.Anonymous().GetAsync(page)), page);
        }
    }

    private async Task PublishNextIssueAsync()
    {
        var revise = await office.Secretary.GetAsync($"/Procedures/Revise/{procedureId}");
        var draft = IdIn((await office.Secretary.SubmitAsync(revise, Fields(), "/Procedures/Revise/")).Location!);
        var signed = Fields(
            ("EffectiveFrom", "2026-03-02"),
            ("Signs[0].Day", "2026-02-20"),
            ("Signs[1].Day", "2026-02-25"),
            ("Signs[2].Day", "2026-02-27"),
            ("Reason", "Bỏ phí theo nghị quyết mới")
        );
        var publish = await office.Secretary.GetAsync("/Procedures/Publish/" + draft);
        var published = await office.Secretary.SubmitAsync(publish, signed, "/Procedures/Publish/");
        Assert.True(published.Status == 303, $"{published.Status}: {published.Words}");
    }

    private async Task WithdrawAsync(DateOnly? day = null)
    {
        var page = await office.Secretary.GetAsync($"/Documents/Withdraw/{procedure.DocumentId}");
        var fields = Fields(("Reason", "Thủ tục bị bãi bỏ theo quyết định mới"));
        if (day is { } later)
        {
            fields["Day"] = $"{later:O}";
        }

        var done = await office.Secretary.SubmitAsync(page, fields, "/Documents/Withdraw/");
        Assert.True(done.Status == 303, $"{done.Status}: {done.Words}");
    }
}
