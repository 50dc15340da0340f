using IsoDienTu.Kernel;
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
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        var file = SheetWriter.Write(
            texts["Cơ quan áp dụng"],
            [
                texts["Cơ quan"],
                texts["Mã hiệu"],
                texts["Đang theo lần"],
                texts["Lần mới nhất"],
                texts["Số chỗ khác"],
                texts["Các chỗ khác"],
                texts["Hiệu lực từ"],
            ],
            Lines.Select(l =>
                (object?[])
                    [
                        l.Agency,
                        l.Row.Code,
                        l.Row.Number,
                        Row.Newest,
                        l.Row.DifferenceCount,
                        string.Join("; ", l.Units.Select(u => MergeWords.Say(u, texts))),
                        l.Row.EffectiveFrom,
                    ]
            )
        );
        return File(file, SheetWriter.MediaType, $"co-quan-ap-dung-{clock.GetUtcNow().VietnamDay():yyyyMMdd}.xlsx");
    }
}
