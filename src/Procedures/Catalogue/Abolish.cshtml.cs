using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Writes down that a decision abolishes an administrative procedure from a day on.</summary>
[Right(CatalogueKeeping.Right)]
internal sealed class Abolish(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    [BindProperty]
    public string? Decision { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    public NationalVersion Entry { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if ((await CatalogueReads.HistoryAsync(db, Code, ct)).FirstOrDefault() is not { } last)
        {
            return false;
        }

        Entry = last;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, t) => db.Set<NationalVersion>().AnyAsync(v => v.Code == Code, t), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "procedures.abolish_national",
            async (work, token) =>
            {
                await CatalogueKeeping.AbolishAsync(work, Acting, Code, new AbolitionInput(Decision, SignedOn, EffectiveOn), token);
                Notice = texts["Đã ghi bãi bỏ thủ tục {0}.", Code];
                return "/Procedures/Catalogue/Show/" + Code;
            },
            ct
        );
    }
}
