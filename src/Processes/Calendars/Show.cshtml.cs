using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>A decreed day: its evidence, how far the deadlines have moved, and which ones of the own agency.</summary>
[Right("processes.read_calendar")]
internal sealed class Show(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public DecreedDay Day { get; private set; } = null!;
    public Progress Progress { get; private set; } = null!;
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<DeadlineMoveRow> Rows { get; private set; } = [];

    public bool MayWithdraw =>
        Day.Until is null
        && Day.AgencyId == Acting.AgencyId
        && Day.Day.Year >= clock.GetUtcNow().VietnamDay().Year
        && Acting.Has(Day.Reach == Reach.Province ? Deciding.Province : "processes.calendar");

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        if (await db.Set<DecreedDay>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } day || !day.Reaches(Acting.AgencyId))
        {
            return false;
        }

        Day = day;
        Progress = await Progress.OfAsync(db, day, Acting.AgencyId, ct);
        var moves = db.Set<DeadlineMoveRow>().Where(m => m.DayId == Id);
        Total = await moves.CountAsync(ct);
        Rows = await moves
            .OrderByDescending(m => m.Act)
            .ThenBy(m => m.DueBefore)
            .ThenBy(m => m.SubjectCode)
            .ThenBy(m => m.Number)
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .ToListAsync(ct);
        return true;
    }
}
