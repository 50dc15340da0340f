using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Merging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>An agency that follows the model in what it has published.</summary>
internal sealed record AdopterLine(string Agency, ModelAdopter Row, IReadOnlyList<MergeUnit> Units);

/// <summary>Who follows the owner's model, by which issue, and what each changed; as published, no drafts.</summary>
[Right(Sharing.Right)]
internal sealed class Adopters(Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public ModelProcedure Row { get; private set; } = null!;
    public IReadOnlyList<AdopterLine> Lines { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.Id == Id && m.OwnerId == Acting.AgencyId, ct) is not { } row)
        {
            return false;
        }

        Row = row;
        var names = (await agencies.ListAsync(new AgencyQuery(), ct)).ToDictionary(a => a.Id, a => a.Name);
        Lines =
        [
            .. (await db.Set<ModelAdopter>().AsNoTracking().Where(a => a.ModelId == Id).ToListAsync(ct))
                .Select(a => new AdopterLine(names.GetValueOrDefault(a.AdopterId) ?? "", a, Adoptions.Read(a)))
                .OrderBy(l => l.Row.Number)
                .ThenBy(l => l.Agency, StringComparer.Ordinal),
        ];
        return true;
    }

    /// <summary>The table as a spreadsheet.</summary>
    public Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => TakeAsync(ListFormat.Xlsx, ct);

    /// <summary>The table as a Word paper.</summary>
    public Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => TakeAsync(ListFormat.Docx, ct);

    private async Task<IActionResult> TakeAsync(ListFormat format, CancellationToken ct) =>
        Take(await ReadAsync(LoadAsync, ct) ? await FileAsync(ct) : null, format);

    private async Task<ListExport> FileAsync(CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        return ListExport.Of<AdopterLine>(
            $"co-quan-ap-dung-{today:yyyyMMdd}",
            texts["Cơ quan áp dụng"],
            await agencies.ListHeadAsync(
                Acting.AgencyId,
                texts["Cơ quan đang áp dụng quy trình mẫu"],
                texts["{0} – {1}, đúng tại ngày {2}", Row.Code, Row.Title, Moments.Date(today)],
                ct
            ),
            [
                new(texts["Cơ quan"], 12, (l, _) => l.Agency),
                new(texts["Mã hiệu"], 7, (l, _) => l.Row.Code),
                new(texts["Đang theo lần"], 5, (l, _) => l.Row.Number),
                new(texts["Lần mới nhất"], 5, (_, _) => Row.Newest),
                new(texts["Số chỗ khác"], 5, (l, _) => l.Row.DifferenceCount),
                new(texts["Các chỗ khác"], 16, (l, _) => string.Join("; ", l.Units.Select(u => MergeWords.Say(u, texts)))),
                new(texts["Hiệu lực từ"], 6, (l, _) => l.Row.EffectiveFrom),
            ],
            Lines
        );
    }
}
