using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>The list of administrative procedures of the acting agency, how much of it its procedures cover, and what it has to follow by when.</summary>
[Right("procedures.read")]
internal sealed class Agency(AgencyListFile list) : IsoPage
{
    public IReadOnlyList<ListedLine> Lines { get; private set; } = [];
    public int Covered => Lines.Count(l => l.Covered.Count > 0);
    public int Behind => Lines.Count(l => l.State != ListedState.Current);
    public int Late => Lines.Count(l => l.State == ListedState.Late);
    public int Percent => Lines.Count == 0 ? 0 : 100 * Covered / Lines.Count;
    public string AgencyName => Acting.AgencyName;
    public DateOnly Today => list.Today;
    public bool MayKeep => Acting.Has(AgencyList.Right);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Lines = await list.ReadAsync(db, ct);
        return true;
    }

    /// <summary>The list as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => Take(await ReadAsync(list.FileAsync, ct), ListFormat.Xlsx);

    /// <summary>The list as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => Take(await ReadAsync(list.FileAsync, ct), ListFormat.Docx);
}
