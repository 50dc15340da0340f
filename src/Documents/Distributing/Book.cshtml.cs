using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Sổ phân phối – thu hồi (handbook 1.10): every controlled copy of the agency, those to be called back first.</summary>
[Right(Lists.Right)]
internal sealed class Book(DistributionFiles files, TimeProvider clock) : IsoPage
{
    /// <summary><c>back</c>: to be called back; <c>out</c>: not returned yet; empty: all.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? Asked { get; set; }

    public IReadOnlyList<CopyRow> All { get; private set; } = [];
    public string State => Asked ?? "";
    public string AgencyName => Acting.AgencyName;
    public bool MayKeep => Acting.Has(Lists.Right);
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    public IReadOnlyList<CopyRow> Rows =>
        [.. All.Where(r => State == "back" ? r.IsToReturn : State != "out" || r.Copy.State == CopyState.Out)];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        All = await CopyRow.ListAsync(db, null, Today, ct);
        return true;
    }

    /// <summary>The book as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => Take(await ReadAsync(files.BookAsync, ct), ListFormat.Xlsx);

    /// <summary>The book as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => Take(await ReadAsync(files.BookAsync, ct), ListFormat.Docx);
}
