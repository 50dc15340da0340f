using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Lateness;

/// <summary>A finished step with how it stood against its term.</summary>
internal sealed record DoneStepLine(TaskRow Task, string SubjectCode, string Title);

/// <summary>Finished steps of the last days of some people; what the page of lateness counts is what is listed here.</summary>
internal static class DoneSteps
{
    /// <param name="how">early, ontime, late or null for all whose time counted.</param>
    public static async Task<(int Total, IReadOnlyList<DoneStepLine> Lines)> ReadAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> people,
        string? how,
        DateTimeOffset now,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var first = Guid.CreateVersion7(now.AddDays(-Load.Days));
        var all = db.Set<TaskRow>()
            .Where(t => t.Id >= first && t.State == "Done" && t.Assignee != null && people.Contains(t.Assignee.Value));
        all = how switch
        {
            "early" => all.Where(t => t.LeftMinutes > 0),
            "ontime" => all.Where(t => t.LeftMinutes == 0),
            "late" => all.Where(t => t.LeftMinutes < 0),
            _ => all.Where(t => t.LeftMinutes != null),
        };
        var lines = await all.OrderByDescending(t => t.DoneAt)
            .ThenBy(t => t.Id)
            .Skip(skip)
            .Take(take)
            .Join(
                db.Set<InstanceRow>(),
                t => t.InstanceId,
                i => i.Id,
                (t, i) =>
                    new
                    {
                        t,
                        i.SubjectCode,
                        i.Title,
                    }
            )
            .ToListAsync(ct);
        return (
            await all.CountAsync(ct),
            [.. lines.OrderByDescending(l => l.t.DoneAt).Select(l => new DoneStepLine(l.t, l.SubjectCode, l.Title))]
        );
    }
}
