using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Listing;

/// <summary>Danh mục tài liệu nội bộ, as it stands today.</summary>
[Right("documents.read")]
internal sealed class Internal(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public IReadOnlyList<InternalRow> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public string AgencyName => Acting.AgencyName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await MasterList.InternalAsync(db, Today, ct);
        return true;
    }

    /// <summary>The list as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        await ReadAsync(LoadAsync, ct);
        var file = SheetWriter.Write(
            texts["Tài liệu nội bộ"],
            [
                texts["STT"],
                texts["Mã hiệu"],
                texts["Tên tài liệu"],
                texts["Loại"],
                texts["Lần ban hành"],
                texts["Hiệu lực từ"],
                texts["Quyết định"],
                texts["Người phê duyệt"],
                texts["Nơi phân phối"],
                texts["Tình trạng"],
            ],
            Rows.Select(
                (r, i) =>
                    (object?[])
                        [
                            i + 1,
                            r.Code,
                            r.Title,
                            texts[Words.Of(r.Kind)].Value,
                            r.Issue,
                            r.EffectiveFrom,
                            r.Decision,
                            r.Approver,
                            Where(r),
                            texts[Words.Of(r.State)].Value,
                        ]
            )
        );
        return File(file, SheetWriter.MediaType, $"danh-muc-tai-lieu-noi-bo-{Today:yyyyMMdd}.xlsx");
    }

    /// <summary>Where a document is found: on the system for the agency's people, and on the public pages where it is public.</summary>
    public string Where(InternalRow row) =>
        row.IsPublic ? texts["Trên hệ thống cho toàn cơ quan; trang công khai"] : texts["Trên hệ thống cho toàn cơ quan"];
}
