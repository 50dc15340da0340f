using System.Text;
using System.Text.Json;
using IsoDienTu.Eiso.Shared;

namespace IsoDienTu.Pure.Eiso;

public sealed class ProcedureCommandsTests
{
    private const string Page = """
        <html><body><p>QUY TRÌNH NỘI BỘ</p><p>Cấp giấy phép</p><table>
        <tr><td>TT</td><td>Nội dung</td><td>Trách nhiệm</td><td>Thời gian</td></tr>
        <tr><td>1</td><td>Nếu hồ sơ chưa hợp lệ thì hướng dẫn bổ sung</td><td>Một cửa</td><td>0,5 ngày</td></tr>
        <tr><td>2</td><td>Ký</td><td>Giám đốc</td><td>1 ngày</td></tr>
        <tr><td colspan=3>Tổng cộng</td><td>2 ngày</td></tr></table></body></html>
        """;

    [Fact]
    public async Task The_read_call_prints_one_JSON_document_in_snake_case()
    {
        var (exit, output, error) = await Read(Page, "cap-phep.html", "--json");

        using var answer = JsonDocument.Parse(output);
        var root = answer.RootElement;
        Assert.Equal("cap-phep", root.GetProperty("id").GetString());
        Assert.Equal(960, root.GetProperty("legal_total").GetProperty("minutes").GetInt32());
        var step = root.GetProperty("steps")[0];
        Assert.Equal("0,5 ngày", step.GetProperty("duration_as_written").GetString());
        Assert.Equal("2", step.GetProperty("next")[0].GetProperty("to").GetString());
        Assert.Equal(JsonValueKind.Null, step.GetProperty("next")[0].GetProperty("condition").ValueKind);
        Assert.Equal("supplement", step.GetProperty("returns")[0].GetProperty("kind").GetString());
        var finding = Assert.Single(root.GetProperty("findings").EnumerateArray());
        Assert.Equal(("warning", "sum_mismatch"), (finding.GetProperty("level").GetString(), finding.GetProperty("kind").GetString()));
        Assert.Equal((0, ""), (exit, error));
    }

    [Fact]
    public async Task The_read_call_prints_a_sheet_for_people()
    {
        var (exit, output, _) = await Read(Page, "cap-phep.html");

        Assert.Equal(0, exit);
        Assert.Contains("Cấp giấy phép", output, StringComparison.Ordinal);
        Assert.Contains("sum_mismatch", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7")]
    [InlineData("<html><body><p>Thông báo</p></body></html>")]
    public async Task A_file_that_cannot_be_read_gives_one_line_and_status_2(string content)
    {
        var (exit, output, error) = await Read(content, "x.docx", "--json");

        Assert.Equal((2, ""), (exit, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("x.docx", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.Equal(2, await CommandLine.RunAsync(["procedure", "read", "không-có.docx"], output, error));
        Assert.Contains("không-có.docx", error.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Error)> Read(string content, string name, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(path, content, Encoding.UTF8);
            using var output = new StringWriter();
            using var error = new StringWriter();
            var exit = await CommandLine.RunAsync(["procedure", "read", path, .. options], output, error);
            return (exit, output.ToString(), error.ToString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
