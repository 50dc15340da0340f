using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>How the agencies follow one change of law, in requests. What was voided does not count.</summary>
/// <param name="InTime">Followed within the clock.</param>
/// <param name="Behind">Followed after it.</param>
/// <param name="Kept">Decided that the document need not change.</param>
/// <param name="Open">Not followed yet, the clock still runs.</param>
/// <param name="Late">Not followed, and the clock is over.</param>
/// <param name="Agencies">In how many agencies.</param>
internal sealed record FollowFigures(LegalChange Change, int InTime, int Behind, int Kept, int Open, int Late, int Agencies)
{
    public int All => InTime + Behind + Kept + Open + Late;

    /// <summary>Over all agencies, the changes with most late requests first, then the newest.</summary>
    public static async Task<IReadOnlyList<FollowFigures>> ReadAsync(
        IsoDbContext everywhere,
        LawCatalogue catalogue,
        DateOnly day,
        CancellationToken ct
    )
    {
        var counted = await everywhere
            .Set<ChangeRequest>()
            .IgnoreQueryFilters(["agency"])
            .Where(r => r.ChangeId != null && r.State != RequestState.Void)
            .GroupBy(r => new
            {
                r.ChangeId,
                r.AgencyId,
                r.State,
                Late = (r.State == RequestState.Open && r.DueOn < day) || (r.State == RequestState.Done && r.DueOn < r.ClosedOn),
            })
            .Select(g => new
            {
                g.Key.ChangeId,
                g.Key.AgencyId,
                g.Key.State,
                g.Key.Late,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        return
        [
            .. catalogue
                .Changes.Where(c => c.IsLive)
                .GroupJoin(
                    counted,
                    c => (Guid?)c.Id,
                    r => r.ChangeId,
                    (c, rows) =>
                    {
                        var all = rows.ToList();
                        int Of(RequestState state, bool late) => all.Where(r => r.State == state && r.Late == late).Sum(r => r.Count);
                        return new FollowFigures(
                            c,
                            Of(RequestState.Done, false),
                            Of(RequestState.Done, true),
                            Of(RequestState.Kept, false),
                            Of(RequestState.Open, false),
                            Of(RequestState.Open, true),
                            all.Select(r => r.AgencyId).Distinct().Count()
                        );
                    }
                )
                .OrderByDescending(f => f.Late)
                .ThenByDescending(f => f.Change.EffectiveOn),
        ];
    }

    /// <summary>The round over the agencies: how many were looked at, of how many whose documents cite anything.</summary>
    public static async Task<(int Looked, int All)> RoundAsync(IsoDbContext everywhere, Guid change, CancellationToken ct)
    {
        var looked = await everywhere.Set<FollowedChange>().IgnoreQueryFilters(["agency"]).CountAsync(f => f.Id == change, ct);
        var all = await everywhere.Set<Citation>().IgnoreQueryFilters(["agency"]).Select(c => c.AgencyId).Distinct().CountAsync(ct);
        return (looked, Math.Max(looked, all));
    }

    /// <summary>The requests of one change in all agencies, each with its document's code.</summary>
    public static async Task<IReadOnlyList<(ChangeRequest Request, string? Code)>> RequestsAsync(
        IsoDbContext everywhere,
        Guid change,
        CancellationToken ct
    )
    {
        var rows = await (
            from request in everywhere.Set<ChangeRequest>().IgnoreQueryFilters(["agency"])
            where request.ChangeId == change && request.State != RequestState.Void
            join document in everywhere.Set<Document>().IgnoreQueryFilters(["agency"])
                on new { request.AgencyId, Id = request.DocumentId } equals new { document.AgencyId, Id = (Guid?)document.Id }
                into documents
            from document in documents.DefaultIfEmpty()
            select new { Request = request, document.Code }
        ).ToListAsync(ct);
        return [.. rows.Select(r => (r.Request, (string?)r.Code))];
    }
}
