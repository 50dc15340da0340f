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

    /// <summary>The person at work, and whether the password must be replaced before anything else; null when the session has ended.</summary>
    public async Task<(Acting Acting, bool MustChange)?> FindAsync(string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await ReadAsync(SessionToken.Hash(token), ct) is not var (session, mustChange) || !session.IsLive(now))
        {
            return null;
        }

        if (now - session.SeenAt > SeenEvery)
        {
            await SeenAsync(session.Id, now, ct);
        }

        if (remembered.TryGetValue(session.Id, out var known) && known.Until > now && known.Acting.AgencyId == session.AgencyId)
        {
            return (known.Acting, mustChange);
        }

        var acting = await rights.ActingAsync(session.PersonId, session.AgencyId, session.Id, ct);
        if (acting is not null)
        {
            remembered[session.Id] = (acting, now + Remembered);
            ForgetOld(now);
        }

        return acting is null ? null : (acting, mustChange);
    }

    /// <summary>The session with the state of its account; a locked account has none.</summary>
    private async Task<(Session Session, bool MustChange)?> ReadAsync(byte[] hash, CancellationToken ct)
    {
        await using var command = databases
            .App.CreateCommand(
                "select s.id, s.person_id, s.agency_id, s.seen_at, s.ends_at, s.ended_at, a.must_change "
                    + "from access.session s join access.account a using (person_id) where s.token_hash = $1 and a.disabled_at is null"
            )
            .With(Sql.P(hash));
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
        {
            return null;
        }

        var session = new Session
        {
            Id = reader.GetGuid(0),
            PersonId = reader.GetGuid(1),
            AgencyId = reader.GetInt32(2),
            SeenAt = reader.GetFieldValue<DateTimeOffset>(3),
            EndsAt = reader.GetFieldValue<DateTimeOffset>(4),
            EndedAt = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        };
        return (session, reader.GetBoolean(6));
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
