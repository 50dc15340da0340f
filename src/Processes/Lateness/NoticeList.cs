using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Lateness;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="TaskId">The step it leads to; null where it is about the whole and nobody works on it now.</param>
/// <param name="IsOver">The step is done, or the work has ended.</param>
internal sealed record NoticeLine(
    Guid Id,
    NoticeKind Kind,
    string SubjectCode,
    string Title,
    string Step,
    string? HeldBy,
    DateTimeOffset DueAt,
    DateTimeOffset At,
    bool IsRead,
    Guid? TaskId,
    bool IsOver
);

/// <summary>The notices of the last days to one person; page, home part and API read here.</summary>
internal static class NoticeList
{
    /// <summary>How far back notices are listed.</summary>
    public const int Days = 30;

    private const string Mine = """
        from processes.notice n
        left join processes.notice_read r on r.agency_id = n.agency_id and r.notice_id = n.id and r.person_id = $3
        where n.agency_id = $1 and n.principal = any($2) and n.id >= $4 and (not $5 or r.notice_id is null)
        """;

    // Somebody may be told as a person and as the holder of a post; for them it is one notice.
    private const string Once =
        $"select distinct on (n.about_id, n.kind, n.due_at) n.*, r.notice_id is not null as seen {Mine} order by n.about_id, n.kind, n.due_at, n.id";

    public static async Task<IReadOnlyList<NoticeLine>> ReadAsync(
        IsoDbContext db,
        Actor actor,
        DateTimeOffset now,
        bool unread,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        await using var command = Command(
                db,
                $"""
                select o.id, o.kind, o.subject_code, o.title, o.step, o.held_by, o.due_at, o.at, o.seen,
                  coalesce(t.id, (select x.id from processes.task x where x.agency_id = $1 and x.instance_id = o.instance_id order by x.number desc limit 1)),
                  coalesce(t.state <> 'Open', i.status <> 'Running')
                from ({Once}) o join processes.instance i on i.agency_id = $1 and i.id = o.instance_id
                left join processes.task t on t.agency_id = $1 and t.id = o.about_id
                order by o.id desc offset $6 limit $7
                """,
                actor,
                now,
                unread
            )
            .With(Sql.P(skip), Sql.P(take));
        var lines = new List<NoticeLine>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            lines.Add(
                new NoticeLine(
                    row.GetGuid(0),
                    Enum.Parse<NoticeKind>(row.GetString(1)),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    row.GetFieldValue<DateTimeOffset>(6),
                    row.GetFieldValue<DateTimeOffset>(7),
                    row.GetBoolean(8),
                    row.IsDBNull(9) ? null : row.GetGuid(9),
                    row.GetBoolean(10)
                )
            );
        }

        return lines;
    }

    public static async Task<int> CountAsync(IsoDbContext db, Actor actor, DateTimeOffset now, bool unread, CancellationToken ct)
    {
        await using var command = Command(db, $"select count(*)::int from ({Once}) o", actor, now, unread);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Notes that the person has read notices of theirs; those of others are left.</summary>
    /// <param name="notices">Null for all.</param>
    /// <returns>How many were unread.</returns>
    public static async Task<int> ReadAsync(IWork work, IReadOnlyCollection<Guid>? notices, CancellationToken ct)
    {
        await using var command = work.Command(
            $"""
            insert into processes.notice_read (agency_id, notice_id, person_id, at)
            select n.agency_id, n.id, $3, $6 {Mine} and exists (
              select 1 from processes.notice c where c.agency_id = $1 and c.about_id = n.about_id and c.kind = n.kind and c.due_at = n.due_at
                and ($8 or c.id = any($7)))
            on conflict do nothing
            """,
            [.. Parameters(work.AgencyId, work.Actor, work.Now, true), Sql.At(work.Now), Sql.Array(notices ?? []), Sql.P(notices is null)]
        );
        var count = await command.ExecuteNonQueryAsync(ct);
        Log.Write(work, "processes.notices_read", "person", work.Actor.PersonId.ToString("N"), null, new { Count = count });
        return count;
    }

    private static NpgsqlCommand Command(IsoDbContext db, string sql, Actor actor, DateTimeOffset now, bool unread)
    {
        var command = (NpgsqlCommand)
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database).CreateCommand();
        command.CommandText = sql;
        return command.With(Parameters(db.AgencyId, actor, now, unread));
    }

    private static NpgsqlParameter[] Parameters(int agency, Actor actor, DateTimeOffset now, bool unread) =>
        [Sql.P(agency), Sql.Array(actor.Hears), Sql.P(actor.PersonId), Sql.P(Guid.CreateVersion7(now.AddDays(-Days))), Sql.P(unread)];
}
