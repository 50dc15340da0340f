using IsoDienTu.Kernel;

namespace IsoDienTu.Portal.OpenData;

/// <summary>A column of a data set.</summary>
/// <param name="Name">Its name in the files, which never changes.</param>
/// <param name="Meaning">What it holds, in Vietnamese.</param>
internal sealed record DataColumn(string Name, string Meaning);

/// <summary>A set of rows that everybody may take away: public facts only, no person.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Rows">The rows as they come from the database; cells are text, whole numbers, days, or null.</param>
internal sealed record Dataset(
    string Name,
    string Title,
    IReadOnlyList<DataColumn> Columns,
    Func<DataReading, IAsyncEnumerable<object?[]>> Rows
);

/// <summary>One reading of a data set.</summary>
/// <param name="Db">Reads over all agencies.</param>
/// <param name="Day">Day of which the rows are true.</param>
/// <param name="Site">Scheme and host for the addresses in the rows.</param>
internal sealed record DataReading(IsoDbContext Db, Organisation.Agencies Agencies, DateOnly Day, string Site, CancellationToken Cancel);
