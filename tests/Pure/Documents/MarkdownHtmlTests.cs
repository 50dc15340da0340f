using IsoDienTu.Documents.Writing;

namespace IsoDienTu.Pure.Documents;

public sealed class MarkdownHtmlTests
{
    [Fact]
    public void Paragraphs_lists_bold_words_and_tables_are_written()
    {
        var html = MarkdownHtml.Of(
            "Cam kết **phục vụ**\ntận tâm\n\n- Đúng hạn\n- Công khai\n\n| Mục tiêu | Chỉ tiêu |\n|---|---|\n| Đúng hạn | ≥ 98 % |"
        );
        Assert.Contains("<p>Cam kết <strong>phục vụ</strong><br />\ntận tâm</p>", html, StringComparison.Ordinal);
        Assert.Contains("<li>Đúng hạn</li>", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">Mục tiêu</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td>≥ 98 %</td>", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Mục tiêu, Chỉ tiêu\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <b onclick=x>b</b>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,AAAA)")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("![x](https://evil.example/a.png)")]
    [InlineData("<https://evil.example>")]
    [InlineData("| <img src=x onerror=y> | b |\n|---|---|\n| <svg/onload=z> | c |")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    public void Nothing_that_acts_or_calls_other_hosts_gets_through(string text)
    {
        var html = MarkdownHtml.Of(text);
        foreach (var bad in (string[])["<script", "<b ", "<img", "<svg", "href=\"javascript", "href=\"data", "evil.example\"", "href=\"//"])
        {
            Assert.DoesNotContain(bad, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_heading_sign_stays_a_word_and_links_of_this_site_and_the_web_work()
    {
        var html = MarkdownHtml.Of("# Không phải mục\n\n[Trang](/Portal/Agency/x) [Luật](https://vanban.chinhphu.vn/a)");
        Assert.DoesNotContain("<h1", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/Portal/Agency/x\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://vanban.chinhphu.vn/a\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![sơ đồ](https://evil.example/a.png)", "sơ đồ")]
    [InlineData("[**hai** từ](javascript:alert(1))", "hai từ")]
    public void The_words_of_what_is_left_out_stand_once(string text, string words) =>
        Assert.Equal($"<p>{words}</p>", MarkdownHtml.Of(text).Trim());

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("**a")]
    [InlineData("|-")]
    public void A_text_that_nests_without_end_is_still_shown(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, SectionInput.LongestText / piece.Length));
        Assert.NotEmpty(MarkdownHtml.Of(text));
    }

    [Fact]
    public void What_is_nested_too_deeply_stands_as_it_was_typed()
    {
        var text = new string('>', 5_000) + " <b>sâu</b>";
        Assert.EndsWith(" &lt;b&gt;sâu&lt;/b&gt;</pre>", MarkdownHtml.Of(text), StringComparison.Ordinal);
    }
}
