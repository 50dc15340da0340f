using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Migrating;

/// <summary>A decision: how far it is carried out, what became of each instance, and the way back.</summary>
[Right(MigrationSetup.Right)]
internal sealed class Show(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The one instance to be taken back.</summary>
    [BindProperty]
    public Guid? Instance { get; set; }

    public Migration Decision { get; private set; } = null!;
    public Definition Process { get; private set; } = null!;
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<MigrationItem> Rows { get; private set; } = [];
    public IReadOnlyDictionary<MigrationState, int> Counts { get; private set; } = new Dictionary<MigrationState, int>();
    public int Waiting => Of(MigrationState.Waiting) + Of(MigrationState.TakingBack);
    public int All => Counts.Values.Sum();

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<MigrationState>().Where(s => Of(s) > 0).Select(s => new SelectListItem(Words(s), s.ToString()));

    public int Of(MigrationState state) => Counts.GetValueOrDefault(state);

    public string Words(MigrationState state) =>
        state switch
        {
            MigrationState.Waiting => texts["Chờ chuyển"],
            MigrationState.Moved => texts["Đã chuyển"],
            MigrationState.Refused => texts["Ở lại"],
            MigrationState.Ended => texts["Đã kết thúc trước đó"],
            MigrationState.Changed => texts["Đã đi tiếp nên ở lại"],
            MigrationState.TakingBack => texts["Chờ đưa về"],
            MigrationState.TakenBack => texts["Đã đưa về phiên bản cũ"],
            _ => texts["Không đưa về được"],
        };

    public static Tone ToneOf(MigrationState state) =>
        state switch
        {
            MigrationState.Moved => Tone.Good,
            MigrationState.Refused or MigrationState.Changed or MigrationState.Kept => Tone.Near,
            MigrationState.Waiting or MigrationState.TakingBack => Tone.Info,
            _ => Tone.Plain,
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        if (await db.Set<Migration>().FirstOrDefaultAsync(m => m.Id == Id, ct) is not { } found)
        {
            return false;
        }

        Decision = found;
        Process = await db.Set<Definition>().FirstAsync(d => d.Id == found.DefinitionId, ct);
        var items = db.Set<MigrationItem>().Where(i => i.MigrationId == Id);
        Counts = await items
            .GroupBy(i => i.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        if (Enum.TryParse<MigrationState>(View.Filter("state"), out var state))
        {
            items = items.Where(i => i.State == state);
        }

        if (View.Filter("q") is { Length: > 0 } words)
        {
            items = items.Where(i => i.SubjectCode.Contains(words));
        }

        Total = await items.CountAsync(ct);
        Rows = await items.OrderBy(i => i.SubjectCode).ThenBy(i => i.Id).Skip(View.Skip).Take(ListView.PageSize).ToListAsync(ct);
        return true;
    }

    /// <summary>Takes one back.</summary>
    public Task<IActionResult> OnPostOneAsync(CancellationToken ct) => TakeBackAsync(Instance ?? Guid.Empty, ct);

    /// <summary>Takes back all that moved.</summary>
    public Task<IActionResult> OnPostAllAsync(CancellationToken ct) => TakeBackAsync(null, ct);

    private async Task<IActionResult> TakeBackAsync(Guid? instance, CancellationToken ct) =>
        await ReadAsync((db, token) => db.Set<Migration>().AnyAsync(m => m.Id == Id, token), ct)
            ? await DoAsync(
                "processes.take_back_migration",
                async (work, token) =>
                {
                    await MigrationDecisions.TakeBackAsync(work, Id, instance, Reason, token);
                    Notice = texts["Đã ghi. Từng việc chưa có gì xảy ra sau khi chuyển đang được đưa về."];
                    return "/Processes/Migrating/Show/" + Id;
                },
                ct
            )
            : NotFound();
}
