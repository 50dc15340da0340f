using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Papers;

/// <summary>The fields of a form on a blank sheet in Word: a dotted line to the edge, boxes, or an empty table; below it how it is filled in.</summary>
internal static class WordFields
{
    public static IEnumerable<OpenXmlElement> Of(FormField field) =>
        field.Help is { Length: > 0 } help
            ? [.. Place(field), WordBody.Paragraph([WordBody.Run($"({help})", slanted: true)])]
            : Place(field);

    private static IEnumerable<OpenXmlElement> Place(FormField field) =>
        field.Kind switch
        {
            FormFieldKind.Tick => [WordBody.Paragraph([WordBody.Run("☐ " + field.Label)])],
            FormFieldKind.Choice or FormFieldKind.Choices =>
            [
                WordBody.Paragraph([WordBody.Run(field.Label + ":  " + string.Join("   ", field.Options.Select(o => "☐ " + o)))]),
            ],
            FormFieldKind.Digits =>
            [
                WordBody.Paragraph([WordBody.Run(field.Label + ":  " + string.Concat(Enumerable.Repeat("☐", field.Count)))]),
            ],
            FormFieldKind.Rows =>
            [
                WordBody.Paragraph([WordBody.Run(field.Label + ":")]),
                WordBody.Table(
                    new TableBlock(
                        1,
                        [
                            [.. field.Options.Select(o => new IsoDienTu.Documents.TableCell(o))],
                            .. Enumerable.Repeat(field.Options.Select(_ => new IsoDienTu.Documents.TableCell("")).ToList(), field.Count),
                        ]
                    )
                ),
                WordParts.Line("", before: 0),
            ],
            FormFieldKind.Lines => [Dotted(field.Label + ": "), .. Enumerable.Range(1, field.Count - 1).Select(_ => Dotted(""))],
            _ => [Dotted(field.Label + ": ")],
        };

    private static Paragraph Dotted(string label)
    {
        var line = WordBody.Paragraph([WordBody.Run(label), new Run(new TabChar())]);
        line.ParagraphProperties ??= new ParagraphProperties();
        // The schema wants the stops before spacing and indentation.
        line.ParagraphProperties.PrependChild(
            new Tabs(
                new TabStop
                {
                    Val = TabStopValues.Right,
                    Leader = TabStopLeaderCharValues.Dot,
                    Position = WordBody.Width,
                }
            )
        );
        return line;
    }
}
