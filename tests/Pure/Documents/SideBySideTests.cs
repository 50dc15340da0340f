using IsoDienTu.Documents;
using IsoDienTu.Documents.Comparing;

namespace IsoDienTu.Pure.Documents;

/// <summary>Two texts side by side: what is the same meets, what differs is marked by its words.</summary>
public sealed class SideBySideTests
{
    private static DocumentContent Content(params (string Title, string[] Lines)[] sections) =>
        new([
            .. sections.Select(
                (s, i) => new DocumentSection($"{i + 1}", s.Title, [.. s.Lines.Select(l => (DocumentBlock)new ParagraphBlock(l))])
            ),
        ]);

    private static string Said(IReadOnlyList<SidePiece>? pieces) =>
        pieces is null ? "-" : string.Concat(pieces.Select(p => p.Marked ? $"[{p.Text}]" : p.Text));

    [Fact]
    public void A_changed_word_is_marked_on_both_sides_below_its_heading()
    {
        var rows = SideBySide.Changed(
            SideBySide.Of(
                Content(("Mục đích", ["Thống nhất cách làm."]), ("Thời hạn", ["Trả lời trong 5 ngày làm việc."])),
                Content(("Mục đích", ["Thống nhất cách làm."]), ("Thời hạn", ["Trả lời trong 3 ngày làm việc."]))
            )
        );
        Assert.Equal(2, rows.Count);
        Assert.True(rows[0].IsHeading);
        Assert.Equal("2 Thời hạn", Said(rows[0].After));
        Assert.Equal(LineChange.Changed, rows[1].Change);
        Assert.Equal("Trả lời trong [5] ngày làm việc.", Said(rows[1].Before));
        Assert.Equal("Trả lời trong [3] ngày làm việc.", Said(rows[1].After));
    }

    [Fact]
    public void Added_and_removed_lines_stand_alone()
    {
        var rows = SideBySide.Of(
            Content(("Hồ sơ", ["Đơn đề nghị", "Bản sao giấy phép", "Ảnh 3x4"])),
            Content(("Hồ sơ", ["Đơn đề nghị", "Ảnh 3x4"]), ("Phí", ["Không thu"]))
        );
        Assert.Contains(rows, r => r.Change == LineChange.Removed && Said(r.Before) == "[Bản sao giấy phép]" && r.After is null);
        Assert.Contains(rows, r => r.Change == LineChange.Added && r.IsHeading && Said(r.After) == "[2 Phí]");
        Assert.Contains(rows, r => r.Change == LineChange.Same && Said(r.After) == "Ảnh 3x4");
    }

    [Fact]
    public void A_row_of_a_table_is_a_line_though_its_cells_hold_line_breaks()
    {
        static DocumentContent Table(string term) =>
            new([
                new DocumentSection(
                    "5",
                    "Các bước",
                    [
                        new TableBlock(
                            1,
                            [
                                [new TableCell("Bước"), new TableCell("Thời hạn")],
                                [new TableCell("Thẩm định\nhồ sơ"), new TableCell(term)],
                            ]
                        ),
                    ]
                ),
            ]);
        var rows = SideBySide.Changed(SideBySide.Of(Table("2 ngày"), Table("1 ngày")));
        Assert.Equal(2, rows.Count);
        Assert.Equal("Thẩm định hồ sơ | [2] ngày", Said(rows[1].Before));
        Assert.Equal("Thẩm định hồ sơ | [1] ngày", Said(rows[1].After));
    }

    [Fact]
    public void A_text_does_not_differ_from_itself()
    {
        var content = Content(("Mục đích", ["Một dòng", "Hai dòng"]), ("Phạm vi", []));
        Assert.Empty(SideBySide.Changed(SideBySide.Of(content, content)));
        Assert.Equal(4, SideBySide.Of(content, content).Count);
        Assert.All(SideBySide.Of(content, DocumentContent.Empty), r => Assert.Equal(LineChange.Removed, r.Change));
    }
}
