using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>The step table of a version with its drawing, as a Word file that an office goes on writing in.</summary>
internal sealed class StepTableWord(IStringLocalizer<Texts> texts)
{
    /// <summary>A4 lying, in twentieths of a point; margins of 2 cm.</summary>
    private const int PageWidth = 16838;
    private const int PageHeight = 11906;
    private const int Margin = 1134;

    /// <summary>Widths of the columns, which fill the page between its margins.</summary>
    private static readonly int[] Widths = [900, 4200, 2700, 1900, 1970, 2900];

    /// <param name="agency">Name of the agency, for the head of each page.</param>
    /// <param name="day">When the version was published; when it was last drawn for a draft.</param>
    public byte[] Write(string agency, Definition process, DefinitionVersion version, DateOnly day)
    {
        using var kept = new MemoryStream();
        using (var word = WordprocessingDocument.Create(kept, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordParts.Styles();
            var head = main.AddNewPart<HeaderPart>();
            head.Header = new Header(Head(agency, process, version, day), WordParts.Line(""));
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = new Footer(WordParts.PageNumber(texts["Trang"]));
            var diagram = Diagrams.Drawn(version);
            var body = new Body(
                WordParts.Line(texts["Các bước"], bold: true),
                Steps(diagram),
                WordParts.Line(texts["Sơ đồ"], bold: true, before: 240, together: true)
            );
            var drawn = new DrawingOptions
            {
                IdPrefix = "w",
                Title = process.Title,
                Plain = true,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            };
            foreach (var (band, number) in Bpmn.Drawing.ToBands(diagram, drawn).Select((b, i) => (b, i + 1)))
            {
                body.Append(
                    WordPicture.Of(main, band, (uint)number, $"{texts["Sơ đồ"]} {number}", PageWidth - 2 * Margin, PageHeight - 4 * Margin)
                );
            }

            body.Append(
                new SectionProperties(
                    new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(head) },
                    new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
                    new PageSize
                    {
                        Width = PageWidth,
                        Height = PageHeight,
                        Orient = PageOrientationValues.Landscape,
                    },
                    new PageMargin
                    {
                        Top = Margin,
                        Bottom = Margin,
                        Left = Margin,
                        Right = Margin,
                        Header = 567,
                        Footer = 567,
                        Gutter = 0,
                    }
                )
            );
            main.Document = new Document(body);
        }

        return kept.ToArray();
    }

    private Table Head(string agency, Definition process, DefinitionVersion version, DateOnly day)
    {
        var number = version.Number is { } n ? texts["Phiên bản: {0}", n].Value : texts["Bản đang vẽ, chưa ban hành"].Value;
        var date = day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return WordParts.Table(
            [4200, 6470, 3900],
            [
                WordParts.Row([
                    [WordParts.Line(agency, bold: true, centred: true)],
                    [WordParts.Line(process.Title, bold: true, centred: true)],
                    [
                        WordParts.Line(texts["Mã hiệu: {0}", process.Key]),
                        WordParts.Line(number),
                        WordParts.Line(version.Number is null ? texts["Ngày vẽ: {0}", date] : texts["Ngày ban hành: {0}", date]),
                    ],
                ]),
            ]
        );
    }

    private Table Steps(Diagram diagram)
    {
        // In words that the importer of procedures knows, so that the file is read back.
        string[] heads =
        [
            texts["TT"],
            texts["Nội dung công việc"],
            texts["Người thực hiện"],
            texts["Thời hạn"],
            texts["Biểu mẫu"],
            texts["Chuyển tới"],
        ];
        return WordParts.Table(
            Widths,
            [
                WordParts.Row([.. heads.Select(h => new[] { WordParts.Line(h, bold: true, centred: true) })], repeated: true),
                .. StepTable
                    .Of(diagram)
                    .Select(s =>
                        WordParts.Row([
                            [WordParts.Line(s.Number, centred: true)],
                            [WordParts.Line(s.Name)],
                            [WordParts.Line(s.Role)],
                            [WordParts.Line(s.Term)],
                            [WordParts.Line(s.Forms)],
                            [.. s.Ways.Split("; ").Select(w => WordParts.Line(w))],
                        ])
                    ),
            ]
        );
    }
}
