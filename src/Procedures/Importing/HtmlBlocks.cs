using System.Text;
using AngleSharp.Dom;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Collects the paragraphs and tables of an HTML page, in reading order.</summary>
internal sealed class HtmlBlocks
{
    private readonly StringBuilder _line = new();

    public List<SourceBlock> Blocks { get; } = [];

    public void Add(INode container)
    {
        Walk(container);
        Break();
    }

    private void Walk(INode container)
    {
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
        var nested = new List<IElement>();
        var read = HtmlTable.Read(table, Blocks.Count, nested);
        if (read.Rows.Count > 0)
            Blocks.Add(read);
        foreach (var inner in nested)
            AddTable(inner);
    }

    private void Break()
    {
        var text = Fold.Clean(_line.ToString());
        _line.Clear();
        if (text.Length > 0)
            Blocks.Add(new SourceParagraph(Blocks.Count, text));
    }

    /// <summary>The paragraphs of a table cell; tables inside it go to <paramref name="nested"/>.</summary>
    public static List<string> Paragraphs(IElement cell, List<IElement> nested)
    {
        var inner = new HtmlBlocks();
        foreach (var table in cell.QuerySelectorAll("table").Where(t => t.ParentElement?.Closest("table") == cell.Closest("table")))
            nested.Add(table);
        inner.Add(Without(cell, "table"));
        return [.. inner.Blocks.OfType<SourceParagraph>().Select(p => p.Text)];
    }

    private static INode Without(IElement cell, string name)
    {
        if (cell.QuerySelector(name) is null)
            return cell;
        var copy = (IElement)cell.Clone();
        foreach (var part in copy.QuerySelectorAll(name))
            part.Remove();
        return copy;
    }

    private static string ListLabel(IElement item) =>
        item.ParentElement is { LocalName: "ol" } list
            ? $"{Array.IndexOf([.. list.Children.Where(c => c.LocalName == "li")], item) + 1}. "
            : "- ";

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
