using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Searching;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>Search over what an agency keeps: what is found, in which order, by whom, and never by another agency.</summary>
public sealed partial class SearchTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 1, 6);
    private TestSite site = null!;
    private LawScene own = null!;
    private LawScene other = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        own = await LawScene.OpenAsync(site, "H99.21", "Sở Tư pháp");
        other = await LawScene.OpenAsync(site, "H99.22", "Sở Y tế");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("thoi han tra loi")]
    [InlineData("THỜI HẠN TRẢ LỜI")]
    [InlineData("\"thời hạn trả lời\"")]
    [InlineData("118/2025")]
    [InlineData("118/2025/NĐ-CP")]
    [InlineData("2025/nd")]
    [InlineData("HC-01")]
    [InlineData("QT.HC")]
    [InlineData("bm-07")]
    [InlineData("phieu yeu cau")]
    [InlineData("thời hạ")]
    public async Task A_document_is_found_by_title_text_code_and_form_with_and_without_accents(string words)
    {
        var id = await ProcedureAsync();
        await IssueAsync(own, "QT.TC-02", "Quy trình khác", "Không liên quan gì, số 2018/2025.");
        var page = await own.Specialist.GetAsync("/Documents/Search?q=" + Uri.EscapeDataString(words));
        Assert.Equal(200, page.Status);
        var hit = Assert.Single(page.Document!.QuerySelectorAll(".found > li"));
        Assert.Contains($"/Documents/Show/{id}", hit.QuerySelector("h2 a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Đang có hiệu lực", hit.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"trả lời thời hạn\"")]
    [InlineData("18/2025")]
    [InlineData("\"118/202\"")]
    [InlineData("không đâu có thời hạn")]
    public async Task What_stands_otherwise_is_not_found(string words)
    {
        await ProcedureAsync();
        var found = await FindAsync(own, words);
        Assert.Equal(0, found.Total);
    }

    [Fact]
    public async Task The_place_is_marked_and_the_link_leads_to_its_section()
    {
        await ProcedureAsync();
        var page = await own.Specialist.GetAsync("/Documents/Search?q=thoi+han+tra+loi");
        var hit = page.Document!.QuerySelector(".found > li")!;
        Assert.Equal("Thời hạn trả lời", hit.QuerySelector(".found-text mark")!.TextContent);
        Assert.Contains("5.2 Trả lời", hit.TextContent, StringComparison.Ordinal);
        var href = hit.QuerySelector("h2 a")!.GetAttribute("href")!;
        Assert.EndsWith("#muc-2", href, StringComparison.Ordinal);
        var document = await own.Specialist.GetAsync(href);
        Assert.Contains("Thời hạn trả lời", document.Document!.QuerySelector("#muc-2")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exact_code_comes_first_then_titles_with_the_same_accents_then_without_then_texts()
    {
        await IssueAsync(own, "T4", "Quy trình bốn", "Có chữ hàn xì trong nội dung.");
        await IssueAsync(own, "T3", "Quy trình ba", "Có chữ hạn trong nội dung.");
        await IssueAsync(own, "T2", "Hàn xì an toàn", "Nội dung.");
        await IssueAsync(own, "T1", "Hạn sử dụng", "Nội dung.");
        await IssueAsync(own, "HẠN", "Mã là từ cần tìm", "Nội dung.");
        var found = await FindAsync(own, "hạn");
        Assert.Equal(["HẠN", "T1", "T2", "T3", "T4"], found.Hits.Select(h => h.Code));
    }

    [Fact]
    public async Task No_other_agency_finds_it_by_page_call_or_table()
    {
        await ProcedureAsync();
        await IssueAsync(other, "QT.YT-01", "Quy trình của Sở Y tế", "Thời hạn trả lời là hai ngày.");
        var page = await other.Specialist.GetAsync("/Documents/Search?q=thoi+han+tra+loi");
        Assert.Equal("QT.YT-01", Assert.Single(page.Document!.QuerySelectorAll(".found > li .code")).TextContent.Trim());
        Assert.DoesNotContain("Xử lý văn bản đến", page.Words, StringComparison.Ordinal);
        var call = await other.Specialist.GetAsync("/api/v1/documents/search?q=118/2025");
        Assert.Equal(0, JsonDocument.Parse(call.Text).RootElement.GetProperty("total").GetInt32());

        // Whatever is asked of the table itself: the wall is the policy's, not the statement's.
        var rows = await site.Runner.ReadAsync(
            other.Scene.AgencyId,
            async (db, ct) =>
            {
                await db.Database.ExecuteSqlRawAsync("select set_config('app.search', '''thoi'' | ''118''', true)", ct);
                return await db.Database.SqlQueryRaw<int>("select agency_id as \"Value\" from documents.search_entry").ToListAsync(ct);
            }
        );
        Assert.Equal([other.Scene.AgencyId], rows);
    }

    [Fact]
    public async Task Without_a_question_the_table_shows_nothing_and_nobody_writes_to_it()
    {
        await ProcedureAsync();
        var rows = await site.Runner.ReadAsync(
            own.Scene.AgencyId,
            (db, ct) => db.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from documents.search_entry").SingleAsync(ct)
        );
        Assert.Equal(0, rows);
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            site.Runner.ReadAsync(own.Scene.AgencyId, (db, ct) => db.Database.ExecuteSqlRawAsync("delete from documents.search_entry", ct))
        );
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_draft_is_found_only_by_who_may_read_drafts_and_only_when_asked_for()
    {
        await own.Scene.DoAsync((work, ct) => Shelf.DraftAsync(work, Draft("BT-01", "Bản thảo bí mật", "Nội dung còn bàn."), ct));
        var inspector = await own.Scene.SignInAsync(
            await own.Scene.PersonAsync("Ngô Thanh Tra", "Thanh tra", PostKind.Specialist, Roles.Inspector)
        );
        Assert.Empty((await own.Secretary.GetAsync("/Documents/Search?q=bi+mat")).Document!.QuerySelectorAll(".found > li"));
        foreach (var place in (string[])["Drafts", "Everything"])
        {
            var hits = (await own.Secretary.GetAsync("/Documents/Search?q=bi+mat&in=" + place)).Document!.QuerySelectorAll(".found > li");
            Assert.Contains("Bản thảo", Assert.Single(hits).TextContent, StringComparison.Ordinal);
            var page = await inspector.GetAsync("/Documents/Search?q=bi+mat&in=" + place);
            Assert.Empty(page.Document!.QuerySelectorAll(".found > li"));
            Assert.Equal(0, Total(await inspector.GetAsync("/api/v1/documents/search?q=bi+mat&in=" + place)));
        }
    }

    [Fact]
    public async Task Replaced_and_withdrawn_issues_are_found_behind_the_filter_only()
    {
        var id = await IssueAsync(own, "CS-01", "Chính sách", "Cam kết về giấy tờ.", new DateOnly(2026, 1, 2));
        await IssueAsync(own, "CS-01", "Chính sách", "Cam kết về dữ liệu.", new DateOnly(2026, 1, 5));
        Assert.Equal(0, (await FindAsync(own, "giấy tờ")).Total);
        var old = Assert.Single((await FindAsync(own, "giấy tờ", SearchIn.Superseded)).Hits);
        Assert.Equal((IssueState.Superseded, 1), (old.State, old.Issue));
        Assert.Equal(1, (await FindAsync(own, "cam kết")).Total);
        Assert.Equal(2, (await FindAsync(own, "cam kết", SearchIn.Everything)).Total);

        var row = await site.Runner.ReadAsync(own.Scene.AgencyId, (db, ct) => DocumentReads.FindAsync(db, id, Today, ct));
        await own.Scene.DoAsync(
            async (work, ct) =>
            {
                await Shelf.WithdrawAsync(work, id, row!.Row, Today, "Không còn phù hợp nữa", ct);
                return true;
            }
        );
        Assert.Equal(0, (await FindAsync(own, "dữ liệu")).Total);
        Assert.Equal(IssueState.Withdrawn, Assert.Single((await FindAsync(own, "dữ liệu", SearchIn.Withdrawn)).Hits).State);
    }

    [Fact]
    public async Task What_is_written_and_dropped_is_followed_at_once()
    {
        await own.Scene.DoAsync((work, ct) => Shelf.DraftAsync(work, Draft("BT-02", "Tên cũ của bản", "Chữ đầu."), ct));
        Assert.Equal(1, (await FindAsync(own, "chữ đầu", SearchIn.Drafts)).Total);
        await own.Scene.DoAsync((work, ct) => Shelf.DraftAsync(work, Draft("BT-02", "Tên mới của bản", "Chữ sau."), ct));
        Assert.Equal(0, (await FindAsync(own, "chữ đầu", SearchIn.Drafts)).Total);
        Assert.Equal(0, (await FindAsync(own, "\"tên cũ\"", SearchIn.Drafts)).Total);
        Assert.Equal(1, (await FindAsync(own, "tên mới chữ sau", SearchIn.Drafts)).Total);
        await own.Scene.DoAsync(
            async (work, ct) =>
            {
                await Shelf.DropDraftAsync(work, "BT-02", ct);
                return true;
            }
        );
        Assert.Equal(0, (await FindAsync(own, "tên mới", SearchIn.Drafts)).Total);
    }

    [Fact]
    public async Task Filters_narrow_by_kind_day_and_cited_law()
    {
        await ProcedureAsync();
        await IssueAsync(own, "QT.HC-09", "Thời hạn trả lời khác", "Không viện dẫn gì.", new DateOnly(2025, 3, 1));
        await site.RunJobsAsync();
        string[] Codes(TestPage page) => [.. page.Document!.QuerySelectorAll(".found > li .code").Select(c => c.TextContent.Trim())];
        Assert.Equal(2, Codes(await own.Specialist.GetAsync("/Documents/Search?q=thoi+han")).Length);
        Assert.Equal(["QT.HC-01"], Codes(await own.Specialist.GetAsync("/Documents/Search?q=thoi+han&law=118/2025")));
        Assert.Equal(["QT.HC-09"], Codes(await own.Specialist.GetAsync("/Documents/Search?q=thoi+han&to=2025-12-31")));
        Assert.Equal(["QT.HC-01"], Codes(await own.Specialist.GetAsync("/Documents/Search?q=thoi+han&from=2026-01-01")));
        Assert.Empty(Codes(await own.Specialist.GetAsync("/Documents/Search?q=thoi+han&kind=Policy")));
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        for (var i = 1; i <= 23; i++)
        {
            await IssueAsync(own, $"KS-{i:00}", "Kiểm soát tài liệu", "Nội dung.", jobs: false);
        }

        var first = await own.Specialist.GetAsync("/Documents/Search?q=kiem+soat");
        var next = first
            .Document!.QuerySelectorAll("nav.pager a")
            .Single(a => a.TextContent.Contains("tiếp theo", StringComparison.Ordinal));
        var second = await own.Specialist.GetAsync(next.GetAttribute("href")!);
        string[] codes =
        [
            .. new[] { first, second }.SelectMany(p => p.Document!.QuerySelectorAll(".found > li .code")).Select(c => c.TextContent.Trim()),
        ];
        Assert.Equal(23, codes.Distinct().Count());
        Assert.Equal(23, codes.Length);
        Assert.Contains("23 kết quả", second.Words, StringComparison.Ordinal);
    }

    private static int Total(TestPage answer) => JsonDocument.Parse(answer.Text).RootElement.GetProperty("total").GetInt32();

    private Task<SearchAnswer> FindAsync(LawScene scene, string words, SearchIn place = SearchIn.Standing) =>
        site.Runner.ReadAsync(
            scene.Scene.AgencyId,
            (db, ct) => DocumentSearch.FindAsync(db, new SearchOrder(SearchQuery.Of(words), place), drafts: true, Today, ct)
        );

    private async Task<Guid> ProcedureAsync()
    {
        var content = new DocumentContent([
            new DocumentSection("1", "Cơ sở pháp lý", [new ListBlock(false, ["Nghị định số 118/2025/NĐ-CP ngày 09/6/2025"])]),
            new DocumentSection("5.2", "Trả lời", [new MarkdownBlock("**Thời hạn trả lời** văn bản là 05 ngày làm việc.")]),
        ]);
        var draft = new DocumentDraft(
            "QT.HC-01",
            "Xử lý văn bản đến",
            DocumentKind.InternalProcedure,
            content,
            null,
            null,
            [new DraftForm("BM-07", "Phiếu yêu cầu")]
        );
        return await IssueAsync(own, draft, new DateOnly(2026, 1, 5), jobs: true);
    }

    private static DocumentDraft Draft(string code, string title, string text) =>
        new(
            code,
            title,
            DocumentKind.InternalProcedure,
            new DocumentContent([new DocumentSection("1", "Phần một", [new MarkdownBlock(text)])]),
            null,
            null,
            []
        );

    private Task<Guid> IssueAsync(LawScene scene, string code, string title, string text, DateOnly? from = null, bool jobs = true) =>
        IssueAsync(scene, Draft(code, title, text), from ?? new DateOnly(2026, 1, 5), jobs);

    private async Task<Guid> IssueAsync(LawScene scene, DocumentDraft draft, DateOnly day, bool jobs)
    {
        var issued = await scene.Scene.DoAsync(
            async (work, ct) =>
            {
                var id = await Shelf.DraftAsync(work, draft, ct);
                await work.Db.SaveChangesAsync(ct);
                var signs = new[] { new SignOff(SignOffAct.Approved, "Bùi Văn Quang", "Giám đốc", day) };
                return await Shelf.IssueAsync(work, id, new IssueOrder(signs, day, null, null, "Thử nghiệm"), ct);
            }
        );
        if (jobs)
        {
            await site.RunJobsAsync();
        }

        return issued.DocumentId;
    }
}
