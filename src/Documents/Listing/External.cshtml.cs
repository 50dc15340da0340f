using IsoDienTu.Documents.Laws;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Listing;

/// <summary>Danh mục tài liệu bên ngoài of the acting agency, as it stands today.</summary>
[Right("documents.read")]
internal sealed class External(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
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
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        await ReadAsync(LoadAsync, ct);
        var file = SheetWriter.Write(
            texts["Tài liệu bên ngoài"],
            [
                texts["STT"],
                texts["Số, ký hiệu"],
                texts["Trích yếu"],
                texts["Loại"],
                texts["Cơ quan ban hành"],
                texts["Ngày ký"],
                texts["Hiệu lực từ"],
                texts["Hết hiệu lực"],
                texts["Văn bản thay thế"],
                texts["Văn bản sửa đổi, bổ sung"],
                texts["Tài liệu bị ảnh hưởng"],
                texts["Tình trạng"],
            ],
            Rows.Select(
                (r, i) =>
                    (object?[])
                        [
                            i + 1,
                            r.Law.Text.Number,
                            r.Law.Text.Title,
                            texts[LawWords.Of(r.Law.Text.Kind)].Value,
                            r.Law.Text.Issuer,
                            r.Law.Text.SignedOn,
                            r.Law.Text.EffectiveFrom,
                            r.Law.EndsOn,
                            string.Join(", ", r.Law.ReplacedBy),
                            string.Join(", ", r.Law.AmendedBy),
                            string.Join(", ", r.Documents.Select(d => d.Code)),
                            texts[LawWords.Of(r.Law.State)].Value,
                        ]
            )
        );
        return File(file, SheetWriter.MediaType, $"danh-muc-tai-lieu-ben-ngoai-{Today:yyyyMMdd}.xlsx");
    }
}
