using System.Text;
using AngleSharp.Dom;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Collects the paragraphs and tables of an HTML element, in reading order.</summary>
/// <param name="nested">When given, tables are only noted there: a cell's inner tables are read after the table that holds it.</param>
internal sealed class HtmlBlocks(List<IElement>? nested = null)
{
    private readonly StringBuilder _line = new();
    private readonly Dictionary<IElement, int> _items = [];

    public List<SourceBlock> Blocks { get; } = [];

    public void Add(INode container)
    {
        Walk(container);
        Break();
    }

    /// <summary>The paragraphs of a table cell; tables inside it go to <paramref name="nested"/>.</summary>
    public static List<string> Paragraphs(IElement cell, List<IElement> nested)
    {
        var inner = new HtmlBlocks(nested);
        inner.Add(cell);
        return [.. inner.Blocks.OfType<SourceParagraph>().Select(p => p.Text)];
    }

    private void Walk(INode container)
    {
        // By the list: the way from sibling to sibling looks for the place of each, which takes the square of a long page.
        foreach (var node in container.ChildNodes)
        {
            if (node is IText text)
                _line.Append(OneLine(text.Data));
            else if (node is IElement element)
                Walk(element);
        }
    }

    private void Walk(IElement element)
    {
        switch (element.LocalName)
        {
            case "script" or "style" or "template" or "noscript" or "title" or "head" or "select" or "textarea":
                return;
            case "table":
                Break();
                AddTable(element);
                return;
            case "br":
                _line.Append('\n');
                return;
        }
        var block = IsBlock(element.LocalName);
        if (block)
            Break();
        if (element.LocalName == "li")
            _line.Append(ListLabel(element));
        Walk((INode)element);
        if (block)
            Break();
    }

    private void AddTable(IElement table)
    {
        if (nested is not null)
        {
            nested.Add(table);
            return;
        }
        var within = new List<IElement>();
        var read = HtmlTable.Read(table, Blocks.Count, within);
        if (read.Rows.Count > 0)
            Blocks.Add(read);
        foreach (var inner in within)
            AddTable(inner);
    }

    private void Break()
    {
        var text = Fold.Clean(_line.ToString());
        _line.Clear();
        if (text.Length > 0)
            Blocks.Add(new SourceParagraph(Blocks.Count, text));
    }

    private string ListLabel(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
            return "- ";
        // Counted as the items come: looking back over all earlier ones would take the square of a long list.
        _items[list] = _items.GetValueOrDefault(list) + 1;
        return $"{_items[list]}. ";
    }

    // In HTML a line feed in the source is an ordinary blank.
    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\r', ' ');

    private static bool IsBlock(string name) =>
        name
            is "p"
                or "div"
                or "li"
                or "ul"
                or "ol"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "section"
                or "article"
                or "header"
                or "footer"
                or "main"
                or "nav"
                or "aside"
                or "blockquote"
                or "pre"
                or "center"
                or "dl"
                or "dt"
                or "dd"
                or "form"
                or "fieldset"
                or "hr"
                or "address";
}
