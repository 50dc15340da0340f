using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Organisation.Importing;

/// <summary>
/// Goes through a recognised table for one acting agency. Given a unit of work it enters the good rows; without one it only says what it would do.
/// </summary>
internal static class Importer
{
    /// <param name="sheet">The file.</param>
    /// <param name="db">The acting agency's database.</param>
    /// <param name="work">The unit of work, or null to plan.</param>
    /// <param name="agency">The acting agency; null only while the directory is still empty.</param>
    /// <param name="province">First part of all codes of the province, or null for any.</param>
    /// <param name="today">The day in Vietnam.</param>
    /// <param name="mayChangeDirectory">True for those who may add and change agencies.</param>
    public static async Task<ImportPlan> RunAsync(
        Sheet sheet,
        IsoDbContext db,
        IWork? work,
        AgencyCard? agency,
        string? province,
        DateOnly today,
        bool mayChangeDirectory,
        CancellationToken ct
    )
    {
        var (form, table) = TableForms.Recognise(sheet);
        var readers = table.Records.Select(r => new RowReader(form, r)).ToList();
        var rows = form.Kind is TableKind.Agencies or TableKind.Successions
            ? mayChangeDirectory
                ? await AgenciesAsync(form.Kind, readers, db, work, province, ct)
                : throw NotAllowed()
            : await StaffAsync(form.Kind, readers, db, work, agency, today, ct);
        return new ImportPlan(form, table.Ignored, rows);
    }

    private static async Task<List<PlannedRow>> AgenciesAsync(
        TableKind kind,
        List<RowReader> readers,
        IsoDbContext db,
        IWork? work,
        string? province,
        CancellationToken ct
    )
    {
        var ledger = new AgencyLedger(await Snapshot.LoadAsync(db, ct));
        var agencies = new AgencyRows(ledger, work, province);
        var successions = new SuccessionRows(ledger, work);
        var rows = new List<PlannedRow>(readers.Count);
        foreach (var reader in readers)
        {
            rows.Add(kind == TableKind.Agencies ? await agencies.TakeAsync(reader, ct) : await successions.TakeAsync(reader, ct));
        }

        return rows;
    }

    private static async Task<List<PlannedRow>> StaffAsync(
        TableKind kind,
        List<RowReader> readers,
        IsoDbContext db,
        IWork? work,
        AgencyCard? agency,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (agency is null)
        {
            throw new RuleException(
                typeof(Texts),
                "organisation.import.agency",
                "Danh sách cán bộ phải nhập cho một cơ quan; hãy chọn cơ quan (eiso: --agency MÃ).",
                "File"
            );
        }

        var oldest = readers.Min(r => r.Peek("valid_from")) is { } day && day < today ? day : today;
        var staff = new StaffRows(await StaffLedger.LoadAsync(db, ct), agency, work, oldest);
        return [.. readers.Select(r => staff.Take(kind, r))];
    }

    private static RuleException NotAllowed() =>
        new(
            typeof(Texts),
            "organisation.import.directory",
            "Danh sách cơ quan do cơ quan chủ trì cấp tỉnh nhập; ở đây chỉ nhập được danh sách cán bộ của cơ quan mình.",
            "File"
        );
}
