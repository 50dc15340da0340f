using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Takes a procedure off the agency's list, with the reason.</summary>
[Right(AgencyList.Right)]
internal sealed class Unlist(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public NationalVersion Entry { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ListedProcedure>().FirstOrDefaultAsync(p => p.Id == Id && p.RemovedOn == null, ct) is not { } row)
        {
            return false;
        }

        Version = row.Version;
        Entry = await CatalogueReads.Latest(db).FirstAsync(v => v.Code == row.Code, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "procedures.unlist",
            Version,
            async (work, posted, token) =>
            {
                await AgencyList.RemoveAsync(work, Id, posted, Reason, token);
                Notice = texts["Đã đưa {0} khỏi danh mục.", Entry.Code];
                return "/Procedures/Catalogue/Agency";
            },
            ct
        );
}
