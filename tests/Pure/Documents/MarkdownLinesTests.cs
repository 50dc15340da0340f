using IsoDienTu.Documents.Writing;

namespace IsoDienTu.Pure.Documents;

public sealed class MarkdownLinesTests
{
    [Theory]
    [InlineData("Cam kết **phục vụ**\ntận _tâm_", "Cam kết phục vụ", "tận tâm")]
    [InlineData("Gồm:\n\n- Đúng hạn\n- **Công** khai\n  1. Trên mạng", "Gồm:", "Đúng hạn", "Công khai", "Trên mạng")]
    [InlineData("| Việc | Chỉ tiêu |\n|---|---|\n| Đúng **hạn** | ≥ 98 % |", "Việc | Chỉ tiêu", "Đúng hạn | ≥ 98 %")]
    [InlineData("Mẫu `MB-01` xem [ở đây](https://a.vn) và ![ảnh](x.png) &lt;5", "Mẫu MB-01 xem ở đây và ảnh <5")]
    [InlineData("2 * 3 * 4 và a_b_c", "2 * 3 * 4 và a_b_c")]
    [InlineData("<b>không phải HTML</b>", "<b>không phải HTML</b>")]
    [InlineData("```\nmã\n```", "mã")]
    [InlineData("  \n\n")]
    public void A_text_is_told_as_it_is_read(string markdown, params string[] lines) => Assert.Equal(lines, MarkdownLines.Of(markdown));

    [Fact]
    public void A_text_nested_too_deeply_is_told_as_it_was_typed()
    {
        var deep = new string('>', 2000) + " a";
        Assert.Equal([deep], MarkdownLines.Of(deep));
    }
}
