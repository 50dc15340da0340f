using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Sổ phân phối – thu hồi (handbook 1.10): every controlled copy of the agency, those to be called back first.</summary>
[Right(Lists.Right)]
internal sealed class Book(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
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
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        await ReadAsync(LoadAsync, ct);
        var file = SheetWriter.Write(
            texts["Phân phối – thu hồi"],
            [
                texts["STT"],
                texts["Mã hiệu"],
                texts["Tên tài liệu"],
                texts["Lần ban hành"],
                texts["Bản số"],
                texts["Người hoặc nơi giữ"],
                texts["Cấp ngày"],
                texts["Người cấp"],
                texts["Tình trạng"],
                texts["Hết hiệu lực từ"],
                texts["Ngày thu hồi, huỷ, báo mất"],
                texts["Người ghi"],
                texts["Ghi chú"],
            ],
            All.Select(
                (r, i) =>
                    (object?[])
                        [
                            i + 1,
                            r.Code,
                            r.Title,
                            r.Issue,
                            r.Copy.Number,
                            r.Copy.Holder,
                            r.Copy.HandedOn,
                            r.Copy.HandedBy,
                            CopyWords.Say(r, texts),
                            r.OverSince,
                            r.Copy.EndedOn,
                            r.Copy.EndedBy,
                            r.Copy.EndNote,
                        ]
            )
        );
        return File(file, SheetWriter.MediaType, $"so-phan-phoi-thu-hoi-{Today:yyyyMMdd}.xlsx");
    }
}
