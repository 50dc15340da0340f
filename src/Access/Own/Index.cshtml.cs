using IsoDienTu.Access.Sessions;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Own;

/// <summary>A person's own sessions, each of which they can end.</summary>
[Right(RightAttribute.SignedIn)]
internal sealed class Index(TimeProvider clock) : IsoPage
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];
    public Guid Current => Acting.SessionId;
    public string PersonName => Acting.Actor.Name;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.Set<Session>()
            .Where(s => s.PersonId == Acting.Actor.PersonId && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.SeenAt)
            .ToListAsync(ct);
        Sessions = [.. open.Where(s => s.IsLive(now))];
        return true;
    }

    public Task<IActionResult> OnPostEndAsync(Guid session, CancellationToken ct) =>
        DoAsync("access.end_session", (work, token) => EndAsync(work, session, null, token), ct);

    public Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct) =>
        DoAsync("access.end_sessions", (work, token) => EndAsync(work, null, Acting.SessionId, token), ct);

    private async Task<string> EndAsync(IWork work, Guid? only, Guid? except, CancellationToken ct)
    {
        await EndSessions.OfAsync(work, work.Actor.PersonId, only, except, ct);
        return "/Access/Own";
    }
}
