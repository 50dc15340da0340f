using System.Diagnostics;
using System.Text;
using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

public class HtmlFileTests
{
    private static ReadingOutcome Read(string html, string name = "quy-trinh.html")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(html));
        return ProcedureReader.Read(stream, name);
    }

    private static string Page(string body) =>
        $"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title></head><body>{body}</body></html>";

    private static string Row(params string[] cells) =>
        $"<tr>{string.Concat(cells.Select(c => c.StartsWith("<td", StringComparison.Ordinal) ? c : $"<td><p>{c}</p></td>"))}</tr>";

    private static readonly string Header = Row("TT", "Nội dung công việc", "Trách nhiệm", "Thời gian");

    [Fact]
    public void Spans_of_rows_and_columns_are_rebuilt_to_a_grid()
    {
        var outcome = Read(
            Page(
                $"<table>{Header}{Row("1", "Nhận<br>- chuyển", "Một cửa", "<td rowspan=2>2 ngày</td>")}{Row("2", "Ký", "Giám đốc")}{Row("<td colspan=3>Tổng cộng</td>", "2 ngày")}</table>"
            )
        );
        Assert.True(outcome.Understood);
        Assert.Equal(["Nhận", "- chuyển"], outcome.Reading.Step("1").Content);
        Assert.Equal(["2"], outcome.Reading.Step("1").TimeSharedWith);
        Assert.Equal(960, outcome.Reading.LegalTotal.Minutes);
    }

    [Fact]
    public void A_page_laid_out_with_tables_is_read_through()
    {
        var outcome = Read(
            Page(
                $"<table><tr><td><div><p>Tiêu đề</p><table>{Header}{Row("1", "Nhận", "Một cửa", "1 ngày")}</table></div></td></tr></table>"
            )
        );
        Assert.Equal(["1"], outcome.Reading!.Numbers());
    }

    [Fact]
    public void Scripts_and_links_leave_no_trace_in_the_reading()
    {
        var outcome = Read(
            Page(
                $"<script>document.write('x')</script><p onclick=\"x()\">Đoạn <img src=http://x.invalid/a.png> văn</p><table>{Header}{Row("1", "<a href=javascript:x()>Nhận</a>", "Một cửa", "1 ngày")}</table>"
            )
        );
        Assert.Equal(["Nhận"], outcome.Reading!.Step("1").Content);
        Assert.Equal("Đoạn văn", Assert.IsType<SourceParagraph>(outcome.Reading!.Source.Body[0]).Text);
    }

    [Fact]
    public void Steps_in_paragraphs_are_read_from_html_too() =>
        Assert.Equal(["1"], Read(Page("<p>Bước 1: Nhận (Trách nhiệm: Một cửa; thời gian: 1 ngày)</p>")).Reading!.Numbers());

    [Fact]
    public void A_page_without_steps_is_answered_clearly() =>
        Assert.Equal("procedure.steps.none", Read(Page("<p>Thông báo</p>")).Problem?.Key);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<p><b class=#>")]
    [InlineData("<svg><a>")]
    public void Deep_nesting_is_refused_quickly(string open)
    {
        var watch = Stopwatch.StartNew();
        var outcome = Read(
            Page(string.Concat(Enumerable.Range(0, 100_000).Select(i => open.Replace("#", $"x{i}", StringComparison.Ordinal))))
        );
        Assert.Equal("procedure.file.too_complex", outcome.Problem?.Key);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }
}
