using IsoDienTu.Documents;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Portal;

/// <summary>Search by everybody over what agencies show the world, and over nothing else.</summary>
public sealed class PublicSearchTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 1, 6);
    private TestSite site = null!;
    private Scene scene = null!;
    private Scene other = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        scene = await Scene.MakeAsync(site, "H99.41", "Sở Tư pháp");
        other = await Scene.MakeAsync(site, "H99.42", "Sở Y tế");
        await Issued.DocumentAsync(site, scene.AgencyId, DocumentKind.Policy, "CSCL", "Chính sách", "Không để người dân đi lại.", Today);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("nguoi dan di lai")]
    [InlineData("\"người dân đi lại\"")]
    [InlineData("CSCL")]
    [InlineData("chinh sa")]
    public async Task What_is_published_is_found_with_its_place_and_agency(string words)
    {
        var page = await FindAsync(words);
        var hit = Assert.Single(page.Document!.QuerySelectorAll(".found > li"));
        Assert.Contains("Sở Tư pháp", hit.TextContent, StringComparison.Ordinal);
        var href = hit.QuerySelector("h2 a")!.GetAttribute("href")!;
        Assert.StartsWith("/Portal/Document/", href, StringComparison.Ordinal);
        Assert.Equal(200, (await site.Anonymous().GetAsync(href.Split('#')[0])).Status);
    }

    [Fact]
    public async Task Drafts_other_kinds_coming_replaced_and_withdrawn_issues_are_not_public()
    {
        var id = scene.AgencyId;
        await scene.DoAsync((work, ct) => Shelf.DraftAsync(work, Draft("MT-01", "Bản thảo xyzzy"), ct));
        await Issued.DocumentAsync(site, id, DocumentKind.Instruction, "HD-01", "Hướng dẫn xyzzy", "Nội bộ xyzzy.", Today);
        await Issued.DocumentAsync(site, id, DocumentKind.InternalProcedure, "NB-01", "Nội bộ xyzzy", "Nội bộ xyzzy.", Today);
        await Issued.DocumentAsync(site, id, DocumentKind.Manual, "MS-01", "Sổ tay xyzzy", "Chưa đến ngày.", Today.AddDays(5));
        await Issued.DocumentAsync(site, id, DocumentKind.Objectives, "MT-02", "Mục tiêu xyzzy", "Cũ.", Today.AddDays(-9));
        await Issued.DocumentAsync(site, id, DocumentKind.Objectives, "MT-02", "Mục tiêu khác", "Mới.", Today.AddDays(-1));
        Assert.Empty((await FindAsync("xyzzy")).Document!.QuerySelectorAll(".found > li"));
    }

    [Fact]
    public async Task A_kept_answer_is_made_anew_when_something_is_issued_or_withdrawn()
    {
        Assert.Empty((await FindAsync("mục tiêu năm")).Document!.QuerySelectorAll(".found > li"));
        var id = await Issued.DocumentAsync(site, other.AgencyId, DocumentKind.Objectives, "MT", "Mục tiêu năm", "Đúng hạn.", Today);
        Assert.Single((await FindAsync("mục tiêu năm")).Document!.QuerySelectorAll(".found > li"));
        var row = await site.Runner.ReadAsync(other.AgencyId, (db, ct) => DocumentReads.FindAsync(db, id, Today, ct));
        await other.DoAsync(
            async (work, ct) =>
            {
                await Shelf.WithdrawAsync(work, id, row!.Row, Today, "Không còn phù hợp nữa", ct);
                return true;
            }
        );
        Assert.Empty((await FindAsync("mục tiêu năm")).Document!.QuerySelectorAll(".found > li"));
    }

    [Fact]
    public async Task An_agencys_page_finds_in_its_own_texts_only()
    {
        await Issued.DocumentAsync(site, other.AgencyId, DocumentKind.Policy, "CSYT", "Chính sách y tế", "Người dân đi lại ít.", Today);
        var all = await FindAsync("người dân đi lại");
        Assert.Equal(2, all.Document!.QuerySelectorAll(".found > li").Length);
        var slug = all.Document!.QuerySelectorAll(".found h2 a")
            .Select(a => a.GetAttribute("href")!)
            .Single(h => h.EndsWith("csyt", StringComparison.Ordinal) || h.Contains("/csyt#", StringComparison.Ordinal))
            .Split('/')[3];
        var page = await site.Anonymous().GetAsync($"/Portal/Agency/{slug}?q=" + Uri.EscapeDataString("đi lại"));
        Assert.Contains(
            "Chính sách y tế",
            Assert.Single(page.Document!.QuerySelectorAll(".found > li")).TextContent,
            StringComparison.Ordinal
        );
        var only = await site.Anonymous().GetAsync($"/Portal/Search?agency={slug}&q=" + Uri.EscapeDataString("đi lại"));
        Assert.Single(only.Document!.QuerySelectorAll(".found > li"));
        Assert.Equal(404, (await site.Anonymous().GetAsync("/Portal/Search?agency=khong-co&q=x")).Status);
    }

    private Task<TestPage> FindAsync(string words) => site.Anonymous().GetAsync("/Portal/Search?q=" + Uri.EscapeDataString(words));

    private static DocumentDraft Draft(string code, string title) =>
        new(
            code,
            title,
            DocumentKind.Objectives,
            new DocumentContent([new DocumentSection("1", "Phần một", [new ParagraphBlock("xyzzy")])]),
            null,
            null,
            []
        );
}
