using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Importing;

/// <summary>What an uploaded list would do, row by row, and the decision: all, the good rows, or nothing.</summary>
[Right("organisation.import")]
internal sealed class ImportPreview(Agencies agencies, FileStore files, IStringLocalizer<Texts> texts) : IsoPage
{
    private const int Shown = 200;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The pressed button: <c>all</c>, <c>good</c> or <c>none</c>.</summary>
    [BindProperty]
    public string? Decision { get; set; }

    public ImportBatch Batch { get; private set; } = null!;
    public ImportPlan? Plan { get; private set; }
    public RuleException? Refused { get; private set; }
    public IReadOnlyList<PlannedRow> Bad => [.. Plan!.Rows.Where(r => r.Verdict == RowVerdict.Bad).Take(Shown)];
    public IReadOnlyList<PlannedRow> Good => [.. Plan!.Rows.Where(r => r.Verdict is RowVerdict.New or RowVerdict.Changed).Take(Shown)];
    public int Changes => Plan!.Count(RowVerdict.New) + Plan.Count(RowVerdict.Changed);

    public static string StateName(BatchState state) =>
        state switch
        {
            BatchState.Imported => "Đã nhập",
            BatchState.Rejected => "Đã bỏ",
            _ => "Chờ quyết định",
        };

    /// <summary>A refusal that concerns the whole file, in the language of the page.</summary>
    public string Why => Refused is null ? "" : Say(Refused);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ImportBatch>().FirstOrDefaultAsync(b => b.Id == Id, ct) is not { } batch)
        {
            return false;
        }

        Batch = batch;
        if (batch.State == BatchState.Waiting)
        {
            try
            {
                Plan = await RunAsync(db, null, ct);
            }
            catch (RuleException refused)
            {
                Refused = refused;
            }
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, token) => db.Set<ImportBatch>().AnyAsync(b => b.Id == Id, token), ct))
        {
            return NotFound();
        }

        return await DoAsync("organisation.decide_list", DecideAsync, ct);
    }

    private async Task<string> DecideAsync(IWork work, CancellationToken ct)
    {
        agencies.Changing();
        await OneAtATime.DirectoryAsync(work, ct);
        await OneAtATime.StaffAsync(work, ct);
        Batch = await work.Db.Set<ImportBatch>().FirstAsync(b => b.Id == Id, ct);
        if (Batch.State != BatchState.Waiting)
        {
            throw new RuleException(
                typeof(Texts),
                "organisation.import.decided",
                "Danh sách này đã được quyết định trước đó; hãy tải lên lại nếu cần nhập tiếp.",
                nameof(Decision)
            );
        }

        if (Decision == "none")
        {
            Batch.State = BatchState.Rejected;
            Log.Write(work, "organisation.list_rejected", "list", Batch.Id.ToString("N"));
            Notice = texts["Đã bỏ danh sách, không có gì được ghi."];
            return "/Organisation/Import";
        }

        var plan = await RunAsync(work.Db, work, ct);
        if (!plan.IsClean && Decision != "good")
        {
            throw new RuleException(
                typeof(Texts),
                "organisation.import.unclean",
                "Còn {0} dòng sai nên không nhập tất cả; hãy chọn chỉ nhập dòng đúng, hoặc bỏ và sửa tệp.",
                nameof(Decision),
                plan.Count(RowVerdict.Bad)
            );
        }

        Batch.State = BatchState.Imported;
        Batch.Imported = plan.Count(RowVerdict.New) + plan.Count(RowVerdict.Changed);
        Batch.Refused = plan.Count(RowVerdict.Bad);
        Log.Write(work, "organisation.imported", "list", Batch.Id.ToString("N"), null, ImportRun.Counts(plan));
        Notice = texts["Đã nhập {0} dòng.", Batch.Imported];
        return "/Organisation/ImportPreview/" + Batch.Id;
    }

    private async Task<ImportPlan> RunAsync(IsoDbContext db, IWork? work, CancellationToken ct)
    {
        await using var content = files.OpenRead(Batch.Sha256);
        var agency = await agencies.FindAsync(Acting.AgencyId, ct);
        var mayChangeDirectory = Acting.Has("organisation.manage_agencies");
        return await Importer.RunAsync(SheetReader.Read(content), db, work, agency, null, agencies.Today, mayChangeDirectory, ct);
    }
}
