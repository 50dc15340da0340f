using IsoDienTu.Documents;
using IsoDienTu.Documents.Searching;

namespace IsoDienTu.Pure.Documents;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("thời hạn", "('thoi') & ('han':*)", "('thời') & ('hạn':*)")]
    [InlineData("thoi han", "('thoi') & ('han':*)", null)]
    [InlineData("118/2025", "('118' <-> '2025':*)", null)]
    [InlineData("30/2020/NĐ-CP", "('30' <-> '2020' <-> 'nd' <-> 'cp':*)", "('30' & '2020' & 'nđ' & 'cp':*)")]
    [InlineData("QT.HT-01", "('qt' <-> 'ht' <-> '01':*)", null)]
    [InlineData("\"phiếu tiếp nhận\" đất", "('phieu' <-> 'tiep' <-> 'nhan') & ('dat':*)", "('phiếu' & 'tiếp' & 'nhận') & ('đất':*)")]
    [InlineData("\"chưa đóng", "('chua') & ('dong':*)", "('chưa') & ('đóng':*)")]
    [InlineData("30", "('30')", null)]
    [InlineData("a", "('a')", null)]
    [InlineData("' | !x & (y):* \\", "('x') & ('y')", null)]
    [InlineData(" ... ", "", null)]
    [InlineData(null, "", null)]
    public void What_is_typed_is_asked_for_in_the_words_of_the_index(string? typed, string lexemes, string? accents)
    {
        var query = SearchQuery.Of(typed);
        Assert.Equal(lexemes, query.Lexemes);
        Assert.Equal(accents, query.IsEmpty ? null : query.AccentLexemes);
    }

    [Fact]
    public void A_letter_written_in_two_signs_is_asked_for_as_one() =>
        Assert.Equal(
            SearchQuery.Of("Thời hạn").AccentLexemes,
            SearchQuery.Of("Thời hạn".Normalize(System.Text.NormalizationForm.FormD)).AccentLexemes
        );

    [Fact]
    public void What_is_pasted_by_the_page_is_cut()
    {
        var query = SearchQuery.Of(string.Concat(Enumerable.Repeat("một ", 1000)));
        Assert.Equal(12, query.Terms.Count);
        Assert.True(query.Typed.Length <= SearchQuery.Longest);
    }

    [Fact]
    public void The_place_with_most_of_it_is_cut_out_and_marked_as_it_is_written()
    {
        var content = new DocumentContent([
            new DocumentSection("1", "Mục đích", [new ParagraphBlock("Quy định thời gian.")]),
            new DocumentSection(
                "5.2",
                "Trả kết quả",
                [
                    new MarkdownBlock(
                        "Dòng đầu không có gì.\n- **Thời hạn trả lời** văn bản là 05 ngày làm việc theo Nghị định 118/2025/NĐ-CP (sửa đổi)."
                    ),
                ]
            ),
        ]);
        var found = Snippets.Of(content, SearchQuery.Of("thoi han tra loi 118/2025"))!;
        Assert.Equal(1, found.Section);
        Assert.Equal("5.2 Trả kết quả", found.Heading);
        Assert.Equal(["Thời hạn trả lời", "118/2025"], found.Pieces.Where(p => p.Marked).Select(p => p.Text));
        Assert.Equal(
            "Thời hạn trả lời văn bản là 05 ngày làm việc theo Nghị định 118/2025/NĐ-CP (sửa đổi).",
            string.Concat(found.Pieces.Select(p => p.Text))
        );
    }

    [Fact]
    public void A_long_line_is_cut_round_its_marks_at_blanks()
    {
        var line =
            string.Join(' ', Enumerable.Repeat("công chức", 100)) + " ký số " + string.Join(' ', Enumerable.Repeat("tiếp nhận", 100));
        var pieces = Snippets.Cut(line, SearchQuery.Of("\"ký số\""));
        Assert.Equal("ký số", Assert.Single(pieces, p => p.Marked).Text);
        Assert.Equal("… ", pieces[0].Text);
        Assert.Equal(" …", pieces[^1].Text);
        Assert.InRange(pieces.Sum(p => p.Text.Length), 150, 270);
    }

    [Fact]
    public void Nothing_is_marked_where_nothing_was_found() =>
        Assert.Null(Snippets.Of(new DocumentContent([new DocumentSection("1", "A", [new ParagraphBlock("b")])]), SearchQuery.Of("khác")));

    [Theory]
    [InlineData("2.-60790.-9000.0190b7a2c0de7000800000000000aaaa", true)]
    [InlineData("2.x.0.0190b7a2c0de7000800000000000aaaa", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_place_in_the_list_reads_back_as_it_was_written(string? text, bool good)
    {
        var place = SearchPlace.Read(text);
        Assert.Equal(good ? text : null, place?.ToString());
    }

    [Fact]
    public void What_is_shown_is_encoded_and_only_marks_are_not()
    {
        using var writer = new StringWriter();
        FoundPiece
            .Html([new FoundPiece("<b>", true), new FoundPiece("&", false)])
            .WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal("<mark>&lt;b&gt;</mark>&amp;", writer.ToString());
    }
}
