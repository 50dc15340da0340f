using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Filling;

/// <summary>Fields as they stand on a sheet: dotted lines and boxes on the blank one, the answers on one that was filled in.</summary>
internal static class FieldsHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Write(StringBuilder html, FieldsBlock block)
    {
        html.Append("<div class=\"sheet-fields\">");
        for (var i = 0; i < block.Fields.Count; i++)
        {
            Write(html, block.Fields[i], block.Given?[i]);
        }

        html.Append("</div>");
    }

    /// <summary>An answer as it is read: days as Vietnamese write them.</summary>
    public static string Say(FormField field, string answer) =>
        field.Kind == FormFieldKind.Day && TypedValue.Day(answer) is { } day
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : answer;

    private static void Write(StringBuilder html, FormField field, IReadOnlyList<string>? given)
    {
        var label = E(field.Label);
        switch (field.Kind)
        {
            case FormFieldKind.Tick:
                html.Append("<p class=\"sheet-field\">").Append(Box(given is ["true"])).Append(' ').Append(label).Append("</p>");
                break;
            case FormFieldKind.Choice or FormFieldKind.Choices:
                html.Append("<p class=\"sheet-field\">").Append(label).Append(": ");
                foreach (var option in field.Options)
                {
                    var isChosen = given?.Contains(option, StringComparer.Ordinal) == true;
                    html.Append("<span class=\"sheet-option\">").Append(Box(isChosen)).Append(' ').Append(E(option)).Append("</span> ");
                }

                html.Append("</p>");
                break;
            case FormFieldKind.Digits when given is null or []:
                html.Append("<p class=\"sheet-field\">").Append(label).Append(": <span class=\"sheet-digits\">");
                for (var i = 0; i < field.Count; i++)
                {
                    html.Append(Box(false));
                }

                html.Append("</span></p>");
                break;
            case FormFieldKind.Lines:
                html.Append("<div class=\"sheet-field\"><p>").Append(label).Append(":</p>");
                var lines = given is [var text, ..] ? text.Split('\n') : Enumerable.Repeat("", field.Count);
                foreach (var line in lines)
                {
                    html.Append(line.Length == 0 ? "<p class=\"sheet-line\"></p>" : $"<p>{E(line)}</p>");
                }

                html.Append("</div>");
                break;
            case FormFieldKind.Rows:
                Table(html, field, given ?? []);
                break;
            default:
                html.Append("<p class=\"sheet-field sheet-answer\"><span>").Append(label).Append(":</span> ");
                html.Append("<span class=\"sheet-line\">").Append(given is [var said, ..] ? E(Say(field, said)) : "").Append("</span></p>");
                break;
        }

        // Whoever fills in the paper reads it; on a sheet that is filled in it would only stand between the answers.
        if (given is null && field.Help is { Length: > 0 } help)
        {
            html.Append("<p class=\"sheet-help\">(").Append(E(help)).Append(")</p>");
        }
    }

    private static void Table(StringBuilder html, FormField field, IReadOnlyList<string> given)
    {
        var width = field.Options.Count;
        html.Append("<p class=\"sheet-field\">").Append(E(field.Label)).Append(":</p>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"{E(field.Label)}\">"
        );
        html.Append("<table class=\"table\"><thead><tr>");
        foreach (var column in field.Options)
        {
            html.Append("<th scope=\"col\">").Append(E(column)).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        for (var row = 0; row < Math.Max(given.Count == 0 ? field.Count : 0, given.Count / width); row++)
        {
            html.Append("<tr>");
            for (var column = 0; column < width; column++)
            {
                var at = (row * width) + column;
                html.Append("<td>").Append(at < given.Count && given[at].Length > 0 ? E(given[at]) : "&#160;").Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }

    /// <summary>A drawn box, because not every face has the sign; whoever hears the page hears whether it is ticked.</summary>
    private static string Box(bool isTicked) =>
        isTicked ? "<span class=\"sheet-box\">x</span>" : "<span class=\"sheet-box\" aria-hidden=\"true\">&#160;</span>";

    private static string E(string text) => Encoder.Encode(text);
}
