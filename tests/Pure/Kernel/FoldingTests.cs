using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Kernel;

public class FoldingTests
{
    [Theory]
    [InlineData("Đặng Thùy Trâm", "dang thuy tram")]
    [InlineData("ĐẶNG THUỲ TRÂM", "dang thuy tram")]
    [InlineData("Ứng Hòa", "ung hoa")]
    [InlineData("Ứng Hoà", "ung hoa")]
    [InlineData("  Sở  Khoa\u00a0học và\tCông nghệ ", "so khoa hoc va cong nghe")]
    [InlineData("QĐ 20/2020/QĐ-TTg", "qd 20/2020/qd-ttg")]
    [InlineData("Ea M’Droh – Cư M'gar", "ea m'droh - cu m'gar")]
    [InlineData("Phư\u00adờng\u200b", "phuong")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Case_marks_and_spaces_do_not_matter(string? text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Decomposed_and_composed_spelling_fold_alike()
    {
        const string text = "Nguyễn Thị Ánh Tuyết, phường Hoà Cường, thành phố Đà Nẵng";
        Assert.Equal(Folding.Fold(text), Folding.Fold(text.Normalize(NormalizationForm.FormD)));
        Assert.DoesNotContain(Folding.Fold(text), c => c > 127);
    }

    [Fact]
    public void Every_marked_vowel_folds_to_its_base_letter()
    {
        const string letters = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵđ";
        Assert.Equal(
            new string('a', 18) + new string('e', 12) + new string('i', 6) + new string('o', 18) + new string('u', 12) + "yyyyyyd",
            Folding.Fold(letters)
        );
        Assert.Equal(Folding.Fold(letters), Folding.Fold(letters.ToUpperInvariant()));
    }

    /// <summary>Texts are folded by a table; the table must not know anything better than the rule it was made by.</summary>
    [Fact]
    public void The_table_folds_every_letter_alone_and_among_any_others_as_decomposing_the_whole_text_does()
    {
        for (var c = '\0'; c < '\u3000'; c++)
        {
            Same(c.ToString());
            Same($"a{c}");
            Same($"Ể {c}\u0323x");
        }

        var dice = new Random(20);
        for (var i = 0; i < 20_000; i++)
        {
            var most = (i % 4) switch
            {
                0 => 0x80,
                1 => 0x370,
                2 => 0x1F00,
                _ => 0x2100,
            };
            Same(string.Concat(Enumerable.Range(0, dice.Next(1, 12)).Select(_ => (char)dice.Next(most))));
        }

        static void Same(string text) => Assert.Equal(Folding.Thoroughly(text), Folding.Fold(text));
    }

    [Fact]
    public void Broken_surrogates_from_cut_off_input_do_no_harm() => Assert.Equal("so y te", Folding.Fold("Sở Y tế\ud83d"));

    [Theory]
    [InlineData("Sở Khoa học và Công nghệ", "so-khoa-hoc-va-cong-nghe")]
    [InlineData("UBND xã Ea H'Leo (tỉnh Đắk Lắk)", "ubnd-xa-ea-h-leo-tinh-dak-lak")]
    [InlineData("日本", "")]
    public void A_slug_holds_only_plain_letters_digits_and_hyphens(string text, string slug) => Assert.Equal(slug, Folding.Slug(text));

    [Theory]
    [InlineData("Sở Khoa học và Công nghệ", "khoa hoc", true)]
    [InlineData("Sở Khoa học và Công nghệ", "cong kh", true)]
    [InlineData("Sở Khoa học và Công nghệ", "", true)]
    [InlineData("Sở Khoa học và Công nghệ", "y te", false)]
    public void A_query_matches_by_the_beginnings_of_its_words(string text, string query, bool matches) =>
        Assert.Equal(matches, Folding.Matches(text, query));
}
