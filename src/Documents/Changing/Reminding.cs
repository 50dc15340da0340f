using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <summary>
/// Reminds once of a request that is near its day and once of one that is late. The reminder is kept with the request and shown to those who issue
/// documents until it is closed.
/// </summary>
internal static class Reminding
{
    /// <summary>Agencies that may have something to be reminded of; the agency's own setting decides then.</summary>
    public const string Agencies = """
        select distinct agency_id from documents.change_request
        where state = 'Open' and ((near_told_at is null and due_on <= $1) or (late_told_at is null and due_on < $2)) order by 1
        """;

    /// <summary>The most days before its day on which any agency may want to be reminded.</summary>
    public const int MostNearDays = 90;

    public static async Task RunAsync(IWork work, CancellationToken ct)
    {
        var day = work.Now.VietnamDay();
        var last = day.AddDays(await WatchSetting.NearDaysAsync(work.Db, ct));
        var told = await work
            .Db.Set<ChangeRequest>()
            .AsTracking()
            .Where(r =>
                r.State == RequestState.Open && ((r.NearToldAt == null && r.DueOn <= last) || (r.LateToldAt == null && r.DueOn < day))
            )
            .ToListAsync(ct);
        foreach (var request in told)
        {
            request.NearToldAt ??= work.Now;
            request.LateToldAt = request.DueOn < day ? work.Now : null;
        }

        if (told.Count > 0)
        {
            Requests.Told(work, "documents.requests_reminded", told);
        }
    }
}
