using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Papers;

/// <summary>Writes a paper as a Word file with the layout of its PDF, for offices that go on writing in it (handbook 1.9 and 3.1).</summary>
internal static class PaperWord
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A4 in twentieths of a point.</summary>
    private const int Short = 11906;
    private const int Long = 16838;

    /// <summary>20 mm.</summary>
    private const int Edge = 1134;

    public static byte[] Write(Paper paper)
    {
        using var kept = new MemoryStream();
        using (var word = WordprocessingDocument.Create(kept, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = $"{paper.Document.Code} {paper.Shown.Title}";
            word.PackageProperties.Creator = paper.Agency;
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordParts.Styles(13, WordBody.Styles());
            var head = main.AddNewPart<HeaderPart>();
            head.Header = new Header(Head(paper));
            var foot = main.AddNewPart<FooterPart>();
            foot.Footer = new Footer(WordParts.Line(paper.Address is { } address ? "Kiểm tra hiệu lực của tờ này: " + address : ""));
            var body = new Body();
            body.Append(Front(main, paper));
            if (paper.IsBook)
            {
                body.Append(Contents(paper));
                body.Append(NewPage());
            }

            body.Append(paper.Content.Sections.SelectMany(WordBody.Section));
            if (paper.FormsToList.Count > 0)
            {
                body.Append(WordBody.Section(PaperWords.Forms(paper.FormsToList)));
            }

            if (paper.IsForm)
            {
                body.Append(NewPage());
            }

            if (!paper.IsBook)
            {
                body.Append(Behind(main, paper));
            }

            Finish(body, main, paper, main.GetIdOfPart(head), main.GetIdOfPart(foot));
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
        }

        return kept.ToArray();
    }

    private static OpenXmlElement[] Head(Paper paper)
    {
        const int whose = 2500;
        const int facts = 3150;
        var number = WordParts.PageNumber("Trang:", right: false);
        var table = WordParts.Table(
            [whose, WordBody.Width - whose - facts, facts],
            [
                WordParts.Row([
                    [WordParts.Line(paper.Agency, bold: true, centred: true)],
                    [WordParts.Line(paper.Shown.Title, bold: true, centred: true)],
                    [
                        WordParts.Line($"Mã hiệu: {paper.Document.Code}"),
                        WordParts.Line(paper.IsDraft ? "Bản thảo" : $"Lần ban hành: {paper.Shown.Issue:00}"),
                        WordParts.Line($"Ngày ban hành: {(paper.IsDraft ? "chưa ban hành" : Paper.Day(paper.Issued))}"),
                        number,
                    ],
                ]),
            ]
        );
        // Word shows its water marks only in its own old drawing language; a line at the head of each page says it everywhere.
        return paper.Mark is { } mark
            ? [WordParts.Line(mark, bold: true, centred: true), table, WordParts.Line("")]
            : [table, WordParts.Line("")];
    }

    private static IEnumerable<OpenXmlElement> Front(MainDocumentPart main, Paper paper)
    {
        if (paper.KindWords.Length > 0)
        {
            yield return WordParts.Line(paper.KindWords, bold: true, centred: true, before: 800);
        }

        yield return WordParts.Line(paper.BareTitle.ToUpperInvariant(), bold: true, centred: true, before: 120);
        if (paper.Shown.DecisionNumber is { Length: > 0 } decision)
        {
            yield return WordParts.Line($"(Ban hành kèm theo Quyết định số {decision})", centred: true);
        }

        if (paper.Shown.EffectiveFrom is not null)
        {
            yield return WordParts.Line($"Có hiệu lực từ ngày {Paper.Day(paper.Shown.EffectiveFrom)}", centred: true);
        }

        if (paper.MarkSentence is { } sentence)
        {
            yield return WordParts.Line(sentence, bold: true, centred: true, before: 120);
        }

        if (paper.IsBook)
        {
            foreach (var element in Behind(main, paper))
            {
                yield return element;
            }
        }
    }

    /// <summary>Who signed, what changed, and how to check the sheet: on the front page of a book, at the end of a sheet.</summary>
    private static IEnumerable<OpenXmlElement> Behind(MainDocumentPart main, Paper paper)
    {
        yield return WordParts.Line("TRÁCH NHIỆM", bold: true, centred: true, before: 300, together: true);
        var signs = paper.SignsOrBlank;
        const int label = 1700;
        yield return WordParts.Table(
            [label, .. Enumerable.Repeat((WordBody.Width - label) / signs.Count, signs.Count)],
            [
                Row("", signs, s => Words.Of(s.Act), bold: true),
                Row("Họ và tên", signs, s => s.Name),
                Row("Chữ ký", signs, _ => "", before: 500),
                Row("Chức vụ", signs, s => s.Post),
                Row("Ngày", signs, s => s.Day == default ? "" : Paper.Day(s.Day)),
            ]
        );
        yield return WordParts.Line("SỬA ĐỔI TÀI LIỆU", bold: true, centred: true, before: 300, together: true);
        yield return WordParts.Table(
            [750, 1200, 1500, WordBody.Width - 750 - 1200 - 1500 - 2000, 2000],
            [
                WordParts.Row(
                    [.. PaperWords.ChangeHeads.Select(h => new[] { WordParts.Line(h, bold: true, centred: true) })],
                    repeated: true
                ),
                .. PaperWords
                    .Changes(paper)
                    .Select(
                        (line, i) =>
                            WordParts.Row([
                                [WordParts.Line($"{i + 1}", centred: true)],
                                [WordParts.Line(line.Issue, centred: true)],
                                [WordParts.Line(line.Day, centred: true)],
                                [WordParts.Line(line.What)],
                                [WordParts.Line(line.Who)],
                            ])
                    ),
            ]
        );
        if (paper.Places.Count > 0)
        {
            yield return WordParts.Line("NƠI PHÂN PHỐI", bold: true, centred: true, before: 300, together: true);
            yield return WordParts.Line(string.Join("; ", paper.Places) + ".");
        }

        if (paper.Address is { } address)
        {
            const int side = 1400;
            yield return WordParts.Line(PaperWords.HowToCheck, before: 300, together: true);
            yield return WordParts.Line(address, together: true);
            yield return WordPicture.Of(main, QrDrawing.SvgFile(address, "Mã QR"), 1000, "Mã QR", side, side, QrDrawing.Png(address));
        }
    }

    private static TableRow Row(
        string label,
        IReadOnlyList<SignOff> signs,
        Func<SignOff, string> words,
        bool bold = false,
        int before = 40
    ) =>
        WordParts.Row([
            [WordParts.Line(label, bold: true, before: before)],
            .. signs.Select(s => new[] { WordParts.Line(words(s), bold, centred: true) }),
        ]);

    /// <summary>A table of contents that Word fills with page numbers; until then it lists the headings.</summary>
    private static IEnumerable<OpenXmlElement> Contents(Paper paper)
    {
        yield return NewPage();
        yield return WordParts.Line("MỤC LỤC", bold: true, centred: true);
        var headings = paper.Content.Sections.Select(s => (Text: Paper.Heading(s), Depth: Paper.Depth(s))).ToList();
        if (paper.FormsToList.Count > 0)
        {
            headings.Add(("Biểu mẫu kèm theo", 1));
        }

        if (paper.Drawings.Count > 0)
        {
            headings.Add((PaperWords.Drawing, 1));
        }

        for (var i = 0; i < headings.Count; i++)
        {
            var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = $"TOC{headings[i].Depth}" }));
            if (i == 0)
            {
                line.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = true }),
                    new Run(new FieldCode(""" TOC \o "1-3" \h \z \u """) { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate })
                );
            }

            line.Append(WordBody.Run(headings[i].Text));
            if (i == headings.Count - 1)
            {
                line.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }

            yield return line;
        }
    }

    /// <summary>The drawings on sheets of their own, lying where they are wide, and the size of all pages.</summary>
    private static void Finish(Body body, MainDocumentPart main, Paper paper, string head, string foot)
    {
        if (paper.Drawings.Count == 0)
        {
            body.Append(Pages(head, foot, lies: false));
            return;
        }

        var lies = DrawingFrame.Of(paper).Lies;
        body.Append(new Paragraph(new ParagraphProperties(Pages(head, foot, lies: false))));
        body.Append(WordBody.HeadingLine(PaperWords.Drawing, 1));
        var (width, height) = lies ? (Long - 2 * Edge, Short - 5 * Edge) : (WordBody.Width, Long - 5 * Edge);
        body.Append(paper.Drawings.Select((d, i) => WordPicture.Of(main, d, (uint)i + 1, $"{PaperWords.Drawing} {i + 1}", width, height)));
        body.Append(Pages(head, foot, lies));
    }

    private static SectionProperties Pages(string head, string foot, bool lies) =>
        new(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = head },
            new FooterReference { Type = HeaderFooterValues.Default, Id = foot },
            new PageSize
            {
                Width = (uint)(lies ? Long : Short),
                Height = (uint)(lies ? Short : Long),
                Orient = lies ? PageOrientationValues.Landscape : PageOrientationValues.Portrait,
            },
            new PageMargin
            {
                Top = Edge,
                Bottom = Edge,
                Left = (uint)(lies ? Edge : 1701),
                Right = (uint)(lies ? Edge : 851),
                Header = 680,
                Footer = 567,
                Gutter = 0,
            }
        );

    private static Paragraph NewPage() => new(new Run(new Break { Type = BreakValues.Page }));
}
