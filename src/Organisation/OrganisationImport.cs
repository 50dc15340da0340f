using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Importing;
using IsoDienTu.Organisation.Units;

namespace IsoDienTu.Organisation;

/// <summary>What an import is told.</summary>
/// <param name="AgencyCode">The agency whose staff the list is; null when the rows themselves tell.</param>
/// <param name="ProvinceCode">First part of all agency codes accepted, e.g. <c>H49</c>; null for any.</param>
/// <param name="GoodRowsOnly">True to import the good rows although there are bad ones; false to import all or nothing.</param>
/// <param name="DryRun">True to say only what would be done.</param>
public sealed record ImportOptions(string? AgencyCode = null, string? ProvinceCode = null, bool GoodRowsOnly = false, bool DryRun = false);

/// <summary>What an import did, or would do.</summary>
/// <param name="List">Which list the file is, in Vietnamese.</param>
/// <param name="Rows">Rows below the header.</param>
/// <param name="Added">New rows.</param>
/// <param name="Changed">Rows that change what is stored.</param>
/// <param name="Same">Rows that change nothing.</param>
/// <param name="Problems">Every reason why a row is refused.</param>
/// <param name="Imported">True when the good rows were written.</param>
public sealed record ImportReport(
    string List,
    int Rows,
    int Added,
    int Changed,
    int Same,
    IReadOnlyList<ImportProblem> Problems,
    bool Imported
)
{
    /// <summary>Rows refused.</summary>
    public int Refused => Problems.Select(p => p.Line).Distinct().Count();
}

/// <summary>One reason why a row is refused.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Column">Header of the column as the list calls it.</param>
/// <param name="Key">Stable key of the rule.</param>
/// <param name="Message">Vietnamese sentence naming the rule and the mend.</param>
public sealed record ImportProblem(int Line, string Column, string Key, string Message);

/// <summary>
/// Imports lists from CSV or XLSX for tools and the demo province: agencies, successions, units, posts, people, appointments, or a whole staff list;
/// the header tells which. Importing the same file twice changes nothing.
/// </summary>
public sealed class OrganisationImport(WorkRunner runner, Agencies agencies)
{
    /// <summary>Reads and imports a list.</summary>
    /// <exception cref="RuleException">The file is no such list, or the agency is unknown; nothing was written.</exception>
    public Task<ImportReport> RunAsync(Stream file, ImportOptions options, Actor actor, CancellationToken ct = default) =>
        new ImportRun(runner, agencies, options, actor).RunAsync(SheetReader.Read(file), ct);

    /// <summary>Brings the administrative units carried by the product into the database, so that statements can join them.</summary>
    /// <returns>Units and succession edges stored, and how many of both were new or changed.</returns>
    public Task<(int Units, int Edges, int Changed)> UnitsAsync(Actor actor, CancellationToken ct = default) =>
        UnitStore.FillAsync(runner, actor, ct);
}
