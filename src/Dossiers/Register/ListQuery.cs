using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Register;

/// <summary>What the list is asked for.</summary>
/// <param name="Clock">overdue, near, paused (running work), late (finished late) or reappointed (with an apology).</param>
internal sealed record ListQuery(string? Words, DossierState? State, string? Clock, Guid? ProcedureId, string? Sort, bool Descending)
{
    private static readonly DossierState[] Running = [DossierState.Received, DossierState.Processing];
    private static readonly DossierState[] Waiting = [DossierState.AwaitingSupplement, DossierState.AwaitingPayment];

    /// <summary>The page asked for and how many rows there are in all.</summary>
    public async Task<(int Total, IReadOnlyList<(Dossier Dossier, string Name)> Rows)> RunAsync(
        IsoDbContext db,
        Measure measure,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var total = await CountAsync(db, measure, ct);
        var page = await Sorted(Filtered(db.Set<Dossier>(), measure)).Skip(skip).Take(take).ToListAsync(ct);
        var ids = page.Select(d => d.Id).ToList();
        var names = await db.Set<Applicant>().Where(a => ids.Contains(a.DossierId)).ToDictionaryAsync(a => a.DossierId, a => a.Name, ct);
        return (total, [.. page.Select(d => (d, names.GetValueOrDefault(d.Id, "–")))]);
    }

    /// <summary>How many rows there are; what the home pages count is what their links list.</summary>
    public Task<int> CountAsync(IsoDbContext db, Measure measure, CancellationToken ct) =>
        Filtered(db.Set<Dossier>(), measure).CountAsync(ct);

    /// <summary>The running work of one clock: overdue, near or paused; the earliest due first.</summary>
    public static ListQuery Of(string clock) => new(null, null, clock, null, "due", false);

    /// <summary>Procedures that dossiers of the agency follow, by title.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Title)>> ProceduresAsync(IsoDbContext db, CancellationToken ct)
    {
        var rows = await db.Set<Dossier>()
            .GroupBy(d => d.ProcedureId)
            .Select(g => new { Id = g.Key, Title = g.Max(d => d.ProcedureTitle)! })
            .OrderBy(p => p.Title)
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Id, r.Title))];
    }

    private IQueryable<Dossier> Filtered(IQueryable<Dossier> all, Measure measure)
    {
        var now = measure.Now;
        if (State is { } state)
        {
            all = all.Where(d => d.State == state);
        }

        if (ProcedureId is { } procedure)
        {
            all = all.Where(d => d.ProcedureId == procedure);
        }

        all = Clock switch
        {
            "overdue" => all.Where(d => Running.Contains(d.State) && d.DueAt < now),
            "near" => Near(all.Where(d => Running.Contains(d.State) && d.DueAt >= now), measure),
            "paused" => all.Where(d => Waiting.Contains(d.State)),
            "late" => all.Where(d => d.FinishedAt > (d.OriginalDueAt ?? d.DueAt) && d.Outcome != DossierOutcome.Refused),
            "reappointed" => all.Where(d => d.OriginalDueAt != null),
            _ => all,
        };
        return DossierCodes.Read(Words) is { } code ? all.Where(d => d.Code == code) : WithWords(all);
    }

    /// <summary>As <see cref="NearDue.Bounds"/> says it to statements.</summary>
    private static IQueryable<Dossier> Near(IQueryable<Dossier> all, Measure measure)
    {
        var bounds = measure.Near.Whole.Bounds(measure.Schedule, measure.Now).Select(b => b.ToUniversalTime()).ToArray();
        var percent = measure.Near.Whole.Percent;
        return all.Where(d => d.DueAt < bounds[Math.Min(NearDue.MostHours, (d.TermMinutes ?? 0) * percent / 100 / 60)]);
    }

    private IQueryable<Dossier> WithWords(IQueryable<Dossier> all)
    {
        foreach (var word in Folding.Parts(Words))
        {
            all = all.Where(d => d.Search.Contains(word));
        }

        return all;
    }

    private IQueryable<Dossier> Sorted(IQueryable<Dossier> rows) =>
        (Sort, Descending) switch
        {
            ("due", false) => rows.OrderBy(d => d.DueAt).ThenBy(d => d.Id),
            ("due", true) => rows.OrderByDescending(d => d.DueAt).ThenBy(d => d.Id),
            ("code", false) => rows.OrderBy(d => d.Code),
            ("code", true) => rows.OrderByDescending(d => d.Code),
            ("received", false) => rows.OrderBy(d => d.ReceivedAt).ThenBy(d => d.Id),
            _ => rows.OrderByDescending(d => d.ReceivedAt).ThenBy(d => d.Id),
        };
}
