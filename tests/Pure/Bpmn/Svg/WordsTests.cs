using IsoDienTu.Bpmn.Svg;

namespace IsoDienTu.Pure.Bpmn.Svg;

public sealed class WordsTests
{
    private const string Long = "Thẩm định hồ sơ, lập tờ trình kèm dự thảo văn bản trả lời tổ chức, cá nhân theo Nghị định 118/2025/NĐ-CP";

    [Fact]
    public void The_table_knows_every_vietnamese_letter_in_both_cases()
    {
        const string vowels = "aăâeêioôơuưy";
        string[] tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
        var letters = vowels.SelectMany(v => tones.Select(t => (v + t).Normalize())).Append("đ").ToList();
        Assert.All(
            letters.Concat(letters.Select(l => l.ToUpperInvariant())),
            l => Assert.Contains(l, Advances.Letters, StringComparison.Ordinal)
        );
        Assert.Equal(4 * Advances.Letters.Length, Advances.Regular.Length);
        Assert.Equal(4 * Advances.Letters.Length, Advances.Strong.Length);
    }

    // Measured in Chromium with the font itself, kerning on.
    [Theory]
    [InlineData("Tiếp nhận", false, 57.44)]
    [InlineData("Thẩm định hồ sơ, lập tờ trình", false, 166.72)]
    [InlineData("QĐ 118/2025/NĐ-CP", false, 124.62)]
    [InlineData("Tiếp nhận", true, 58.87)]
    [InlineData("Thẩm định hồ sơ, lập tờ trình", true, 170.59)]
    [InlineData("QĐ 118/2025/NĐ-CP", true, 127.44)]
    public void A_width_is_what_a_browser_measures(string text, bool strong, double width) =>
        Assert.Equal(width, Words.Width(text, 12, strong), 1.0);

    [Fact]
    public void Marks_written_apart_from_their_letter_take_no_room() =>
        Assert.Equal(Words.Width("Thẩm định", 12), Words.Width("Thẩm định".Normalize(System.Text.NormalizationForm.FormD), 12), 0.5);

    [Theory]
    [InlineData(60)]
    [InlineData(106)]
    [InlineData(300)]
    public void Lines_are_not_wider_than_asked_and_lose_no_word(double width)
    {
        var lines = Words.Wrap(Long, width, 12);
        Assert.All(lines, l => Assert.True(Words.Width(l, 12) <= width, l));
        Assert.Equal(Long.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_too_wide_for_a_line_is_cut_after_a_sign() =>
        Assert.Equal(["000.00.", "01.G12-", "250101-", "0001"], Words.Wrap("000.00.01.G12-250101-0001", 52, 12));

    [Fact]
    public void Balanced_lines_are_as_many_as_before_and_about_equally_long()
    {
        Assert.Equal(["Trả tổ chức, cá", "nhân"], Words.Wrap("Trả tổ chức, cá nhân", 92, 12));
        Assert.Equal(["Trả tổ chức,", "cá nhân"], Words.Balance("Trả tổ chức, cá nhân", 92, 12));
    }

    [Fact]
    public void What_does_not_fit_ends_in_an_ellipsis_within_the_width()
    {
        var lines = Words.WrapAtMost(Long, 106, 12, 2);
        Assert.Equal(2, lines.Count);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.True(Words.Width(lines[1], 12) <= 106);
    }
}
