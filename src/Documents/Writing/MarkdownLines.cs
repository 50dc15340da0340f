using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace IsoDienTu.Documents.Writing;

/// <summary>The lines of a Markdown text as they are read, without the signs that only its writer sees.</summary>
internal static class MarkdownLines
{
    /// <summary>The lines; of a text that is nested too deeply to be read as Markdown, those that were typed.</summary>
    public static IEnumerable<string> Of(string text)
    {
        try
        {
            return Of((ContainerBlock)MarkdownHtml.Read(text)).Where(l => !string.IsNullOrWhiteSpace(l)).ToList();
        }
        catch (ArgumentException)
        {
            return text.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l));
        }
    }

    private static IEnumerable<string> Of(Block block) =>
        block switch
        {
            Table table => table
                .OfType<TableRow>()
                .Select(r => string.Join(" | ", r.OfType<ContainerBlock>().Select(c => string.Join(' ', Of(c))))),
            ContainerBlock container => container.SelectMany(Of),
            LeafBlock { Inline: { } words } => Words(words).Split('\n'),
            LeafBlock leaf => leaf.Lines.ToString().Split('\n'),
            _ => [],
        };

    private static string Words(ContainerInline words)
    {
        var said = new StringBuilder();
        foreach (var piece in words.Descendants())
        {
            said.Append(
                piece switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    LineBreakInline => "\n",
                    _ => "",
                }
            );
        }

        return said.ToString();
    }
}
