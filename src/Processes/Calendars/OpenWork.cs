using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Calendars;

/// <summary>An open step with a due instant, or a timer that waits for a working-time term.</summary>
/// <param name="TaskId">Null for a timer.</param>
internal sealed record OpenStep(Guid? TaskId, long Number, string Name, OpenTerm Term);

/// <summary>A running instance with the due instants that a day may touch.</summary>
/// <param name="Process">Title of its process.</param>
/// <param name="Promise">Null when the whole has no due instant, or none within reach of the day.</param>
/// <param name="Steps">Steps and timers.</param>
internal sealed record OpenInstance(
    Guid Id,
    long Version,
    string SubjectKind,
    Guid SubjectId,
    string SubjectCode,
    string Process,
    OpenTerm? Promise,
    IReadOnlyList<OpenStep> Steps
);

/// <summary>Reads by one statement under the agency's row-level security: a look before a command, or the command's own reading.</summary>
internal delegate Task<bool> Reading(
    string sql,
    NpgsqlParameter[] parameters,
    Func<NpgsqlDataReader, CancellationToken, Task<bool>> read,
    CancellationToken ct
);

/// <summary>Reads the running work of one agency whose due instants a day may touch, page by page.</summary>
/// <param name="moved">The act whose moves are taken back; 0 for none.</param>
internal sealed class OpenWork(Reading reading, int agency, DateOnly day, long moved)
{
    private const string Instances = """
        select i.id, i.version, i.subject_kind, i.subject_id, i.subject_code, d.title, i.term, i.started_at, i.due_at, i.paused_since, i.restarts_after_supplement
        from processes.instance i
        join processes.definition_version v on v.agency_id = i.agency_id and v.id = i.definition_version_id
        join processes.definition d on d.agency_id = v.agency_id and d.id = v.definition_id
        where i.agency_id = $1 and i.id > $2 and i.status = 'Running' and i.started_at < $4
          and (i.due_at >= $3 or exists (select 1 from processes.task t where t.agency_id = i.agency_id and t.instance_id = i.id and t.state = 'Open' and t.due_at >= $3)
            or exists (select 1 from processes.timer m where m.agency_id = i.agency_id and m.instance_id = i.id and m.armed_at < $4 and m.failed = 0 and m.due_at >= $3))
        order by i.id limit $5
        """;

    private const string Steps = """
        select instance_id, id, number, name, kind, received_at, due_at, norm_minutes, term from processes.task
        where agency_id = $1 and instance_id = any($2) and state = 'Open' and due_at >= $3 and received_at < $4 order by number
        """;

    // One that failed waits for its next try, not for its term.
    private const string Timers = """
        select instance_id, number, name, armed_at, due_at, term from processes.timer
        where agency_id = $1 and instance_id = any($2) and failed = 0 and due_at >= $3 and armed_at < $4 order by number
        """;

    private const string Rests =
        "select instance_id, from_at, to_at from processes.clock_pause where agency_id = $1 and instance_id = any($2) and to_at is not null order by from_at";

    private const string Moves =
        "select instance_id, number, due_before, due_after from processes.deadline_move where agency_id = $1 and instance_id = any($2) and act = $3";

    // The day's first and last instant: what ended before it or began after it is not touched.
    private readonly DateTimeOffset first = WorkingTime.VietnamTime.At(day, TimeOnly.MinValue);

