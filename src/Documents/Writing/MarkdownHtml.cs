using System.Text.Encodings.Web;
using System.Text.Unicode;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Cell = Markdig.Extensions.Tables.TableCell;

namespace IsoDienTu.Documents.Writing;

/// <summary>
/// Markdown as HTML that may stand on any page: no HTML of the writer's, no pictures (which could call other hosts), no headings of their own, and
/// links only to addresses of the web, of mail, and of this site.
/// </summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = Made();

    /// <summary>The text as HTML; one that is nested too deeply to be read as Markdown stands as it was typed.</summary>
    public static string Of(string text)
    {
        try
        {
            return Rendered(Read(text));
        }
        catch (ArgumentException)
        {
            return $"<pre>{HtmlEncoder.Create(UnicodeRanges.All).Encode(text)}</pre>";
        }
    }

    /// <summary>The text as read, without pictures and with safe links only.</summary>
    /// <exception cref="ArgumentException">It is nested too deeply.</exception>
    public static MarkdownDocument Read(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !IsSafe(link.Url))
            {
                link.ReplaceBy(new LiteralInline(Words(link)), copyChildren: false);
            }
        }

        return document;
    }

    private static string Rendered(MarkdownDocument document)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new FramedTables());
        renderer.Render(document);
        return html.ToString();
    }

    private static MarkdownPipeline Made()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().DisableHeadings().UsePipeTables().UseSoftlineBreakAsHardlineBreak();
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        return builder.Build();
    }

    private static bool IsSafe(string? url) =>
        url is not null
        && (
            (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var to) && to.Scheme is "https" or "http" or "mailto")
        );

    private static string Words(ContainerInline inline) =>
        string.Concat(inline.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    /// <summary>A table in a frame that scrolls by itself, as on other pages.</summary>
    private sealed class FramedTables : HtmlObjectRenderer<Table>
    {
        protected override void Write(HtmlRenderer renderer, Table obj)
        {
            renderer.Write("<div class=\"table-frame\" tabindex=\"0\" role=\"region\" aria-label=\"");
            renderer.WriteEscape(string.Join(", ", obj.OfType<TableRow>().Take(1).SelectMany(r => r.OfType<Cell>()).Select(Text)));
            renderer.Write("\"><table class=\"table\">");
            var isBody = false;
            foreach (var row in obj.OfType<TableRow>())
            {
                renderer.Write(
                    row.IsHeader ? "<thead><tr>"
                    : isBody ? "<tr>"
                    : "<tbody><tr>"
                );
                isBody |= !row.IsHeader;
                foreach (var cell in row.OfType<Cell>())
                {
                    renderer.Write(row.IsHeader ? "<th scope=\"col\">" : "<td>");
                    var paragraphs = renderer.ImplicitParagraph;
                    renderer.ImplicitParagraph = true;
                    renderer.WriteChildren(cell);
                    renderer.ImplicitParagraph = paragraphs;
                    renderer.Write(row.IsHeader ? "</th>" : "</td>");
                }

                renderer.Write(row.IsHeader ? "</tr></thead>" : "</tr>");
            }

            renderer.Write(isBody ? "</tbody></table></div>" : "</table></div>");
        }

        private static string Text(Cell cell) => string.Concat(cell.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
    }
}
