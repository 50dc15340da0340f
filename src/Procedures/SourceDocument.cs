namespace IsoDienTu.Procedures;

/// <summary>
/// A procedure's source file reduced to what a page can show safely: paragraphs and tables of plain text, in reading order.
/// It holds no markup, link, image or field of the file, so a preview may print it after ordinary HTML encoding.
/// </summary>
/// <param name="Body">The blocks of the text; the index of a block is its place in this list.</param>
/// <param name="PageHeaders">Blocks of page headers and footers; their indexes continue after those of the body.</param>
public sealed record SourceDocument(IReadOnlyList<SourceBlock> Body, IReadOnlyList<SourceBlock> PageHeaders)
{
    /// <summary>The block an anchor names, or null when the anchor belongs to another document.</summary>
    public SourceBlock? Find(SourceAnchor anchor) =>
        anchor.Block < 0 ? null
        : anchor.Block < Body.Count ? Body[anchor.Block]
        : anchor.Block - Body.Count < PageHeaders.Count ? PageHeaders[anchor.Block - Body.Count]
        : null;
}

/// <summary>A paragraph or a table of the source. The index is unique in the document and is what anchors name.</summary>
public abstract record SourceBlock(int Index);

/// <summary>A paragraph. Automatic numbers are written out in the text; a forced line break is a line feed.</summary>
public sealed record SourceParagraph(int Index, string Text) : SourceBlock(Index);

/// <summary>A table as a grid of <paramref name="Columns"/> columns; merged cells appear once, in the row where they begin.</summary>
public sealed record SourceTable(int Index, int Columns, IReadOnlyList<SourceRow> Rows) : SourceBlock(Index);

/// <summary>One row: the cells that begin in it, from left to right.</summary>
public sealed record SourceRow(IReadOnlyList<SourceCell> Cells);

/// <summary>A cell with its place in the grid (from 0), the rows and columns it covers (at least 1) and its paragraphs.</summary>
public sealed record SourceCell(int Row, int Column, int RowSpan, int ColumnSpan, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The paragraphs joined by a space, as a person reads the cell aloud.</summary>
    public string Text { get; } = string.Join(' ', Paragraphs.Where(p => p.Length > 0)).Replace('\n', ' ');
}

/// <summary>Where a piece of the reading stands in the source: a block and, inside a table, a row and a column (from 0).</summary>
public sealed record SourceAnchor(int Block, int? Row = null, int? Column = null);
