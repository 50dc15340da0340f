using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>Lists of tasks and their counts, from one description of what is wanted: what is counted is what is listed.</summary>
internal static class InboxQuery
{
    public static async Task<IReadOnlyList<InboxRow>> RunAsync(
        IsoDbContext db,
        InboxSelection wanted,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        await using var command = Command(
                db,
                $"""
                select t.id, i.id, i.subject_kind, i.subject_id, i.subject_code, i.title, t.step_no, t.name, t.received_at, t.due_at, t.from_name,
                  t.assignee, t.assignee_name, i.paused_since, i.pause_reason, t.done_at, t.norm_minutes
                {wanted.Where} {wanted.Order} offset ${InboxSelection.Next} limit ${InboxSelection.Next + 1}
                """,
                wanted
            )
            .With(Sql.P(skip), Sql.P(take));
        var rows = new List<InboxRow>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(Row(reader, wanted.Measure));
        }

        await reader.CloseAsync();
        return wanted.Of == InboxOf.Mine ? await InPlaceOfAsync(db, wanted.Actor, rows, ct) : rows;
    }

    /// <summary>All that are wanted, and of them those that are late, near their end, and due today.</summary>
    public static async Task<InboxCount> CountAsync(IsoDbContext db, InboxSelection wanted, CancellationToken ct)
    {
        await using var command = Command(
            db,
            $"""
            select count(*)::int, (count(*) filter (where {InboxSelection.Late}))::int, (count(*) filter (where {InboxSelection.Near}))::int,
              (count(*) filter (where {InboxSelection.Today}))::int
            {wanted.Where}
            """,
            wanted
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new InboxCount(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3));
    }

    /// <summary>Names in whose stead the steps on the list would be done; what is one's own too is done as one's own.</summary>
    private static async Task<IReadOnlyList<InboxRow>> InPlaceOfAsync(
        IsoDbContext db,
        Actor actor,
        IReadOnlyList<InboxRow> rows,
        CancellationToken ct
    )
    {
        var lent = await StandingIn.FindAsync(db, actor, [.. rows.Select(r => r.TaskId)], ct);
        if (lent.Count == 0)
        {
            return rows;
        }

        var own = await OwnAsync(db, actor, lent.Keys, ct);
        return [.. rows.Select(r => own.Contains(r.TaskId) ? r : r with { InPlaceOf = lent.GetValueOrDefault(r.TaskId)?.Name })];
    }

    /// <summary>Those of the open tasks that are offered to the person's own principals and held by nobody else.</summary>
    public static async Task<IReadOnlySet<Guid>> OwnAsync(IsoDbContext db, Actor actor, IEnumerable<Guid> tasks, CancellationToken ct)
    {
        await using var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select t.id from processes.task t where t.agency_id = $1 and t.id = any($2) and {Offered.ToDo("$3", "$4")}";
        command.With(Sql.P(db.AgencyId), Sql.Array(tasks), Sql.P(actor.PersonId), Sql.Array(actor.Principals));
        await using var row = await command.ExecuteReaderAsync(ct);
        var own = new HashSet<Guid>();
        while (await row.ReadAsync(ct))
        {
            own.Add(row.GetGuid(0));
        }

        return own;
    }

    private static InboxRow Row(NpgsqlDataReader row, Measure measure)
    {
        DateTimeOffset? due = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9);
        return new InboxRow(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetString(2),
            row.GetGuid(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7),
            row.GetFieldValue<DateTimeOffset>(8),
            row.IsDBNull(15)
                ? measure.Step(
                    due,
                    row.IsDBNull(16) ? null : row.GetInt32(16),
                    !row.IsDBNull(13),
                    row.IsDBNull(14) ? null : row.GetString(14)
                )
                : measure.Ended(due, row.GetFieldValue<DateTimeOffset>(15)),
            row.IsDBNull(10) ? null : row.GetString(10),
            row.IsDBNull(11) ? null : row.GetGuid(11),
            row.IsDBNull(12) ? null : row.GetString(12)
        );
    }

    private static NpgsqlCommand Command(IsoDbContext db, string sql, InboxSelection wanted)
    {
        var command = (NpgsqlCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return command.With(wanted.Parameters(db.AgencyId));
    }
}
