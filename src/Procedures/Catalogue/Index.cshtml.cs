using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>The administrative procedures of the province in force today, and which of them the acting agency's procedures in force serve.</summary>
[Right("procedures.read")]
internal sealed class Index(TimeProvider clock, Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<NationalVersion> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Codes of the agency's procedures in force by the administrative procedure they serve.</summary>
    public ILookup<string, string> Served { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Fields { get; private set; } = [];
    public bool MayKeep => Acting.Has(CatalogueKeeping.Right);
    public IEnumerable<SelectListItem> Scopes => [new(texts["Quy trình của cơ quan đang phục vụ"], "served")];

    /// <summary>The terms of all ways, as written.</summary>
    public static string Term(NationalVersion version) =>
        string.Join("; ", version.Read().Ways.Select(w => w.Term).OfType<string>().Distinct(StringComparer.Ordinal));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var day = clock.GetUtcNow().VietnamDay();
        Served = await CatalogueReads.ServedAsync(db, day, ct);
        var inForce = CatalogueReads.InForce(db, day);
        var fields = await inForce.Where(v => v.Field != null).Select(v => v.Field!).Distinct().OrderBy(f => f).ToListAsync(ct);
        Fields = [.. fields.Select(f => new SelectListItem(f, f))];
        var found = Found(inForce);
        Total = await found.CountAsync(ct);
        Rows = await (
            View.Sort switch
            {
                "name" => View.Descending ? found.OrderByDescending(v => v.Name) : found.OrderBy(v => v.Name),
                "from" => View.Descending ? found.OrderByDescending(v => v.EffectiveFrom) : found.OrderBy(v => v.EffectiveFrom),
                _ => View.Descending ? found.OrderByDescending(v => v.Code) : found.OrderBy(v => v.Code),
            }
        )
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .ToListAsync(ct);
        return true;
    }

    /// <summary>What the filters leave, as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => Take(await ReadAsync(FileAsync, ct), ListFormat.Xlsx);

    /// <summary>What the filters leave, as a Word paper.</summary>
    public async Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => Take(await ReadAsync(FileAsync, ct), ListFormat.Docx);

    private IQueryable<NationalVersion> Found(IQueryable<NationalVersion> all)
    {
        var found = all.Named(View.Filter("q"));
        if (View.Filter("field") is { Length: > 0 } field)
        {
            found = found.Where(v => v.Field == field);
        }

        if (View.Filter("scope") == "served")
        {
            var served = Served.Select(s => s.Key).ToList();
            found = found.Where(v => served.Contains(v.Code));
        }

        return found;
    }

    private async Task<ListExport?> FileAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var day = clock.GetUtcNow().VietnamDay();
        Served = await CatalogueReads.ServedAsync(db, day, ct);
        var rows = await Found(CatalogueReads.InForce(db, day)).OrderBy(v => v.Code).ToListAsync(ct);
        return ListExport.Of(
            $"danh-muc-tthc-{day:yyyyMMdd}",
            texts["Thủ tục hành chính"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Danh mục thủ tục hành chính"],
                texts["Thủ tục đang có hiệu lực trong danh mục của tỉnh, đúng tại ngày {0}", Moments.Date(day)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Mã thủ tục"], 6, (v, _) => v.Code),
                new(texts["Tên thủ tục"], 16, (v, _) => v.Name),
                new(texts["Lĩnh vực"], 8, (v, _) => v.Field),
                new(texts["Cấp thực hiện"], 6, (v, _) => v.Level),
                new(texts["Thời hạn giải quyết"], 7, (v, _) => Term(v)),
                new(texts["Quyết định công bố"], 7, (v, _) => v.Decision),
                new(texts["Hiệu lực từ"], 6, (v, _) => v.EffectiveFrom),
                new(texts["Quy trình của cơ quan"], 7, (v, _) => string.Join(", ", Served[v.Code])),
            ],
            rows
        );
    }
}
