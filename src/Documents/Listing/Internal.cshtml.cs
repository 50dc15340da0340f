using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Listing;

/// <summary>Danh mục tài liệu nội bộ, as it stands today.</summary>
[Right("documents.read")]
internal sealed class Internal(Places places, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private ILookup<Guid, string> named = Array.Empty<Guid>().ToLookup(id => id, _ => "");

    private ILookup<Guid, CopyRow> copies = Array.Empty<CopyRow>().ToLookup(c => c.Copy.DocumentId);

    public IReadOnlyList<InternalRow> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public string AgencyName => Acting.AgencyName;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await MasterList.InternalAsync(db, Today, ct);
        named = await places.OfAsync(db, null, ct);
        copies = (await CopyRow.ListAsync(db, null, Today, ct)).Where(c => c.Copy.State == CopyState.Out).ToLookup(c => c.Copy.DocumentId);
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

    /// <summary>To whom a document is distributed; without a list where it is found: on the system, and on the public pages where it is public.</summary>
    public string Where(InternalRow row)
    {
        var printed = copies[row.Id].OrderBy(c => c.Copy.Number).Select(c => texts["bản số {0}: {1}", c.Copy.Number, c.Copy.Holder].Value);
        var listed = string.Join("; ", named[row.Id].Concat(printed));
        return (listed.Length > 0, row.IsPublic) switch
        {
            (true, true) => texts["{0}; trang công khai", listed],
            (true, false) => listed,
            (false, true) => texts["Trên hệ thống cho toàn cơ quan; trang công khai"],
            _ => texts["Trên hệ thống cho toàn cơ quan"],
        };
    }
}
