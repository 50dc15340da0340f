using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>What an uploaded file would do, row by row, and the decision: the good rows, or nothing.</summary>
[Right(CatalogueKeeping.Right)]
internal sealed class ImportPreview(FileStore files, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private const int Shown = 200;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The pressed button: <c>all</c>, <c>good</c> or <c>none</c>.</summary>
    [BindProperty]
    public string? Decision { get; set; }

    public CatalogueBatch Batch { get; private set; } = null!;
    public IReadOnlyList<CataloguePlanned>? Plan { get; private set; }
    public IEnumerable<CataloguePlanned> Bad => Plan!.Where(r => r.Verdict == CatalogueVerdict.Bad).Take(Shown);
    public IEnumerable<CataloguePlanned> Good => Plan!.Where(r => r.Version is not null).Take(Shown);
    public int Changes => Plan!.Count(r => r.Version is not null);

    public static string StateName(CatalogueBatchState state) =>
        state switch
        {
            CatalogueBatchState.Imported => "Đã nhập",
            CatalogueBatchState.Rejected => "Đã bỏ",
            _ => "Chờ quyết định",
        };

    public static Tone ToneOf(CatalogueBatchState state) =>
        state switch
        {
            CatalogueBatchState.Imported => Tone.Good,
            CatalogueBatchState.Rejected => Tone.Plain,
            _ => Tone.Near,
        };

    public int Count(CatalogueVerdict verdict) => Plan!.Count(r => r.Verdict == verdict);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<CatalogueBatch>().FirstOrDefaultAsync(b => b.Id == Id, ct) is not { } batch)
        {
            return false;
        }

        Batch = batch;
        Plan = batch.State == CatalogueBatchState.Waiting ? await PlanAsync(db, ct) : null;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, token) => db.Set<CatalogueBatch>().AnyAsync(b => b.Id == Id, token), ct))
        {
            return NotFound();
        }

        return await DoAsync("procedures.decide_catalogue", DecideAsync, ct);
    }

    private async Task<string> DecideAsync(IWork work, CancellationToken ct)
    {
        await CatalogueKeeping.BeginAsync(work, ct);
        Batch = await work.Db.Set<CatalogueBatch>().FirstAsync(b => b.Id == Id, ct);
        if (Batch.State != CatalogueBatchState.Waiting)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.catalogue.decided",
                "Tệp này đã được quyết định trước đó; hãy tải lên lại nếu cần nhập tiếp.",
                nameof(Decision)
            );
        }

        if (Decision == "none")
        {
            Batch.State = CatalogueBatchState.Rejected;
            Log.Write(work, "procedures.catalogue_rejected", "catalogue", Batch.Id.ToString("N"));
            Notice = texts["Đã bỏ tệp, không có gì được ghi."];
            return "/Procedures/Catalogue/Import";
        }

        var plan = await PlanAsync(work.Db, ct);
        var bad = plan.Count(p => p.Verdict == CatalogueVerdict.Bad);
        if (bad > 0 && Decision != "good")
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.catalogue.unclean",
                "Còn {0} dòng sai nên không nhập tất cả; hãy chọn chỉ nhập dòng đúng, hoặc bỏ và sửa tệp.",
                nameof(Decision),
                bad
            );
        }

        Batch.State = CatalogueBatchState.Imported;
        Batch.Imported = CatalogueKeeping.Write(work, Acting, plan, Batch.Id);
        Batch.Refused = bad;
        Log.Write(
            work,
            "procedures.catalogue_imported",
            "catalogue",
            Batch.Id.ToString("N"),
            null,
            new
            {
                New = plan.Count(p => p.Verdict == CatalogueVerdict.New),
                Changed = plan.Count(p => p.Verdict == CatalogueVerdict.Changed),
                Refused = bad,
            }
        );
        Notice = texts["Đã nhập {0} thủ tục.", Batch.Imported];
        return "/Procedures/Catalogue/ImportPreview/" + Batch.Id;
    }

    private async Task<IReadOnlyList<CataloguePlanned>> PlanAsync(IsoDbContext db, CancellationToken ct) =>
        await CatalogueKeeping.PlanAsync(
            db,
            CatalogueKeeping.Read(await files.ReadAsync(Batch.Sha256, ct)),
            Batch.EffectiveFrom,
            clock.GetUtcNow().VietnamDay(),
            ct
        );
}
