using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Listing;

/// <summary>Danh mục tài liệu bên ngoài of the acting agency, as it stands today.</summary>
[Right("documents.read")]
internal sealed class External(DocumentLists lists, TimeProvider clock) : IsoPage
{
    public IReadOnlyList<ExternalRow> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public string AgencyName => Acting.AgencyName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await MasterList.ExternalAsync(db, Today, ct);
        return true;
    }

    /// <summary>The list as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) =>
        Take(await ReadAsync(lists.ExternalFileAsync, ct), ListFormat.Xlsx);

    /// <summary>The list as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) =>
        Take(await ReadAsync(lists.ExternalFileAsync, ct), ListFormat.Docx);
}
