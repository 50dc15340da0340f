using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Chooses procedures of the catalogue for the agency's list; those that its procedures in force serve are ticked already.</summary>
[Right(AgencyList.Right)]
internal sealed class Choose(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>More are found by more words.</summary>
    public const int Shown = 100;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty]
    public List<string> Codes { get; set; } = [];

    public IReadOnlyList<SelectListItem> Found { get; private set; } = [];
    public int Total { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var day = clock.GetUtcNow().VietnamDay();
        var served = await CatalogueReads.ServedAsync(db, day, ct);
        var servedCodes = served.Select(s => s.Key).ToList();
        var open = CatalogueReads
            .InForce(db, day)
            .Named(Words)
            .Where(v => !db.Set<ListedProcedure>().Any(p => p.Code == v.Code && p.RemovedOn == null));
        Total = await open.CountAsync(ct);
        var rows = await open.OrderByDescending(v => servedCodes.Contains(v.Code))
            .ThenBy(v => v.Code)
            .Take(Shown)
            .Select(v => new { v.Code, v.Name })
            .ToListAsync(ct);
        var ticked = Request.Method == "GET" ? servedCodes : Codes;
        Found = [.. rows.Select(r => new SelectListItem($"{r.Code} {r.Name}", r.Code, ticked.Contains(r.Code, StringComparer.Ordinal)))];
        if (Request.Method == "GET")
        {
            Codes = [.. Found.Where(f => f.Selected).Select(f => f.Value)];
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "procedures.list",
            async (work, token) =>
            {
                Notice = texts["Đã đưa {0} thủ tục vào danh mục.", await AgencyList.AddAsync(work, Codes, token)];
                return "/Procedures/Catalogue/Agency";
            },
            ct
        );
}
