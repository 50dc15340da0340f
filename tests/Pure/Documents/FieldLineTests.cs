using IsoDienTu.Documents;
using IsoDienTu.Documents.Filling;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Documents;

/// <summary>Fields of a form as lines of typing, and the rules for what is filled in.</summary>
public sealed class FieldLineTests
{
    private static FormField One(string line) => FieldLine.Read(line, "Sections[0].Fields").Single();

    [Theory]
    [InlineData("Họ và tên", "Họ và tên | chữ", FormFieldKind.Text)]
    [InlineData("Họ và tên*|Chữ", "Họ và tên * | chữ", FormFieldKind.Text)]
    [InlineData("Đề nghị * | doan 5 dong | Nêu rõ lý do", "Đề nghị * | đoạn 5 dòng | Nêu rõ lý do", FormFieldKind.Lines)]
    [InlineData("Đề nghị | đoạn", "Đề nghị | đoạn", FormFieldKind.Lines)]
    [InlineData("Số lượng | số", "Số lượng | số", FormFieldKind.Number)]
    [InlineData("Số lượng | số 1..100", "Số lượng | số 1..100", FormFieldKind.Number)]
    [InlineData("Tỷ lệ | số 0,5..", "Tỷ lệ | số 0,5..", FormFieldKind.Number)]
    [InlineData("Nhiệt độ | số -10..1.250.000", "Nhiệt độ | số -10..1250000", FormFieldKind.Number)]
    [InlineData("Ngày sinh *| ngày", "Ngày sinh * | ngày", FormFieldKind.Day)]
    [InlineData("Số định danh | 12 chữ số", "Số định danh | 12 chữ số", FormFieldKind.Digits)]
    [InlineData("Hình thức | chọn: Trực tiếp ; Qua bưu chính;", "Hình thức | chọn: Trực tiếp; Qua bưu chính", FormFieldKind.Choice)]
    [InlineData("Kèm | Chọn nhiều: a; b", "Kèm | chọn nhiều: a; b", FormFieldKind.Choices)]
    [InlineData("Cam đoan * | đánh dấu", "Cam đoan * | đánh dấu", FormFieldKind.Tick)]
    [InlineData("Danh mục | bảng 8 dòng: Tên; Mã: hiệu", "Danh mục | bảng 8 dòng: Tên; Mã: hiệu", FormFieldKind.Rows)]
    [InlineData("Danh mục | bảng: Tên", "Danh mục | bảng: Tên", FormFieldKind.Rows)]
    public void A_line_is_a_field_and_the_field_is_the_line_again(string typed, string written, FormFieldKind kind)
    {
        var field = One(typed);
        Assert.Equal((kind, written), (field.Kind, FieldLine.Of(field)));
        var again = One(written);
        Assert.Equal(field with { Options = [] }, again with { Options = [] });
        Assert.Equal(field.Options, again.Options);
    }

    [Fact]
    public void The_examples_that_are_shown_can_be_read_and_name_every_kind()
    {
        var fields = FieldLine.Read(string.Join('\n', FieldLine.Examples), "x");
        Assert.Equal(FieldLine.Examples, fields.Select(FieldLine.Of));
        Assert.Equal(Enum.GetValues<FormFieldKind>().Order(), fields.Select(f => f.Kind).Order());
    }

    [Theory]
    [InlineData("* | chữ", "documents.field.label")]
    [InlineData("A | gì đó", "documents.field.kind")]
    [InlineData("A | số 5..1", "documents.field.kind")]
    [InlineData("A | số một", "documents.field.kind")]
    [InlineData("A | chọn: chỉ một", "documents.field.kind")]
    [InlineData("A | chọn: a; a", "documents.field.kind")]
    [InlineData("A | bảng:", "documents.field.kind")]
    [InlineData("A | 0 chữ số", "documents.field.kind")]
    [InlineData("A | 99 chữ số", "documents.field.kind")]
    [InlineData("A | đoạn 90 dòng", "documents.field.kind")]
    [InlineData("A | ngày 3 dòng", "documents.field.kind")]
    [InlineData("A | ngày: hôm nay", "documents.field.kind")]
    [InlineData("A\nA | ngày", "documents.field.twice")]
    public void A_line_that_cannot_be_understood_is_refused_at_its_input(string typed, string key)
    {
        var refused = Assert.Throws<RuleException>(() => FieldLine.Read(typed, "Sections[2].Fields"));
        Assert.Equal((key, "Sections[2].Fields"), (refused.Key, refused.Field));
    }

