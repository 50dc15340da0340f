using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>Search where nothing is found, in legal texts, and at its limits.</summary>
public sealed partial class SearchTests
{
    [Fact]
    public async Task Nothing_found_says_which_word_is_nowhere()
    {
        await ProcedureAsync();
        var page = await own.Specialist.GetAsync("/Documents/Search?q=" + Uri.EscapeDataString("thời hạn xyzzy"));
        Assert.Contains("Không tìm thấy «thời hạn xyzzy»", page.Words, StringComparison.Ordinal);
        Assert.Contains("Không tài liệu nào có «xyzzy».", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("«hạn».", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Legal_texts_are_found_by_every_agency()
    {
        await own.EnterAsync("118/2025/NĐ-CP", "2025-07-01", title: "Quy định về thực hiện thủ tục hành chính theo cơ chế một cửa");
        foreach (var words in (string[])["118/2025", "co che mot cua", "thực hiện thủ tục", "118"])
        {
            var page = await other.Specialist.GetAsync("/Documents/Search?tab=laws&q=" + Uri.EscapeDataString(words));
            Assert.Contains(
                "118/2025/NĐ-CP",
                Assert.Single(page.Document!.QuerySelectorAll(".found > li")).TextContent,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(1, Total(await other.Specialist.GetAsync("/api/v1/laws/search?q=mot+cua")));
        Assert.Equal(0, Total(await other.Specialist.GetAsync("/api/v1/laws/search?q=hai+cua")));
    }

    [Fact]
    public async Task A_text_as_long_as_a_book_and_without_a_common_word_is_kept_and_searched_to_its_limit()
    {
        var words = string.Join(' ', Enumerable.Range(0, 60_000).Select(i => $"ưỡ{i:x}"));
        await IssueAsync(own, "DAI-01", "Tài liệu rất dài", words);
        Assert.Equal(1, (await FindAsync(own, "ưỡ5")).Total);
        Assert.Equal(0, (await FindAsync(own, "ưỡea5f")).Total);
        var page = await own.Specialist.GetAsync("/Documents/Search?q=xyzzy");
        Assert.Contains("1 tài liệu rất dài chỉ được tìm", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_folds_as_the_product_does()
    {
        const string letters =
            "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ";
        foreach (var form in (System.Text.NormalizationForm[])[System.Text.NormalizationForm.FormC, System.Text.NormalizationForm.FormD])
        {
            var folded = await site.Runner.ReadAsync(
                own.Scene.AgencyId,
                (db, ct) =>
                    db.Database.SqlQueryRaw<string>("select documents.fold({0}) as \"Value\"", letters.Normalize(form)).SingleAsync(ct)
            );
            Assert.Equal(Folding.Fold(letters), folded);
        }
    }

    [Fact]
    public async Task The_box_at_the_top_of_each_page_leads_here()
    {
        var page = await own.Specialist.GetAsync("/Documents");
        Assert.Equal("/Documents/Search", page.Document!.QuerySelector("form.top-search")!.GetAttribute("action"));
    }
}
