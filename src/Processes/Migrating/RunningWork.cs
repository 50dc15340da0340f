using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;
using Npgsql;

namespace IsoDienTu.Processes.Migrating;

/// <summary>An open step as a move finds it.</summary>
/// <param name="Holder">Name of the person who holds it; null when nobody does.</param>
internal sealed record OpenStepRow(
    Guid Id,
    long Number,
    string ElementId,
    string StepNo,
    string Name,
    string Role,
    string Kind,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    int? Minutes,
    string? Term,
    Guid? HolderId,
    string? Holder
);

/// <summary>A step that was done, and by whom: in another's stead it is whoever did it.</summary>
internal sealed record DoneStepRow(string ElementId, long Number, Guid Person);

/// <summary>A running instance with all that a move looks at.</summary>
/// <param name="State">As stored.</param>
/// <param name="Done">Who did which step, the latest last; read only for a version that keeps steps apart.</param>
internal sealed record RunningInstance(
    Guid Id,
    Guid FromVersion,
    string SubjectCode,
    string Title,
    InstanceState State,
    IReadOnlyList<OpenStepRow> Steps,
    IReadOnlyList<Rest> Rests,
    IReadOnlyList<DoneStepRow> Done
)
{
    /// <summary>Tells whether it is still as it was looked at.</summary>
    public string Seen => MigrationPlans.Hash(State.ToJson());
}

/// <summary>Which instances a move is about.</summary>
/// <param name="Versions">The versions they run on.</param>
/// <param name="From">Begun on this day or later; null for no limit.</param>
/// <param name="To">Begun on this day or earlier; null for no limit.</param>
internal sealed record Selection(IReadOnlyList<Guid> Versions, DateOnly? From, DateOnly? To);

/// <summary>Reads running instances with their open steps, page by page or one.</summary>
/// <param name="to">The version they would move to.</param>
internal sealed class RunningWork(Calendars.Reading reading, int agency, Diagram to)
{
    private readonly bool keepsApart = to.Nodes.Any(n => n.Step?.NotSameAs is not null);

    private const string Instances = """
        select i.id, i.definition_version_id, i.subject_code, i.title, i.state::text from processes.instance i
        where i.agency_id = $1 and i.definition_version_id = any($2) and i.status = 'Running' and ($3::timestamptz is null or i.started_at >= $3)
          and ($4::timestamptz is null or i.started_at < $4) and i.id > $5 order by i.id limit $6
        """;

    private const string One =
        "select i.id, i.definition_version_id, i.subject_code, i.title, i.state::text from processes.instance i where i.agency_id = $1 and i.id = $2 and i.status = 'Running'";

    private const string Steps = """
        select instance_id, id, number, element_id, step_no, name, role, kind, received_at, due_at, norm_minutes, term, assignee, assignee_name
        from processes.task where agency_id = $1 and instance_id = any($2) and state = 'Open' order by number
        """;

    private const string Done = """
        select instance_id, element_id, number, assignee from processes.task
        where agency_id = $1 and instance_id = any($2) and state in ('Done', 'SentBack') and assignee is not null order by number
        """;

    private const string Rests =
        "select instance_id, from_at, to_at from processes.clock_pause where agency_id = $1 and instance_id = any($2) and to_at is not null order by from_at";

    /// <summary>The next so many after one, in the order of their ids; fewer only at the end.</summary>
    public Task<IReadOnlyList<RunningInstance>> ReadAsync(Selection selection, Guid after, int most, CancellationToken ct) =>
        FillAsync(
            Instances,
            [
                Sql.P(agency),
                Sql.Array(selection.Versions),
                Sql.At(First(selection.From)),
                Sql.At(First(selection.To?.AddDays(1))),
                Sql.P(after),
                Sql.P(most),
            ],
            ct
        );

    /// <summary>One running instance; null when it is over.</summary>
    public async Task<RunningInstance?> FindAsync(Guid id, CancellationToken ct) =>
        await FillAsync(One, [Sql.P(agency), Sql.P(id)], ct) is [var found] ? found : null;

    private static DateTimeOffset? First(DateOnly? day) => day is { } on ? WorkingTime.VietnamTime.At(on, TimeOnly.MinValue) : null;

    private async Task<IReadOnlyList<RunningInstance>> FillAsync(string sql, NpgsqlParameter[] with, CancellationToken ct)
    {
        var heads = new List<(Guid Id, Guid Version, string Code, string Title, string State)>();
        await EachAsync(sql, with, r => heads.Add((r.GetGuid(0), r.GetGuid(1), r.GetString(2), r.GetString(3), r.GetString(4))), ct);
        if (heads.Count == 0)
        {
            return [];
        }

        var ids = heads.Select(h => h.Id).ToList();
        var steps = new List<(Guid Instance, OpenStepRow Step)>();
        await EachAsync(Steps, [Sql.P(agency), Sql.Array(ids)], r => steps.Add((r.GetGuid(0), Step(r))), ct);
        var rests = new List<(Guid Instance, Rest Stop)>();
        await EachAsync(
            Rests,
            [Sql.P(agency), Sql.Array(ids)],
            r => rests.Add((r.GetGuid(0), new Rest(At(r, 1)!.Value, At(r, 2)!.Value))),
            ct
        );
        var done = new List<(Guid Instance, DoneStepRow Step)>();
        if (keepsApart)
        {
            await EachAsync(
                Done,
                [Sql.P(agency), Sql.Array(ids)],
                r => done.Add((r.GetGuid(0), new DoneStepRow(r.GetString(1), r.GetInt64(2), r.GetGuid(3)))),
                ct
            );
        }

        var doneOf = done.ToLookup(d => d.Instance, d => d.Step);
        var (stepsOf, restsOf) = (steps.ToLookup(s => s.Instance, s => s.Step), rests.ToLookup(r => r.Instance, r => r.Stop));
        return
        [
            .. heads.Select(h => new RunningInstance(
                h.Id,
                h.Version,
                h.Code,
                h.Title,
                InstanceState.Parse(h.State),
                [.. stepsOf[h.Id]],
                [.. restsOf[h.Id]],
                [.. doneOf[h.Id]]
            )),
        ];
    }

    private static OpenStepRow Step(NpgsqlDataReader row) =>
        new(
            row.GetGuid(1),
            row.GetInt64(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7),
            At(row, 8)!.Value,
            At(row, 9),
            row.IsDBNull(10) ? null : row.GetInt32(10),
            row.IsDBNull(11) ? null : row.GetString(11),
            row.IsDBNull(12) ? null : row.GetGuid(12),
            row.IsDBNull(13) ? null : row.GetString(13)
        );

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private Task EachAsync(string sql, NpgsqlParameter[] with, Action<NpgsqlDataReader> row, CancellationToken ct) =>
        reading(
            sql,
            with,
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
}
