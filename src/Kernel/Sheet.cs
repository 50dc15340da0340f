using System.Globalization;
using IsoDienTu.Kernel.Sheets;

namespace IsoDienTu.Kernel;

/// <summary>A sheet as read: rows that hold anything, in order, each with its line in the file.</summary>
/// <param name="Name">Name of the sheet; empty for CSV.</param>
/// <param name="Rows">The rows; blank ones are left out.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>
    /// Finds the header among the first 20 rows and maps its words, folded, to the wanted columns; titles above it and columns nobody asked for are ignored.
    /// </summary>
    /// <exception cref="SheetException">No row names all required columns; the sentence lists the missing ones.</exception>
    public SheetTable Table(params ReadOnlySpan<SheetColumn> columns) => HeaderFinder.Find(this, columns);

    /// <summary>The same without refusal: null when no row names all required columns. For files that may be one of several lists.</summary>
    public SheetTable? TryTable(params ReadOnlySpan<SheetColumn> columns) => HeaderFinder.TryFind(this, columns, out _);
}

/// <summary>One row.</summary>
/// <param name="Line">Line of the file (CSV) or row number (XLSX), from 1, as the person sees it.</param>
/// <param name="Cells">Texts trimmed at both ends; dates as <c>yyyy-MM-dd</c>, or <c>yyyy-MM-dd HH:mm:ss</c> with a time.</param>
public sealed record SheetRow(int Line, IReadOnlyList<string> Cells);

/// <summary>A column that an import knows.</summary>
/// <param name="Key">Name under which the import asks for it.</param>
/// <param name="Required">True when the import cannot do without the column (a cell of it may still be empty).</param>
/// <param name="Headers">Header words, Vietnamese first, then English; compared folded, text in brackets ignored.</param>
public sealed record SheetColumn(string Key, bool Required, params IReadOnlyList<string> Headers);

/// <summary>The rows below a recognised header.</summary>
/// <param name="HeaderLine">Line of the header.</param>
/// <param name="Columns">Which wanted columns are present, with their header as written.</param>
/// <param name="Ignored">Headers that no wanted column matches, as written.</param>
/// <param name="Records">The rows.</param>
public sealed record SheetTable(
    int HeaderLine,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<SheetRecord> Records
);

/// <summary>One row below the header, read by column.</summary>
public sealed class SheetRecord
{
    private static readonly string[] dateShapes = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy/M/d", "yyyy-MM-dd HH:mm:ss"];
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly SheetRow row;

    internal SheetRecord(SheetRow row, IReadOnlyDictionary<string, int> places)
    {
        this.row = row;
        this.places = places;
    }

    /// <summary>Line of the file.</summary>
    public int Line => row.Line;

    /// <summary>The row's cells as they stand, for showing it beside its error.</summary>
    public IReadOnlyList<string> Cells => row.Cells;

    /// <summary>Text of the column, trimmed; empty when the cell or the column is absent.</summary>
    public string this[string key] => places.TryGetValue(key, out var place) && place < row.Cells.Count ? row.Cells[place] : "";

    /// <summary>Reads a day written as dd/MM/yyyy, dd-MM-yyyy, dd.MM.yyyy or yyyy-MM-dd, or a date cell.</summary>
    /// <returns>False when something stands there that is not a day; true with null when nothing does.</returns>
    public bool TryDay(string key, out DateOnly? day)
    {
        day = null;
        var text = this[key];
        if (text.Length == 0)
        {
            return true;
        }

        if (!DateTime.TryParseExact(text, dateShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return false;
        }

        day = DateOnly.FromDateTime(parsed);
        return true;
    }
}
