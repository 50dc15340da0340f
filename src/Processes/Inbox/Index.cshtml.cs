using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Inbox;

/// <summary>One list in due order of everything that waits for this person.</summary>
[Right("processes.work")]
internal sealed class Index(WorkSchedules schedules, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];
    public int Shown { get; private set; }
    public int Total { get; private set; }
    public int Late { get; private set; }
    public int DueToday { get; private set; }

    public IEnumerable<SelectListItem> When =>
        [new(texts["Quá hạn"], "late"), new(texts["Hôm nay"], "today"), new(texts["Sắp tới"], "later")];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var now = clock.GetUtcNow();
        var all = await ProcessReads.InboxAsync(db, Acting.Actor, await schedules.ForAsync(Acting.AgencyId, ct), now, 2000, ct);
        Total = all.Count;
        Late = all.Count(r => GroupOf(r, now) == "late");
        DueToday = all.Count(r => GroupOf(r, now) == "today");
        var words = Folding.Fold(View.Filter("q") ?? "");
        var when = View.Filter("when");
        var found = all.Where(r =>
                (string.IsNullOrEmpty(when) || GroupOf(r, now) == when)
                && (words.Length == 0 || Folding.Fold($"{r.SubjectCode} {r.Title} {r.StepName}").Contains(words, StringComparison.Ordinal))
            )
            .ToList();
        Shown = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    private static string GroupOf(InboxRow row, DateTimeOffset now) =>
        row.Clock is { IsLate: true, State: ClockState.Running } ? "late"
        : row.Clock?.DueAt is { } due && due.VietnamDay() == now.VietnamDay() ? "today"
        : "later";
}
