using DocumentFormat.OpenXml;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Collects the paragraphs and tables below an element, in reading order.</summary>
internal sealed class WordBlocks(WordText text, int firstIndex)
{
    public List<SourceBlock> Blocks { get; } = [];

    private int Next => firstIndex + Blocks.Count;

    public void Add(OpenXmlElement container)
    {
        foreach (var element in container.ChildElements)
        {
            switch (element.LocalName)
            {
                case "p":
                    AddParagraph(element);
                    break;
                case "tbl":
                    AddTable(element);
                    break;
                case "del" or "moveFrom" or "sectPr" or "sdtPr" or "sdtEndPr" or "tcPr":
                    break;
                default:
                    // Content controls, custom markup and inserted text only wrap blocks.
                    Add(element);
                    break;
            }
        }
    }

    private void AddParagraph(OpenXmlElement paragraph)
    {
        var line = text.Of(paragraph, out var boxes);
        if (line.Length > 0)
            Blocks.Add(new SourceParagraph(Next, line));
        foreach (var box in boxes)
            Add(box);
    }

    private void AddTable(OpenXmlElement table)
    {
        var nested = new List<OpenXmlElement>();
        var read = WordTable.Read(table, text, Next, nested);
        if (read.Rows.Count > 0)
            Blocks.Add(read);
        // A table inside a cell follows the table that holds it, so that a page laid out with tables still shows its inner ones whole.
        foreach (var inner in nested)
            AddTable(inner);
    }
}
