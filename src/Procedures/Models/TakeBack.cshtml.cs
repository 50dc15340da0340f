using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>Takes a model back: nobody adopts it any more, and who follows it is told.</summary>
[Right(Sharing.Right)]
internal sealed class TakeBack(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ModelProcedure Row { get; private set; } = null!;
    public int Adopters { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.Id == Id && m.OwnerId == Acting.AgencyId, ct) is not { } row)
        {
            return false;
        }

        (Row, Version) = (row, row.Version);
        Adopters = await db.Set<ModelAdopter>().CountAsync(a => a.ModelId == Id, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "procedures.take_back_model",
            Version,
            async (work, posted, token) =>
            {
                await Sharing.TakeBackAsync(work, Id, posted, Reason, token);
                Notice = texts["Đã thu hồi mẫu. Cơ quan đang áp dụng nhận phiếu trong ít phút."];
                return "/Procedures/Models/Show/" + Id;
            },
            ct
        );
}
