using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Kernel;
using IsoDienTu.Pure.Signing;

namespace IsoDienTu.Pure.Kernel;

/// <summary>A list leaves as a spreadsheet and as a Word paper that say the same.</summary>
public sealed class ListExportTests
{
    private static readonly DateOnly day = new(2026, 11, 23);

    private static ListExport List(int columns, int rows)
    {
        ListColumn<int>[] all =
        [
            new("STT", 3, (_, number) => number),
            new("Mã hiệu", 8, (n, _) => $"QT-TP-HTQT-{n:00}"),
            new("Tên tài liệu", 14, (n, _) => $"Quy trình chứng thực chữ ký người dịch số {n}\nPhòng Hành chính tư pháp"),
            new("Hiệu lực từ", 6, (n, _) => day.AddDays(n)),
            new("Ghi chú", 8, (n, _) => n % 2 == 0 ? "=HYPERLINK(\"http://evil.example\")" : null),
            .. Enumerable.Range(6, Math.Max(0, columns - 5)).Select(i => new ListColumn<int>($"Cột {i}", 6, (_, _) => "Nguyễn Thị Hạnh")),
        ];
        return ListExport.Of(
            "danh-muc",
            "Danh mục",
            new ListHead("Ủy ban nhân dân tỉnh Đắk Lắk", "Sở Tư pháp", "Danh mục tài liệu nội bộ", "Đúng tại ngày 23/11/2026"),
            all[..columns],
            Enumerable.Range(1, rows)
        );
    }

    private static WordprocessingDocument Open(ListExport list) =>
        WordprocessingDocument.Open(new MemoryStream(list.Write(ListFormat.Docx)), isEditable: false);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 3)]
    [InlineData(13, 60)]
    public void The_paper_is_what_its_schema_asks_and_lies_when_it_is_wide(int columns, int rows)
    {
        using var word = Open(List(columns, rows));
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(word)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Distinct(StringComparer.Ordinal).Take(10)));
        var main = word.MainDocumentPart!;
        var size = main.Document.Descendants<PageSize>().Single();
        Assert.Equal(columns > 5, size.Orient?.Value == PageOrientationValues.Landscape);
        Assert.Equal(columns > 5, size.Width! > size.Height!);
        var table = main.Document.Descendants<Table>().Last();
        Assert.Equal(rows + 1, table.Elements<TableRow>().Count());
        Assert.All(table.Elements<TableRow>(), r => Assert.Equal(columns, r.Elements<TableCell>().Count()));
        Assert.Single(table.Descendants<TableHeader>());
        var room = (int)size.Width!.Value - main.Document.Descendants<PageMargin>().Sum(m => (int)(m.Left!.Value + m.Right!.Value));
        Assert.Equal(
            room,
            table.Descendants<GridColumn>().Sum(c => int.Parse(c.Width!, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Equal(
            ["PAGE", "NUMPAGES"],
            main.FooterParts.SelectMany(f => f.Footer.Descendants<SimpleField>()).Select(f => f.Instruction!.Value)
        );
        var text = string.Join('\n', main.Document.Descendants<Paragraph>().Select(p => p.InnerText));
        Assert.Contains("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK\nSỞ TƯ PHÁP", text, StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", text, StringComparison.Ordinal);
        Assert.Contains("DANH MỤC TÀI LIỆU NỘI BỘ\nĐúng tại ngày 23/11/2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_files_hold_the_same_cells()
    {
        var list = List(5, 3);
        using var word = Open(list);
        var paper = word.MainDocumentPart!.Document.Descendants<Table>()
            .Last()
            .Elements<TableRow>()
            .Select(r => r.Elements<TableCell>().Select(c => string.Join('\n', c.Elements<Paragraph>().Select(p => p.InnerText))).ToArray())
            .ToList();
        Assert.Equal(["STT", "Mã hiệu", "Tên tài liệu", "Hiệu lực từ", "Ghi chú"], paper[0]);
        Assert.Equal(
            [
                "2",
                "QT-TP-HTQT-02",
                "Quy trình chứng thực chữ ký người dịch số 2\nPhòng Hành chính tư pháp",
                "25/11/2026",
                "=HYPERLINK(\"http://evil.example\")",
            ],
            paper[2]
        );
        var sheet = SheetReader.Read(new MemoryStream(list.Write(ListFormat.Xlsx)));
        Assert.Equal(paper.Select(r => r[1]), sheet.Rows.Select(r => r.Cells[1]));
        Assert.Equal(paper.Select(r => r[2]), sheet.Rows.Select(r => r.Cells[2]));
    }

    [Fact]
    public void Another_office_program_opens_it_and_repeats_the_heads()
    {
        using var folder = new Folder();
        var list = List(13, 60);
        folder.Put("list.docx", list.Write(ListFormat.Docx));
        var (exit, said) = Programs.Run(
            folder.Path,
            "soffice",
            $"-env:UserInstallation=file://{folder.Path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "list.docx"
        );
        Assert.True(exit == 0, said);
        if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
        {
            File.Copy(Path.Combine(folder.Path, "list.pdf"), Path.Combine(pictures, "list-word.pdf"), overwrite: true);
        }

        var pages = Programs.Run(folder.Path, "pdftotext", "-enc", "UTF-8", "-layout", "list.pdf", "-").Said.Split('\f')[..^1];
        Assert.True(pages.Length > 2);
        Assert.All(pages, p => Assert.Contains("STT", p, StringComparison.Ordinal));
        Assert.Contains($"Trang 2/{pages.Length}", pages[1], StringComparison.Ordinal);
        Assert.DoesNotContain("CỘNG HÒA", pages[1], StringComparison.Ordinal);
    }
}
