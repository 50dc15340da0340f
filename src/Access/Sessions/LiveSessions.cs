using System.Collections.Concurrent;
using IsoDienTu.Kernel;

namespace IsoDienTu.Access.Sessions;

/// <summary>Finds the person at work behind a token. The session row is read at every request, so that ending it takes effect at once;
/// names, posts and rights are remembered for a few seconds.</summary>
internal sealed class LiveSessions(WorkDatabases databases, Rights rights, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    // Writing the time of last use at every request would make reading pages write; a minute is exact enough for an idle limit of thirty.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (Acting Acting, DateTimeOffset Until)> remembered = new();

    public async Task<Acting?> FindAsync(string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await ReadAsync(SessionToken.Hash(token), ct) is not { } session || !session.IsLive(now))
        {
            return null;
        }

        if (now - session.SeenAt > SeenEvery)
        {
            await SeenAsync(session.Id, now, ct);
        }

        if (remembered.TryGetValue(session.Id, out var known) && known.Until > now && known.Acting.AgencyId == session.AgencyId)
        {
            return known.Acting;
        }

        var acting = await rights.ActingAsync(session.PersonId, session.AgencyId, session.Id, ct);
        if (acting is not null)
        {
            remembered[session.Id] = (acting, now + Remembered);
            ForgetOld(now);
        }

        return acting;
    }

    private async Task<Session?> ReadAsync(byte[] hash, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand("select id, person_id, agency_id, seen_at, ends_at, ended_at from access.session where token_hash = $1")
            .With(Sql.P(hash));
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        return new Session
        {
            Id = reader.GetGuid(0),
            PersonId = reader.GetGuid(1),
            AgencyId = reader.GetInt32(2),
            SeenAt = reader.GetFieldValue<DateTimeOffset>(3),
            EndsAt = reader.GetFieldValue<DateTimeOffset>(4),
            EndedAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        };
    }

    private async Task SeenAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand("update access.session set seen_at = $2 where id = $1")
            .With(Sql.P(id), Sql.At(now));
        await command.ExecuteNonQueryAsync(ct);
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (remembered.Count > 20_000)
        {
            foreach (var old in remembered.Where(r => r.Value.Until <= now).Select(r => r.Key).ToList())
            {
                remembered.TryRemove(old, out _);
            }
        }
    }
}
