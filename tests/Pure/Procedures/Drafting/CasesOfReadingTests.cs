using System.Text;
using IsoDienTu.Procedures;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;

namespace IsoDienTu.Pure.Procedures.Drafting;

public sealed class CasesOfReadingTests
{
    private const string Cases = """
        <html><body><h1>QUY TRÌNH CÔNG NHẬN TRUNG TÂM</h1><p>Mã hiệu: QT.KH.01</p>
        <p>Quy trình xử lý công việc</p>
        <p>a) Trường hợp không thành lập hội đồng: 2 ngày làm việc</p>
        <table>
        <tr><th>TT</th><th>Trình tự</th><th>Trách nhiệm</th><th>Thời gian</th><th>Biểu mẫu</th></tr>
        <tr><td>1</td><td>Tiếp nhận hồ sơ</td><td>Bộ phận một cửa</td><td>0,5 ngày</td><td></td></tr>
        <tr><td>2</td><td>Thẩm định hồ sơ</td><td>Chuyên viên</td><td>1,5 ngày</td><td></td></tr>
        <tr><td>3</td><td>Trả kết quả</td><td>Bộ phận một cửa</td><td></td><td></td></tr>
        </table>
        <p>b) Trường hợp thành lập hội đồng: 5 ngày làm việc</p>
        <table>
        <tr><th>TT</th><th>Trình tự</th><th>Trách nhiệm</th><th>Thời gian</th><th>Biểu mẫu</th></tr>
        <tr><td>1</td><td>Tiếp nhận hồ sơ</td><td>Bộ phận một cửa</td><td>0,5 ngày</td><td></td></tr>
        <tr><td>2</td><td>Thành lập hội đồng</td><td>Chuyên viên</td><td>1,5 ngày</td><td></td></tr>
        <tr><td>3</td><td>Hội đồng họp</td><td>Hội đồng</td><td>3 ngày</td><td></td></tr>
        <tr><td>4</td><td>Trả kết quả</td><td>Bộ phận một cửa</td><td></td><td></td></tr>
        </table></body></html>
        """;

    private static ProcedureReading Read(string html)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(html));
        return ProcedureReader.Read(stream, "cases.html").Reading!;
    }

    [Fact]
    public void Cases_with_steps_of_their_own_become_processes_of_their_own()
    {
        var cards = CasesOfReading.Split(Read(Cases)).Select(CardOfReading.Make).ToList();

        Assert.Equal(2, cards.Count);
        Assert.Equal(["1", "2", "3"], cards[0].Steps.Select(s => s.Number));
        Assert.Equal(["1", "2", "3", "4"], cards[1].Steps.Select(s => s.Number));
        Assert.Equal(2 * 480, cards[0].LegalMinutes);
        Assert.Equal(5 * 480, cards[1].LegalMinutes);
        Assert.EndsWith("Trường hợp thành lập hội đồng", cards[1].Title, StringComparison.Ordinal);
        Assert.Equal(["QT.KH.01.A", "QT.KH.01.B"], cards.Select(c => c.Code));
        Assert.All(
            cards,
            card =>
                Assert.DoesNotContain(
                    Definitions.Preview(CardProcess.Draft(card), card.LegalMinutes, "t", "vi").Findings,
                    f => f.Level == "error"
                )
        );
    }

    [Fact]
    public void A_procedure_without_such_cases_stays_one()
    {
        var reading = Cards.Reading("QT.DD.01.html");

        Assert.Same(reading, Assert.Single(CasesOfReading.Split(reading)));
    }
}
