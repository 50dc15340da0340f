using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace IsoDienTu.Documents;

/// <summary>Writes a document's content as HTML. Everything that came from a file is encoded; no attribute but spans and scopes is written.</summary>
public static class ContentHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The sections as headings of the given level with their blocks.</summary>
    /// <param name="level">Heading level of a section, 2 to 5.</param>
    /// <param name="anchors">Whether links may lead to the sections; on a page that shows one document only.</param>
    public static IHtmlContent Render(DocumentContent content, int level = 2, bool anchors = false)
    {
        var html = new StringBuilder();
        for (var i = 0; i < content.Sections.Count; i++)
        {
            var section = content.Sections[i];
            html.Append(
                CultureInfo.InvariantCulture,
                $"<section class=\"document-section\"{(anchors ? $" id=\"{Anchor(i)}\"" : "")}><h{level}>"
            );
            html.Append(Encoder.Encode(Heading(section)));
            html.Append(CultureInfo.InvariantCulture, $"</h{level}>");
            html.Append(Body(section)).Append("</section>");
        }

        return new HtmlString(html.ToString());
    }

    /// <summary>The name under which a link leads to the section at this place, from 0.</summary>
    internal static string Anchor(int section) => string.Create(CultureInfo.InvariantCulture, $"muc-{section + 1}");

    /// <summary>A section's number and title.</summary>
    internal static string Heading(DocumentSection section) => $"{section.Number} {section.Title}".Trim();

    /// <summary>What stands under a section's heading, as HTML.</summary>
    internal static string Body(DocumentSection section)
    {
        var html = new StringBuilder();
        foreach (var block in section.Blocks)
        {
            Write(html, block);
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, DocumentBlock block)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                html.Append("<p>").Append(Breaks(paragraph.Text)).Append("</p>");
                break;
            case ListBlock list:
                html.Append(list.Ordered ? "<ol>" : "<ul>");
                foreach (var item in list.Items)
                {
                    html.Append("<li>").Append(Breaks(item)).Append("</li>");
                }

                html.Append(list.Ordered ? "</ol>" : "</ul>");
                break;
            case TableBlock table:
                Write(html, table);
                break;
            case MarkdownBlock markdown:
                html.Append(Writing.MarkdownHtml.Of(markdown.Text));
                break;
            case FieldsBlock fields:
                Filling.FieldsHtml.Write(html, fields);
                break;
        }
    }

    private static void Write(StringBuilder html, TableBlock table)
    {
        html.Append("<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Append(
                Encoder.Encode(table.Rows.Count == 0 ? "" : string.Join(", ", table.Rows[0].Select(c => c.Text.ReplaceLineEndings(" "))))
            )
            .Append("\"><table class=\"table\">");
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var isHead = i < table.HeadRows;
            html.Append(i == 0 && isHead ? "<thead>" : "").Append(i == table.HeadRows ? "<tbody>" : "").Append("<tr>");
            foreach (var cell in table.Rows[i])
            {
                html.Append(isHead ? "<th scope=\"col\"" : "<td");
                Span(html, "colspan", cell.ColumnSpan);
                Span(html, "rowspan", cell.RowSpan);
                html.Append('>').Append(Breaks(cell.Text)).Append(isHead ? "</th>" : "</td>");
            }

            html.Append("</tr>").Append(isHead && i == table.HeadRows - 1 ? "</thead>" : "");
        }

        html.Append(table.Rows.Count > table.HeadRows ? "</tbody>" : "").Append("</table></div>");
    }

    private static void Span(StringBuilder html, string name, int value)
    {
        if (value > 1)
        {
            html.Append(CultureInfo.InvariantCulture, $" {name}=\"{value}\"");
        }
    }

    private static string Breaks(string text) => string.Join("<br>", text.Split('\n').Select(l => Encoder.Encode(l.TrimEnd('\r'))));
}
