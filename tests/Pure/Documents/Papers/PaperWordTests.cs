using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Pure.Signing;

namespace IsoDienTu.Pure.Documents.Papers;

/// <summary>What leaves as Word: valid by its schema, and opened by another office program with all its text.</summary>
public sealed class PaperWordTests
{
    [Theory]
    [InlineData("procedure")]
    [InlineData("policy")]
    [InlineData("draft")]
    [InlineData("form")]
    public void The_file_is_what_its_schema_asks(string which)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(PaperWord.Write(Paper(which))), isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(word)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Distinct(StringComparer.Ordinal).Take(10)));
        var head = string.Concat(word.MainDocumentPart!.HeaderParts.SelectMany(h => h.Header.Descendants<Text>()).Select(t => t.Text));
        Assert.Contains("Mã hiệu", head, StringComparison.Ordinal);
        var fields = word
            .MainDocumentPart.HeaderParts.SelectMany(h => h.Header.Descendants<SimpleField>())
            .Select(f => f.Instruction!.Value);
        Assert.Equal(["PAGE", "NUMPAGES"], fields);
        Assert.Equal(which == "draft", head.Contains("BẢN THẢO", StringComparison.Ordinal));
        var isBook = which is not ("policy" or "form");
        Assert.Equal(
            isBook,
            word.MainDocumentPart.Document.Descendants<FieldCode>().Any(f => f.Text.Contains("TOC", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Another_office_program_opens_it_with_all_its_text()
    {
        using var folder = new Folder();
        foreach (var which in (string[])["procedure", "policy", "form"])
        {
            var paper = Paper(which);
            folder.Put(which + ".docx", PaperWord.Write(paper));
            var (exit, said) = Programs.Run(
                folder.Path,
                "soffice",
                $"-env:UserInstallation=file://{folder.Path}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                which + ".docx"
            );
            Assert.True(exit == 0, said);
            if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
            {
                File.Copy(Path.Combine(folder.Path, which + ".pdf"), Path.Combine(pictures, which + "-word.pdf"), overwrite: true);
                File.Copy(Path.Combine(folder.Path, which + ".docx"), Path.Combine(pictures, which + ".docx"), overwrite: true);
            }

            var text = PaperPdfTests.Squeezed(Programs.Run(folder.Path, "pdftotext", "-enc", "UTF-8", which + ".pdf", "-").Said);
            string[] front =
            [
                "Bùi Văn Quang",
                "112/QĐ-UBND",
                "Ban hành lần đầu",
                paper.Agency,
                paper.Document.Code,
                SamplePaper.Address,
                "Lần ban hành: 02",
            ];
            var missing = PaperPdfTests
                .Words(paper)
                .Concat(front)
                .Where(w => !text.Contains(PaperPdfTests.Squeezed(w), StringComparison.Ordinal))
                .ToList();
            Assert.True(missing.Count == 0, string.Join('\n', missing));
        }
    }

    [Fact]
    public void Cells_over_several_columns_and_rows_stay_where_they_were()
    {
        var paper = SamplePaper.Policy() with
        {
            Content = new DocumentContent([
                new DocumentSection(
                    "1",
                    "Bảng",
                    [
                        new TableBlock(
                            1,
                            [
                                [new("A"), new("B", ColumnSpan: 2)],
                                [new("dọc", RowSpan: 2), new("b1"), new("c1")],
                                [new("b2"), new("c2")],
                            ]
                        ),
                    ]
                ),
            ]),
        };
        using var word = WordprocessingDocument.Open(new MemoryStream(PaperWord.Write(paper)), isEditable: false);
        var table = word.MainDocumentPart!.Document.Body!.Descendants<Table>()
            .Single(t => t.InnerText.Contains("dọc", StringComparison.Ordinal));
        var rows = table.Elements<TableRow>().Select(r => r.Elements<DocumentFormat.OpenXml.Wordprocessing.TableCell>().ToList()).ToList();
        Assert.Equal([2, 3, 3], rows.Select(r => r.Count));
        Assert.Equal(2, rows[0][1].TableCellProperties!.GridSpan!.Val!.Value);
        Assert.Equal(MergedCellValues.Restart, rows[1][0].TableCellProperties!.VerticalMerge!.Val!.Value);
        Assert.Equal(MergedCellValues.Continue, rows[2][0].TableCellProperties!.VerticalMerge!.Val!.Value);
        Assert.Equal("b2", rows[2][1].InnerText);
    }

    private static Paper Paper(string which) =>
        which switch
        {
            "procedure" => SamplePaper.Procedure(1),
            "policy" => SamplePaper.Policy(),
            "form" => SamplePaper.Form(),
            _ => SamplePaper.Draft(SamplePaper.Procedure(1)),
        };
}
