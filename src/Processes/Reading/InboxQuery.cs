using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>The inbox: one index scan over the principals' rows, joined to their tasks.</summary>
internal static class InboxQuery
{
    // What rests until somebody else acts comes after what can be done now. The principal's rows come first from their index; "distinct" because a person may be offered a task under several principals.
    private const string Mine = """
        from processes.task t join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
        where t.agency_id = $1 and t.state = 'Open' and (t.assignee is null or t.assignee = $3)
          and t.id in (select task_id from processes.inbox where agency_id = $1 and principal = any($2))
        """;

    public static async Task<IReadOnlyList<InboxRow>> RunAsync(
        IsoDbContext db,
        Actor actor,
        WorkSchedule schedule,
        DateTimeOffset now,
        int limit,
        CancellationToken ct
    )
    {
        await using var command = Command(
                db,
                $"""
                select t.id, i.id, i.subject_kind, i.subject_id, i.subject_code, i.title, t.step_no, t.name, t.received_at, t.due_at, t.from_name,
                  t.assignee, t.assignee_name, i.paused_since, i.pause_reason
                {Mine} order by (i.paused_since is not null), t.due_at nulls last, t.received_at limit $4
                """,
                actor
            )
            .With(Sql.P(limit));
        var rows = new List<InboxRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            DateTimeOffset? due = reader.IsDBNull(9) ? null : reader.GetFieldValue<DateTimeOffset>(9);
            var paused = !reader.IsDBNull(13);
            rows.Add(
                new InboxRow(
                    reader.GetGuid(0),
                    reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetGuid(3),
                    reader.GetString(4),
                    reader.GetString(5),
                    reader.GetString(6),
                    reader.GetString(7),
                    reader.GetFieldValue<DateTimeOffset>(8),
                    Clocks.Of(schedule, due, now, paused, reader.IsDBNull(14) ? null : reader.GetString(14)),
                    reader.IsDBNull(10) ? null : reader.GetString(10),
                    reader.IsDBNull(11) ? null : reader.GetGuid(11),
                    reader.IsDBNull(12) ? null : reader.GetString(12)
                )
            );
        }

        return rows;
    }

    public static async Task<(int All, int Late, int Today)> CountAsync(
        IsoDbContext db,
        Actor actor,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var endOfDay = new DateTimeOffset(now.VietnamDay().ToDateTime(TimeOnly.MaxValue), Kernel.VietnamTime.Offset);
        await using var command = Command(
                db,
                $"""
                select count(*)::int, (count(*) filter (where t.due_at < $4 and i.paused_since is null))::int,
                  (count(*) filter (where t.due_at between $4 and $5))::int {Mine}
                """,
                actor
            )
            .With(Sql.At(now), Sql.At(endOfDay));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
    }

    private static NpgsqlCommand Command(IsoDbContext db, string sql, Actor actor)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command.With(Sql.P(db.AgencyId), Sql.Array(actor.Principals), Sql.P(actor.PersonId));
    }
}
