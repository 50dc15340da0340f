using IsoDienTu.Portal.OpenData;

namespace IsoDienTu.Pure.Portal;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("|cmd", "'|cmd")]
    [InlineData("QT.DD.01", "QT.DD.01")]
    public void No_text_is_a_formula(string text, string written) => Assert.Equal(written + "\r\n", CsvRows.Line([text]));

    [Fact]
    public void Numbers_days_and_nothing_stay_what_they_are() =>
        Assert.Equal("-5,2026-03-02,\r\n", CsvRows.Line([-5, new DateOnly(2026, 3, 2), null]));

    [Fact]
    public void Commas_quotes_and_line_ends_are_quoted() =>
        Assert.Equal("\"a,b\",\"\"\"c\"\"\",\"d\ne\"\r\n", CsvRows.Line(["a,b", "\"c\"", "d\ne"]));
}
