using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Sessions;

/// <summary>Ends sessions: this one, another one, or all of a person's.</summary>
internal static class EndSessions
{
    /// <summary>Ends the live sessions of a person that the filter leaves; returns how many.</summary>
    public static async Task<int> OfAsync(IWork work, Guid personId, Guid? only, Guid? except, CancellationToken ct)
    {
        var ended = await SilentlyAsync(work, personId, only, except, ct);
        if (ended.Count > 0)
        {
            Log.Write(work, "access.sessions_ended", "person", personId.ToString("N"), ended);
        }

        return ended.Count;
    }

    /// <summary>The same inside a command that writes its own log entry.</summary>
    public static async Task<IReadOnlyList<Guid>> SilentlyAsync(IWork work, Guid personId, Guid? only, Guid? except, CancellationToken ct)
    {
        var live = await work
            .Db.Set<Session>()
            .Where(s => s.PersonId == personId && s.EndedAt == null && (only == null || s.Id == only) && (except == null || s.Id != except))
            .ToListAsync(ct);
        live.ForEach(session => session.EndedAt = work.Now);
        return [.. live.Select(s => s.Id)];
    }
}
