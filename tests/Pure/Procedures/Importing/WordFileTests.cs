using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>What Word writes into its files: merges, automatic numbers, headers, tracked changes, bad links.</summary>
public class WordFileTests
{
    private static readonly string[] Header = ["TT", "Nội dung công việc", "Trách nhiệm", "Thời gian"];

    private static ProcedureReading Read(WordFile file)
    {
        using var stream = new MemoryStream(file.Bytes());
        var outcome = ProcedureReader.Read(stream, "thư mục/quy trình.docx");
        Assert.True(outcome.Understood, outcome.Problem?.MessageEn);
        return outcome.Reading;
    }

    [Fact]
    public void Merged_cells_are_rebuilt_to_a_grid()
    {
        var reading = Read(
            new WordFile().Table(
                Header,
                ["1", "Nhận\nChuyển", "Một cửa", WordFile.Cell("2 ngày", "<w:vMerge w:val=\"restart\"/>")],
                ["2", "Ký", "Giám đốc", WordFile.Cell("", "<w:vMerge/>")],
                [WordFile.Cell("Tổng cộng", "<w:gridSpan w:val=\"3\"/>"), "2 ngày"]
            )
        );
        Assert.Equal(["Nhận", "Chuyển"], reading.Step("1").Content);
        Assert.Equal(["2"], reading.Step("1").TimeSharedWith);
        Assert.Equal(960, reading.LegalTotal.Minutes);
        Assert.Equal("quy trình", reading.Id);
    }

    [Fact]
    public void Automatic_numbers_are_written_out()
    {
        const string auto = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>";
        string Number() => $"<w:tc><w:p>{auto}</w:p></w:tc>";
        var reading = Read(
            new WordFile()
                .Part(
                    "numbering.xml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
                    "numbering",
                    "<w:numbering NAMESPACES><w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"Bước %1\"/></w:lvl></w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"
                )
                .Table(Header, [Number(), "Nhận", "Một cửa", "1 ngày"], [Number(), "Ký", "Giám đốc", "1 ngày"])
        );
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.Equal("1", reading.Steps[0].PrintedNo);
        Assert.False(reading.Has("number_missing"));
    }

    [Fact]
    public void A_page_header_gives_code_issue_and_date()
    {
        var reading = Read(
            new WordFile()
                .Part(
                    "header1.xml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
                    "header",
                    $"<w:hdr NAMESPACES>{WordFile.P("Mã hiệu: QT.KT.07")}{WordFile.P("Lần ban hành: 02")}{WordFile.P("Ngày ban hành: 05/01/2026")}</w:hdr>"
                )
                .Table(Header, ["1", "Nhận", "Một cửa", "1 ngày"])
        );
        Assert.Equal(
            ("QT.KT.07", "02", "05/01/2026"),
            (reading.Header.Code?.Text, reading.Header.Issue?.Text, reading.Header.IssuedOn?.Text)
        );
        Assert.IsType<SourceParagraph>(reading.Source.Find(reading.Header.Code!.At));
    }

    [Fact]
    public void Deleted_and_hidden_text_is_not_read_and_inserted_text_is()
    {
        var reading = Read(
            new WordFile().Table(
                Header,
                [
                    "1",
                    "<w:tc><w:p><w:r><w:t>Nhận </w:t></w:r><w:del><w:r><w:delText>thẩm định</w:delText></w:r></w:del><w:ins><w:r><w:t>hồ sơ</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> ẩn</w:t></w:r></w:p></w:tc>",
                    "Một cửa",
                    "1 ngày",
                ]
            )
        );
        Assert.Equal(["Nhận hồ sơ"], reading.Step("1").Content);
    }

    [Fact]
    public void A_process_inside_a_table_inside_a_cell_or_a_content_control_is_found()
    {
        var inner = WordFile.StepsTable;
        Assert.Equal(["1"], Read(new WordFile().Raw($"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")).Numbers());
        Assert.Equal(["1"], Read(new WordFile().Raw($"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>")).Numbers());
    }

    [Fact]
    public void A_link_that_is_no_address_does_not_stop_the_reading()
    {
        var file = new WordFile()
            .Relation(
                "<Relationship Id=\"h\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"mailto:một cửa@@so.vn; thứ hai@so.vn\" TargetMode=\"External\"/>"
            )
            .Table(Header, ["1", "Nhận", "Một cửa", "1 ngày"]);
        Assert.Equal(["1"], Read(file).Numbers());
    }

    [Fact]
    public void Title_decision_and_codes_are_taken_from_the_annex_of_a_decision()
    {
        var reading = Read(
            new WordFile()
                .Table(["UBND TỈNH A\n-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"])
                .Paragraph("PHỤ LỤC")
                .Paragraph("QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")
                .Paragraph("(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh A)")
                .Paragraph("Cấp giấy phép hoạt động (Mã TTHC: 1.012345.H10)")
                .Table(Header, ["1", "Nhận", "Một cửa", "1 ngày"])
        );
        Assert.Equal("Cấp giấy phép hoạt động", reading.Header.Title?.Text);
        Assert.Equal(("12/QĐ-UBND", "05/01/2026"), (reading.Header.Decision?.Text, reading.Header.DecidedOn?.Text));
        Assert.Equal(["1.012345.H10"], reading.Header.ProcedureCodes);
        Assert.Equal("UBND TỈNH A", reading.Header.Agency?.Text);
        Assert.Equal("C", reading.Layout);
    }

    [Fact]
    public void Iso_sections_make_layout_a_and_give_the_components()
    {
        var reading = Read(
            new WordFile()
                .Table([WordFile.Cell("SỞ KINH TẾ"), WordFile.Cell("QUY TRÌNH\nCấp giấy phép"), WordFile.Cell("Mã hiệu: QT.KT.02")])
                .Paragraph("1. MỤC ĐÍCH")
                .Paragraph("Thống nhất cách làm.")
                .Paragraph("2. PHẠM VI")
                .Paragraph("5. NỘI DUNG QUY TRÌNH")
                .Paragraph("5.1. Cơ sở pháp lý")
                .Paragraph("- Nghị định số 63/2010/NĐ-CP")
                .Paragraph("5.2. Thành phần hồ sơ")
                .Table(["TT", "Tên giấy tờ", "Bản chính"], ["1", "Đơn đề nghị", "x"])
                .Paragraph("5.3. Số lượng hồ sơ: 01 bộ")
                .Paragraph("5.6. Phí, lệ phí: Không")
                .Paragraph("5.7. Trình tự thực hiện")
                .Table(Header, ["1", "Nhận", "Một cửa", "1 ngày"])
                .Paragraph("7. HỒ SƠ LƯU")
                .Table(["TT", "Tên hồ sơ", "Nơi lưu", "Thời gian lưu"], ["1", "Kết quả giải quyết", "Văn thư", "05 năm"])
        );
        Assert.Equal("A", reading.Layout);
        Assert.Equal("Cấp giấy phép", reading.Header.Title?.Text);
        Assert.Equal("QT.KT.02", reading.Header.Code?.Text);
        Assert.Equal(["legal_base", "parts", "copies", "fee", "records"], reading.Components.Select(c => c.Kind));
        Assert.Equal(["01 bộ"], reading.Components[2].Lines[0].Cells);
        Assert.Equal(["1", "Đơn đề nghị", "x"], reading.Components[1].Lines[1].Cells);
    }
}
