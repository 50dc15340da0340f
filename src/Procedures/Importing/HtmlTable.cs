using System.Globalization;
using AngleSharp.Dom;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Rebuilds the grid of an HTML table from rowspan and colspan.</summary>
internal static class HtmlTable
{
    private const int MostColumns = 64;

    /// <param name="nested">Receives the tables inside cells.</param>
    public static SourceTable Read(IElement table, int index, List<IElement> nested)
    {
        var rows = Rows(table);
        var free = new int[MostColumns]; // first row in which each column is free again
        var done = new List<SourceRow>();
        var columns = 0;
        for (var at = 0; at < rows.Count; at++)
        {
            var cells = new List<SourceCell>();
            var column = 0;
            foreach (var cell in rows[at].Children.Where(c => c.LocalName is "td" or "th"))
            {
                while (column < MostColumns && free[column] > at)
                    column++;
                if (column == MostColumns)
                    break;
                var width = Math.Min(Span(cell, "colspan", MostColumns), MostColumns - column);
                var height = Span(cell, "rowspan", rows.Count - at);
                cells.Add(new SourceCell(at, column, height, width, HtmlBlocks.Paragraphs(cell, nested)));
                Array.Fill(free, at + height, column, width);
                column += width;
                columns = Math.Max(columns, column);
            }
            done.Add(new SourceRow(cells));
        }
        return new SourceTable(index, columns, done);
    }

    private static List<IElement> Rows(IElement table)
    {
        var rows = new List<IElement>();
        foreach (var child in table.Children)
        {
            if (child.LocalName == "tr")
                rows.Add(child);
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
                rows.AddRange(child.Children.Where(c => c.LocalName == "tr"));
        }
        return rows;
    }

    // Zero means "to the end of the table".
    private static int Span(IElement cell, string name, int most)
    {
        if (!int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span))
            return 1;
        return span == 0 && name == "rowspan" ? most : Math.Clamp(span, 1, Math.Max(1, most));
    }
}
