using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Writes the source's plain text as HTML whose rows can be led to. Everything of the file is encoded.</summary>
internal static class SourceHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Id of a block or row, for links from a step.</summary>
    public static string IdOf(SourceAnchor at) =>
        at.Row is { } row
            ? string.Create(CultureInfo.InvariantCulture, $"source-{at.Block}-{row}")
            : string.Create(CultureInfo.InvariantCulture, $"source-{at.Block}");

    public static IHtmlContent Render(SourceDocument source)
    {
        var html = new StringBuilder();
        foreach (var block in source.Body)
        {
            switch (block)
            {
                case SourceParagraph { Text.Length: > 0 } paragraph:
                    html.Append("<p id=\"")
                        .Append(IdOf(new SourceAnchor(block.Index)))
                        .Append("\">")
                        .Append(Breaks(paragraph.Text))
                        .Append("</p>");
                    break;
                case SourceTable table:
                    Write(html, table);
                    break;
            }
        }

        return new HtmlString(html.ToString());
    }

    private static void Write(StringBuilder html, SourceTable table)
    {
        html.Append("<table class=\"table table-sm\"><tbody>");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            html.Append("<tr id=\"").Append(IdOf(new SourceAnchor(table.Index, row))).Append("\">");
            foreach (var cell in table.Rows[row].Cells)
            {
                html.Append("<td");
                Span(html, "colspan", cell.ColumnSpan);
                Span(html, "rowspan", cell.RowSpan);
                html.Append('>').AppendJoin("<br>", cell.Paragraphs.Where(p => p.Length > 0).Select(Breaks)).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    private static void Span(StringBuilder html, string name, int value)
    {
        if (value > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" {name}=\"{value}\"");
        }
    }

    private static string Breaks(string text) => string.Join("<br>", text.Split('\n').Select(Encoder.Encode));
}
