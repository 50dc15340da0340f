namespace IsoDienTu.Procedures.Importing;

/// <summary>One line outside the process: a paragraph, or the cells of a table row.</summary>
internal sealed record OutsideLine(IReadOnlyList<string> Cells, SourceAnchor At, bool InTable)
{
    public string Text { get; } = string.Join(' ', Cells.Where(c => c.Length > 0));
    public string Folded { get; } = Fold.Text(string.Join(' ', Cells.Where(c => c.Length > 0)));
}

/// <summary>Everything of a document that is not its process, line by line in reading order.</summary>
internal sealed class OutsideText
{
    /// <param name="used">Paragraphs that hold steps.</param>
    public OutsideText(SourceDocument source, List<ProcessTable> tables, IReadOnlySet<int> used)
    {
        Lines = [.. source.Body.Where(b => !used.Contains(b.Index)).SelectMany(block => Of(block, tables))];
        PageHeaders = [.. source.PageHeaders.SelectMany(block => Of(block, []))];
        TimeHeadings = [.. tables.SelectMany(t => t.Rows.Take(1).SelectMany(r => r.Map.Times)).Select(t => t.Heading)];
    }

    public IReadOnlyList<OutsideLine> Lines { get; }
    public IReadOnlyList<OutsideLine> PageHeaders { get; }

    /// <summary>Headings of the time columns, which sometimes state the whole term.</summary>
    public IReadOnlyList<string> TimeHeadings { get; }

    private static IEnumerable<OutsideLine> Of(SourceBlock block, List<ProcessTable> tables)
    {
        if (block is SourceParagraph paragraph)
        {
            foreach (var line in paragraph.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                yield return new OutsideLine([line], new SourceAnchor(block.Index), false);
        }
        else if (block is SourceTable table)
        {
            for (var row = 0; row < table.Rows.Count; row++)
            {
                if (tables.Exists(t => t.Table == table && row >= t.FirstRow && row < t.EndRow))
                    continue;
                var cells = table.Rows[row].Cells.Select(c => c.Text).ToList();
                if (cells.Exists(c => c.Length > 0))
                    yield return new OutsideLine(cells, new SourceAnchor(block.Index, row), true);
            }
        }
    }
}