    private static DocumentContent Form(params string[] lines) =>
        new([
            new DocumentSection("1", "Người đề nghị", [new MarkdownBlock("Ghi rõ."), new FieldsBlock(FieldLine.Read(lines[0], "x"))]),
            .. lines.Skip(1).Select(l => new DocumentSection("2", "Nội dung", [new FieldsBlock(FieldLine.Read(l, "x"))])),
        ]);

    [Theory]
    [InlineData("A * | chữ", "", "documents.filled.missing")]
    [InlineData("A * | đánh dấu", "false", "documents.filled.missing")]
    [InlineData("A | số 1..10", "0", "documents.filled.range")]
    [InlineData("A | số ..10", "10,5", "documents.filled.range")]
    [InlineData("A | số", "mười", "documents.filled.number")]
    [InlineData("A | ngày", "30/02/2026", "documents.filled.day")]
    [InlineData("A | 3 chữ số", "12a", "documents.filled.digits")]
    [InlineData("A | 3 chữ số", "1234", "documents.filled.digits")]
    [InlineData("A | chọn: x; y", "z", "documents.filled.choice")]
    [InlineData("A | số 1..10", "1", null)]
    [InlineData("A | số", "1.250.000", null)]
    [InlineData("A | ngày", "2026-01-05", null)]
    [InlineData("A * | chữ", "x", null)]
    [InlineData("A | chữ", "", null)]
    public void What_is_filled_in_is_held_to_the_rule_of_its_field(string field, string typed, string? key)
    {
        var form = Form(field);
        var problem = FieldRules.Problems(form, FieldRules.Read(form, _ => [typed])).SingleOrDefault();
        Assert.Equal((key, key is null ? null : "Values[1]"), (problem?.Key, problem?.Field));
    }

    [Fact]
    public void Answers_are_kept_by_the_number_of_their_field_and_stand_in_their_places()
    {
        var form = Form("Họ tên | chữ\nKèm | chọn nhiều: bản chính; bản sao", "Bảng | bảng 3 dòng: a; b\nGhi chú | đoạn");
        string[][] typed =
        [
            ["  Trần   Văn An "],
            ["bản sao", "lạ"],
            ["1", "2", "", "", "", ""],
            ["dòng\r\nhai "],
        ];
        var kept = FieldRules.Read(form, f => typed[f.Number - 1]);
        Assert.Equal(["Trần Văn An"], kept[1]);
        Assert.Equal(["bản sao"], kept[2]);
        Assert.Equal(["1", "2"], kept[3]);
        Assert.Equal(["dòng\nhai"], kept[4]);
        var again = FilledForm.Written(kept);
        Assert.Equal(kept, new FilledForm { Values = again }.Answers());
        var html = ContentHtml.Render(FieldRules.Filled(form, kept)).ToString()!;
        Assert.Contains("Trần Văn An", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"sheet-box\">x</span> bản sao", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<span class=\"sheet-box\">x</span> bản chính", html, StringComparison.Ordinal);
        Assert.Contains("<td>2</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Trần Văn An", ContentHtml.Render(form).ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_encoded_and_stay_out_of_the_document()
    {
        var form = Form("A | chữ");
        var filled = FieldRules.Filled(form, FieldRules.Read(form, _ => ["<script>alert(1)</script>"]));
        Assert.DoesNotContain("<script", ContentHtml.Render(filled).ToString()!, StringComparison.Ordinal);
        Assert.Equal(form.ToJson(), filled.ToJson());
        Assert.Equal("A | chữ", DocumentContent.Parse(form.ToJson()).Lines().Last());
    }

    [Fact]
    public void What_is_too_long_is_refused_and_not_cut()
    {
        var form = Form("A | chữ");
        var refused = Assert.Throws<RuleException>(() => FieldRules.Read(form, _ => [new string('x', FieldRules.LongestLine + 1)]));
        Assert.Equal(("documents.filled.long", "Values[1]"), (refused.Key, refused.Field));
    }
}