    /// <summary>The next so many instances after one, in the order of their ids; fewer only at the end.</summary>
    public async Task<IReadOnlyList<OpenInstance>> ReadAsync(Guid after, int most, CancellationToken ct)
    {
        var heads = new List<Head>();
        await EachAsync(
            Instances,
            [Sql.P(agency), Sql.P(after), Sql.At(first), Sql.At(first.AddDays(1)), Sql.P(most)],
            row => heads.Add(Head.Of(row)),
            ct
        );
        if (heads.Count == 0)
        {
            return [];
        }

        var rests = new List<(Guid Instance, Rest Stop)>();
        await EachAsync(Rests, [Sql.P(agency), Ids()], row => rests.Add((row.GetGuid(0), new Rest(At(row, 1), At(row, 2)))), ct);
        var moves = new Dictionary<(Guid, long), (DateTimeOffset, DateTimeOffset)>();
        if (moved != 0)
        {
            await EachAsync(
                Moves,
                [Sql.P(agency), Ids(), Sql.P(moved)],
                row => moves[(row.GetGuid(0), row.GetInt64(1))] = (At(row, 2), At(row, 3)),
                ct
            );
        }

        var restsOf = rests.ToLookup(r => r.Instance, r => r.Stop);
        var byId = heads.ToDictionary(h => h.Id);
        var steps = new List<(Guid Instance, OpenStep Step)>();
        await EachAsync(
            Steps,
            [Sql.P(agency), Ids(), Sql.At(first), Sql.At(first.AddDays(1))],
            row => steps.Add((row.GetGuid(0), Step(row, byId[row.GetGuid(0)], [.. restsOf[row.GetGuid(0)]]))),
            ct
        );
        await EachAsync(
            Timers,
            [Sql.P(agency), Ids(), Sql.At(first), Sql.At(first.AddDays(1))],
            row => steps.Add((row.GetGuid(0), Timer(row))),
            ct
        );
        var stepsOf = steps.ToLookup(s => s.Instance, s => s.Step);
        return
        [
            .. heads.Select(h =>
                h.Tell(
                    first,
                    [.. restsOf[h.Id]],
                    MovedOf(h.Id, 0),
                    [.. stepsOf[h.Id].Select(s => s with { Term = s.Term with { Moved = MovedOf(h.Id, s.Number) } })]
                )
            ),
        ];

        NpgsqlParameter Ids() => Sql.Array(heads.Select(h => h.Id));

        (DateTimeOffset, DateTimeOffset)? MovedOf(Guid instance, long number) =>
            moves.TryGetValue((instance, number), out var found) ? found : null;
    }

    private Task EachAsync(string sql, NpgsqlParameter[] parameters, Action<NpgsqlDataReader> row, CancellationToken ct) =>
        reading(
            sql,
            parameters,
            async (rows, token) =>
            {
                while (await rows.ReadAsync(token))
                {
                    row(rows);
                }

                return true;
            },
            ct
        );

    private static OpenStep Step(NpgsqlDataReader row, Head of, IReadOnlyList<Rest> rests) =>
        new(
            row.GetGuid(1),
            row.GetInt64(2),
            row.GetString(3),
            new OpenTerm
            {
                Start = At(row, 5),
                Due = At(row, 6),
                Minutes = row.IsDBNull(7) ? null : row.GetInt32(7),
                Written = row.IsDBNull(8) ? null : row.GetString(8),
                // Only steps that people do move with the rests of the clock.
                Rests = row.GetString(4) == "human" ? rests : [],
                PausedSince = of.PausedSince,
            }
        );

    /// <summary>Timers run on while the clock rests.</summary>
    private static OpenStep Timer(NpgsqlDataReader row) =>
        new(
            null,
            row.GetInt64(1),
            row.GetString(2),
            new OpenTerm
            {
                Start = At(row, 3),
                Due = At(row, 4),
                Written = row.GetString(5),
            }
        );

    private static DateTimeOffset At(NpgsqlDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    private sealed record Head(
        Guid Id,
        long Version,
        string SubjectKind,
        Guid SubjectId,
        string SubjectCode,
        string Process,
        string? Term,
        DateTimeOffset StartedAt,
        DateTimeOffset? DueAt,
        DateTimeOffset? PausedSince,
        bool Restarts
    )
    {
        public static Head Of(NpgsqlDataReader row) =>
            new(
                row.GetGuid(0),
                row.GetInt64(1),
                row.GetString(2),
                row.GetGuid(3),
                row.GetString(4),
                row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                At(row, 7),
                row.IsDBNull(8) ? null : At(row, 8),
                row.IsDBNull(9) ? null : At(row, 9),
                row.GetBoolean(10)
            );

        public OpenInstance Tell(
            DateTimeOffset first,
            IReadOnlyList<Rest> rests,
            (DateTimeOffset, DateTimeOffset)? moved,
            IReadOnlyList<OpenStep> steps
        ) =>
            new(
                Id,
                Version,
                SubjectKind,
                SubjectId,
                SubjectCode,
                Process,
                DueAt is { } due && due >= first
                    ? new OpenTerm
                    {
                        Start = StartedAt,
                        Due = due,
                        Written = Term,
                        IsPromise = true,
                        Rests = rests,
                        PausedSince = PausedSince,
                        Restarts = Restarts,
                        Moved = moved,
                    }
                    : null,
                steps
            );
    }
}
