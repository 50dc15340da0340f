using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel;

/// <summary>The files as which a list is taken away.</summary>
public enum ListFormat
{
    /// <summary>A spreadsheet, to sort and to count in.</summary>
    Xlsx,

    /// <summary>A Word paper, to sign and to file.</summary>
    Docx,
}

/// <summary>A column of a list, said once for every file it leaves as.</summary>
/// <param name="Head">Its heading.</param>
/// <param name="Weight">How much of a sheet's width it takes beside the others.</param>
/// <param name="Cell">What stands in it for a row and the row's number from 1: text, a whole number, a day; null for nothing.</param>
public sealed record ListColumn<T>(string Head, int Weight, Func<T, int, object?> Cell);

/// <summary>What stands above a list on paper (NĐ 30/2020/NĐ-CP, annex I).</summary>
/// <param name="Above">The agency above; null when it has none.</param>
/// <param name="Agency">Whose list it is.</param>
/// <param name="Title">What the list is called.</param>
/// <param name="Lead">A sentence below the title: what it holds, and the day on which that is true.</param>
public sealed record ListHead(string? Above, string Agency, string Title, string Lead);

/// <summary>A list as it leaves the system. Its columns and rows are said once; a spreadsheet and a paper are made of the same. Immutable.</summary>
/// <param name="FileName">Name of the file without its ending.</param>
/// <param name="Sheet">Name of the sheet in a spreadsheet.</param>
/// <param name="Columns">Heading and weight of each column.</param>
/// <param name="Rows">Cells: text, whole numbers, days; null for an empty one.</param>
public sealed record ListExport(
    string FileName,
    string Sheet,
    ListHead Head,
    IReadOnlyList<(string Head, int Weight)> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
)
{
    /// <summary>Puts rows into their columns.</summary>
    public static ListExport Of<T>(
        string fileName,
        string sheet,
        ListHead head,
        IReadOnlyList<ListColumn<T>> columns,
        IEnumerable<T> rows
    ) =>
        new(
            fileName,
            sheet,
            head,
            [.. columns.Select(c => (c.Head, c.Weight))],
            [.. rows.Select((row, i) => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(row, i + 1))])]
        );

    /// <summary>The file.</summary>
    public byte[] Write(ListFormat format) =>
        format == ListFormat.Docx ? ListWord.Write(this) : SheetWriter.Write(Sheet, [.. Columns.Select(c => c.Head)], Rows);

    /// <summary>Name of the file.</summary>
    public string Named(ListFormat format) => FileName + (format == ListFormat.Docx ? ".docx" : ".xlsx");

    /// <summary>Media type of the file.</summary>
    public static string MediaType(ListFormat format) => format == ListFormat.Docx ? ListWord.MediaType : SheetWriter.MediaType;

    /// <summary>The file as the answer of a call.</summary>
    /// <param name="format">As the caller names it: <c>docx</c> for Word; anything else is the spreadsheet.</param>
    public IResult Answer(string? format)
    {
        var wanted = string.Equals(format, "docx", StringComparison.OrdinalIgnoreCase) ? ListFormat.Docx : ListFormat.Xlsx;
        return Results.File(Write(wanted), MediaType(wanted), Named(wanted));
    }
}
