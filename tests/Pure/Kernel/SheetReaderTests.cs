using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Kernel;

public class SheetReaderTests
{
    private static readonly SheetColumn[] staff =
    [
        new("name", true, "Họ và tên", "Họ tên", "Full name"),
        new("code", false, "Mã định danh", "Code"),
        new("from", false, "Từ ngày", "From"),
    ];

    private static Sheet Csv(string text) => SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static string KeyOf(Action act) => Assert.Throws<SheetException>(act).Key;

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\r\n1;2\r\n")]
    [InlineData("a\tb\r1\t2")]
    [InlineData("sep=;\na;b\n1;2")]
    [InlineData("\"a\";\"b\"\n\"1\";2")]
    public void The_separator_and_the_line_ending_are_found(string text) => Assert.Equal(["1", "2"], Csv(text).Rows[1].Cells);

    [Fact]
    public void A_comma_in_titles_and_addresses_does_not_hide_the_semicolons()
    {
        var sheet = Csv(
            "DANH SÁCH CƠ QUAN, ĐƠN VỊ\nTên;Địa chỉ\nSở A;1 Lê Lợi, p. Hà Tu, Quảng Ninh\nSở B;2 Lê Lợi, p. Hà Tu, Quảng Ninh\n"
        );
        Assert.Equal(["Sở B", "2 Lê Lợi, p. Hà Tu, Quảng Ninh"], sheet.Rows[3].Cells);
    }

    [Fact]
    public void Quotes_keep_separators_line_breaks_and_doubled_quotes()
    {
        var sheet = Csv("tên,ghi chú\n\"Phòng \"\"Một cửa\"\"\",\"dòng 1\ndòng 2, hết\"\nB,c\n");
        Assert.Equal(["Phòng \"Một cửa\"", "dòng 1\ndòng 2, hết"], sheet.Rows[1].Cells);
        Assert.Equal(4, sheet.Rows[2].Line);
    }

    [Fact]
    public void An_unclosed_quote_is_named_by_its_line()
    {
        var error = Assert.Throws<SheetException>(() => Csv("a,b\n\"x,1\ny,2\n"));
        Assert.Equal("sheet.quote", error.Key);
        Assert.Contains("dòng 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_in_UTF_16_with_its_mark_is_read()
    {
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Họ tên;Từ ngày\nĐỗ Thị Ứng;1/7/2025\n")).ToArray();
        Assert.Equal("Đỗ Thị Ứng", SheetReader.Read(new MemoryStream(bytes)).Rows[1].Cells[0]);
    }

    [Fact]
    public void Text_in_an_old_code_table_is_refused_with_the_mend()
    {
        byte[] tcvn3 = [.. "Ho ten,Don vi\nNguy"u8, 0xD4, 0xF4, (byte)'n', (byte)'\n'];
        Assert.Equal("sheet.encoding", KeyOf(() => SheetReader.Read(new MemoryStream(tcvn3))));
    }

    [Fact]
    public void Blank_lines_are_left_out_and_lines_keep_their_numbers() =>
        Assert.Equal([1, 4], Csv("a,b\n,,\n\n1,2\n").Rows.Select(r => r.Line));

    [Fact]
    public void The_header_is_found_below_a_title_and_its_words_in_any_order()
    {
        var table = Csv("DANH SÁCH CÁN BỘ\n\nSTT,MÃ ĐỊNH DANH (theo QĐ 20),HỌ VÀ TÊN,Từ ngày\n1,H49.12,Đỗ Thị Ứng,01/07/2025\n")
            .Table(staff);
        Assert.Equal(3, table.HeaderLine);
        Assert.Equal(["STT"], table.Ignored);
        var row = Assert.Single(table.Records);
        Assert.Equal(("Đỗ Thị Ứng", "H49.12", 4), (row["name"], row["code"], row.Line));
        Assert.True(row.TryDay("from", out var from));
        Assert.Equal(new DateOnly(2025, 7, 1), from);
    }

    [Fact]
    public void English_headers_serve_as_well() => Assert.Equal("A", Csv("Code,Full name\nH49,A\n").Table(staff).Records[0]["name"]);

    [Fact]
    public void A_missing_required_column_is_named()
    {
        var error = Assert.Throws<SheetException>(() => Csv("Mã định danh;Từ ngày\nH49;1/7/2025\n").Table(staff));
        Assert.Equal("sheet.header", error.Key);
        Assert.Contains("“Họ và tên”", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31/02/2025", false)]
    [InlineData("hôm qua", false)]
    [InlineData("2025-07-01", true)]
    [InlineData("1.7.2025", true)]
    [InlineData("", true)]
    public void A_day_that_does_not_exist_is_noticed(string text, bool good) =>
        Assert.Equal(good, Csv("Họ tên;Từ ngày\nA;" + text + "\n").Table(staff).Records[0].TryDay("from", out _));

    [Fact]
    public void Limits_stop_large_files_wide_rows_and_long_cells()
    {
        var bytes = Encoding.UTF8.GetBytes("a,b\n" + new string('x', 5000) + ",2\n1,2\n");
        Assert.Equal("sheet.size", KeyOf(() => SheetReader.Read(new MemoryStream(bytes), new SheetLimits { MaxBytes = 1000 })));
        Assert.Equal("sheet.cell", KeyOf(() => SheetReader.Read(new MemoryStream(bytes), new SheetLimits { MaxCellLength = 100 })));
        Assert.Equal("sheet.rows", KeyOf(() => SheetReader.Read(new MemoryStream(bytes), new SheetLimits { MaxRows = 2 })));
        Assert.Equal("sheet.columns", KeyOf(() => SheetReader.Read(new MemoryStream(bytes), new SheetLimits { MaxColumns = 1 })));
    }

    [Fact]
    public void What_is_no_table_is_refused()
    {
        Assert.Equal("sheet.empty", KeyOf(() => Csv("")));
        Assert.Equal("sheet.empty", KeyOf(() => Csv(" \n \n")));
        Assert.Equal("sheet.kind", KeyOf(() => Csv("%PDF-1.7 ...")));
        Assert.Equal("sheet.kind", KeyOf(() => SheetReader.Read(new MemoryStream([0x41, 0x00, 0x42]))));
        Assert.Equal("sheet.old-or-encrypted", KeyOf(() => SheetReader.Read(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]))));
        Assert.Equal("sheet.damaged", KeyOf(() => SheetReader.Read(new MemoryStream([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]))));
    }
}
