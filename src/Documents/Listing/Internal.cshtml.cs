using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Listing;

/// <summary>Danh mục tài liệu nội bộ of the acting agency, as it stands today.</summary>
[Right("documents.read")]
internal sealed class Internal(DocumentLists lists, TimeProvider clock) : IsoPage
{
    public InternalList List { get; private set; } = null!;
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public string AgencyName => Acting.AgencyName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        List = await lists.InternalAsync(db, ct);
        return true;
    }

    /// <summary>The list as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) =>
        Take(await ReadAsync(lists.InternalFileAsync, ct), ListFormat.Xlsx);

    /// <summary>The list as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) =>
        Take(await ReadAsync(lists.InternalFileAsync, ct), ListFormat.Docx);
}
