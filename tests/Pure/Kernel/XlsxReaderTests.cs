using System.IO.Compression;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Kernel;

/// <summary>The workbooks are written part by part, as other programs than ours would write them.</summary>
public class XlsxReaderTests
{
    private const string Ns =
        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private static MemoryStream Book(
        string rows,
        string? sheets = null,
        string bookSettings = "",
        string sheetTail = "",
        params (string Name, string Text)[] more
    )
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            void Part(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }

            const string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
            const string relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            Part(
                "[Content_Types].xml",
                $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{kind}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>"""
            );
            Part(
                "_rels/.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
            );
            Part(
                "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relation}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="{relation}/styles" Target="styles.xml"/></Relationships>"""
            );
            Part(
                "xl/workbook.xml",
                $"""<workbook {Ns}>{bookSettings}<sheets>{sheets ?? """<sheet name="Cán bộ" sheetId="1" r:id="rId1"/>"""}</sheets></workbook>"""
            );
            Part("xl/worksheets/sheet1.xml", $"""<worksheet {Ns}><sheetData>{rows}</sheetData>{sheetTail}</worksheet>""");
            Part(
                "xl/worksheets/sheet2.xml",
                $"""<worksheet {Ns}><sheetData><row r="1"><c t="inlineStr"><is><t>trang hai</t></is></c></row></sheetData></worksheet>"""
            );
            Part(
                "xl/sharedStrings.xml",
                $"""<sst {Ns}><si><t>Họ tên</t></si><si><r><t>Đỗ </t></r><r><t>Ứng</t></r><rPh sb="0" eb="1"><t>phiên âm</t></rPh></si></sst>"""
            );
            Part(
                "xl/styles.xml",
                $"""<styleSheet {Ns}><numFmts count="1"><numFmt numFmtId="164" formatCode="&quot;ngày&quot; dd\ mm\ yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>"""
            );
            foreach (var (name, text) in more)
            {
                Part(name, text);
            }
        }

        file.Position = 0;
        return file;
    }

    private static string KeyOf(Stream file) => Assert.Throws<SheetException>(() => SheetReader.Read(file)).Key;

    [Fact]
    public void Shared_rich_inline_and_calculated_texts_are_read_at_their_places()
    {
        var sheet = SheetReader.Read(
            Book(
                """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="5"><c r="B5" t="str"><f>A2&amp;"x"</f><v>Họ tênx</v></c><c r="D5" t="inlineStr"><is><t>trực tiếp</t></is></c><c r="E5" t="b"><v>1</v></c></row>"""
            )
        );
        Assert.Equal("Cán bộ", sheet.Name);
        Assert.Equal(["Họ tên", "", "Đỗ Ứng"], sheet.Rows[0].Cells);
        Assert.Equal(["", "Họ tênx", "", "trực tiếp", "TRUE"], sheet.Rows[1].Cells);
        Assert.Equal([2, 5], sheet.Rows.Select(r => r.Line));
    }

    [Fact]
    public void Days_are_told_from_numbers_by_their_format()
    {
        var row = SheetReader
            .Read(
                Book(
                    """<row r="1"><c s="0"><v>45839</v></c><c s="1"><v>45839</v></c><c s="2"><v>45839</v></c><c s="3"><v>45839.3125</v></c><c s="4"><v>0.3125</v></c><c><v>79123456789012</v></c><c><v>0.5</v></c></row>"""
                )
            )
            .Rows[0];
        Assert.Equal(["45839", "2025-07-01", "2025-07-01", "2025-07-01 07:30:00", "07:30:00", "79123456789012", "0.5"], row.Cells);
    }

    [Fact]
    public void The_calendar_of_old_Macintosh_books_is_honoured() =>
        Assert.Equal(
            "2025-07-01",
            SheetReader
                .Read(Book("""<row r="1"><c s="1"><v>44377</v></c></row>""", bookSettings: """<workbookPr date1904="1"/>"""))
                .Rows[0]
                .Cells[0]
        );

    [Fact]
    public void A_hidden_sheet_is_passed_over()
    {
        const string sheets = """<sheet name="ẩn" sheetId="1" state="hidden" r:id="rId1"/><sheet name="hiện" sheetId="2" r:id="rId2"/>""";
        Assert.Equal("trang hai", SheetReader.Read(Book("", sheets)).Rows[0].Cells[0]);
    }

    [Fact]
    public void A_mistyped_mail_address_in_a_link_does_not_spoil_the_list()
    {
        const string relations =
            """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a b@@c,vn" TargetMode="External"/></Relationships>""";
        var file = Book(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>ung@tinh.example</t></is></c></row>""",
            sheetTail: """<hyperlinks><hyperlink ref="A1" r:id="rId9"/></hyperlinks>""",
            more: ("xl/worksheets/_rels/sheet1.xml.rels", relations)
        );
        Assert.Equal("ung@tinh.example", SheetReader.Read(file).Rows[0].Cells[0]);
    }

    [Fact]
    public void Macros_and_other_archives_are_refused()
    {
        Assert.Equal("sheet.macro", KeyOf(Book("", more: ("xl/vbaProject.bin", "x"))));
        var word = new MemoryStream();
        using (var zip = new ZipArchive(word, ZipArchiveMode.Create, true))
        {
            zip.CreateEntry("word/document.xml");
        }

        word.Position = 0;
        Assert.Equal("sheet.kind", KeyOf(word));
    }

    [Fact]
    public void An_archive_that_unpacks_to_a_flood_is_refused_before_it_is_parsed()
    {
        Assert.Equal("sheet.archive", KeyOf(Book(string.Concat(Enumerable.Repeat("<row><c/></row>", 300_000)))));
        Assert.Equal("sheet.archive", KeyOf(Book("", more: [.. Enumerable.Range(0, 1_001).Select(i => ($"xl/media/{i}.bin", ""))])));
        Assert.Equal("sheet.archive", KeyOf(Book("", more: ("xl/theme/theme1.xml", RandomText(5 << 20)))));
    }

    [Fact]
    public void A_document_type_with_entities_is_refused()
    {
        var file = Book("", more: ("xl/unused.txt", ""));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open());
            writer.Write(
                $"""<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet {Ns}><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>"""
            );
        }

        file.Position = 0;
        Assert.Equal("sheet.damaged", KeyOf(file));
    }

    private static string RandomText(int length)
    {
        var random = new Random(7);
        return string.Create(
            length,
            random,
            (chars, r) =>
            {
                foreach (ref var c in chars)
                {
                    c = (char)('a' + r.Next(26));
                }
            }
        );
    }
}
