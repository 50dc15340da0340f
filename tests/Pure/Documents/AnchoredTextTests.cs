using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Approving;

namespace IsoDienTu.Pure.Documents;

/// <summary>Words that somebody quotes are found in what is read, whatever markup runs through them, and marked without breaking it.</summary>
public sealed class AnchoredTextTests
{
    private static string Html(string markdown) => ContentHtml.Body(new DocumentSection("1", "Mục", [new MarkdownBlock(markdown)]));

    [Theory]
    [InlineData("Cam kết **trả kết quả** đúng hạn", "kết trả kết quả đúng")]
    [InlineData("Dòng một\nvà dòng hai", "một và dòng")]
    [InlineData("A & B < C", "A & B < C")]
    [InlineData("- Một\n- Hai", "Một Hai")]
    [InlineData("| Việc | Chỉ tiêu |\n|---|---|\n| Trả | 98 % |", "Trả 98 %")]
    public void What_is_read_can_be_quoted(string markdown, string quote)
    {
        var text = new AnchoredText(Html(markdown));
        Assert.True(text.Has(quote), text.Plain);
        var marked = text.Mark([(quote, "q")]);
        Assert.Contains("<mark id=\"q\">", marked, StringComparison.Ordinal);
        Assert.Equal(text.Plain, new AnchoredText(Regex.Replace(marked, "</?mark[^>]*>", "")).Plain);
    }

    [Fact]
    public void A_mark_never_holds_a_tag_and_two_never_overlap()
    {
        var marked = new AnchoredText(Html("Cam kết **trả kết quả** đúng hạn")).Mark([("kết trả kết", "a"), ("trả kết quả", "b")]);
        Assert.Contains("<mark id=\"a\">kết </mark><strong><mark>trả kết</mark> quả</strong>", marked, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"b\"", marked, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_stays_unmarked()
    {
        var html = Html("Một câu");
        Assert.Equal(html, new AnchoredText(html).Mark([("câu khác", "q"), ("", "r")]));
    }

    [Fact]
    public void Any_text_stays_readable_when_any_stretch_of_it_is_marked() =>
        Prop.ForAll<NonNull<string>, int, int>(
                (text, from, length) =>
                {
                    var html = Html(text.Get.Replace("\0", "", StringComparison.Ordinal));
                    var anchored = new AnchoredText(html);
                    if (anchored.Plain.Length == 0)
                    {
                        return true;
                    }

                    var start = (int)((uint)from % (uint)anchored.Plain.Length);
                    var size = 1 + (int)((uint)length % (uint)(anchored.Plain.Length - start));
                    var marked = anchored.Mark([(anchored.Plain.Substring(start, size), "q")]);
                    return Regex.Replace(marked, "</?mark[^>]*>", "") == html && !Regex.IsMatch(marked, "<mark[^>]*>[^<]*<(?!/mark)");
                }
            )
            .QuickCheckThrowOnFailure();
}
