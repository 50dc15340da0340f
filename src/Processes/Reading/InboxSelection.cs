using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Processes.Reading;

/// <summary>Whose work a list of tasks shows.</summary>
internal enum InboxOf
{
    /// <summary>Offered to this person and held by nobody else.</summary>
    Mine,

    /// <summary>Offered to, or held by, anybody of this person's units and those below.</summary>
    Unit,

    /// <summary>All open work of the agency.</summary>
    Office,

    /// <summary>Open steps of work this person keeps an eye on.</summary>
    Watched,

    /// <summary>What this person has done of the steps of the last days, the latest first.</summary>
    Done,
}

/// <summary>What a list of tasks is asked for.</summary>
/// <param name="Principals">Of the units, for <see cref="InboxOf.Unit"/>; else the person's own.</param>
internal sealed record InboxSelection(InboxOf Of, Actor Actor, IReadOnlyList<string> Principals, Measure Measure)
{
    /// <summary>late, near, today, later or null: by what is left of the step's term; work whose clock rests is later.</summary>
    public string? When { get; init; }

    /// <summary>Keys under which the posts of one unit are offered steps; null for all.</summary>
    public IReadOnlyList<string>? Unit { get; init; }

    /// <summary>Who holds the step; the empty id for those that nobody holds, null for all.</summary>
    public Guid? Holder { get; init; }

    /// <summary>Folded words that code, title or step must hold.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Nothing of the list is left out.</summary>
    public bool IsWhole => When is null && Unit is null && Holder is null && At is null && Words.Count == 0;

    /// <summary>
    /// How far back one's own work is listed. Keys of steps hold the instant of their making, so that the key alone finds them; an index by person
    /// would cost each completion a seventh.
    /// </summary>
    public const int Days = 30;

    /// <summary>Only work at this step of this version of a process; null for all.</summary>
    public (Guid Version, string Element)? At { get; init; }

    /// <summary>The number of the first parameter that a statement with this selection adds itself.</summary>
    public const int Next = 18;

    /// <summary>Late, near, today and later as one statement sees them.</summary>
    public static string Late => LateAt("$4");

    /// <summary>Late in a statement whose parameter of now is another.</summary>
    public static string LateAt(string now) => $"(i.paused_since is null and t.due_at < {now})";

    public const string Today = "(i.paused_since is null and t.due_at between $4 and $5)";
    public const string Near =
        "(i.paused_since is null and t.due_at >= $4 and t.due_at < ($8::timestamptz[])[1 + least(80, coalesce(t.norm_minutes, 0)::bigint * $9 / 100 / 60)])";

    /// <summary>
    /// Parameters: agency, principals, person, now, the end of the day, words, the first key of the last days, what is near, unit, holder, version and
    /// step, and what was lent to the person (<see cref="StandingIn.Parameters"/>).
    /// </summary>
    public string Where =>
        $"""
            from processes.task t join processes.instance i on i.agency_id = t.agency_id and i.id = t.instance_id
            where t.agency_id = $1 and {Whose} and {Term} {Part}
              and (cardinality($6::text[]) = 0 or not exists (select 1 from unnest($6::text[]) w
                where strpos(i.search, w) = 0 and strpos(lower(unaccent(t.step_no || ' ' || t.name)), w) = 0))
            """;

    /// <summary>What rests until somebody else acts comes after what can be done now.</summary>
    public string Order =>
        Of == InboxOf.Done
            ? "order by t.done_at desc, t.id"
            : "order by (i.paused_since is not null), t.due_at nulls last, t.received_at, t.id";

    // The principals' rows come first from their index; each task once, though a person may be offered it under several principals.
    private string Whose =>
        Of switch
        {
            InboxOf.Mine when Actor.StandIns.Count > 0 => $"""
                t.state = 'Open' and t.id in (
                  select b.task_id from processes.inbox b join processes.task o on o.id = b.task_id and o.agency_id = $1
                  where b.agency_id = $1 and b.principal = any($2) and (o.assignee is null or o.assignee = $3) and o.barred is distinct from $3
                  union all select lent.task_id from ({StandingIn.Rows(14, "$3")}) lent)
                """,
            InboxOf.Mine => """
                t.state = 'Open' and (t.assignee is null or t.assignee = $3) and t.barred is distinct from $3
                  and t.id in (select task_id from processes.inbox where agency_id = $1 and principal = any($2))
                """,
            InboxOf.Unit =>
                "t.state = 'Open' and t.id in (select task_id from processes.inbox where agency_id = $1 and principal = any($2))",
            InboxOf.Office => "t.state = 'Open' and t.id in (select task_id from processes.inbox where agency_id = $1)",
            InboxOf.Watched =>
                "t.state = 'Open' and t.instance_id in (select instance_id from processes.watch where agency_id = $1 and person_id = $3)",
            _ => "t.id >= $7 and t.state in ('Done', 'SentBack') and t.assignee = $3",
        };

    private string Part =>
        (
            Unit is null
                ? ""
                : " and exists (select 1 from processes.inbox u where u.agency_id = $1 and u.task_id = t.id and u.principal = any($10))"
        )
        + (Holder is null ? "" : " and coalesce(t.assignee, '00000000-0000-0000-0000-000000000000') = $11")
        + (At is null ? "" : " and i.definition_version_id = $12 and t.element_id = $13");

    private string Term =>
        When switch
        {
            "late" => Late,
            "near" => Near,
            "today" => Today,
            "later" => $"not coalesce({Late} or {Today}, false)",
            _ => "true",
        };

    private DateTimeOffset Now => Measure.Now;

    public NpgsqlParameter[] Parameters(int agency) =>
        [
            Sql.P(agency),
            Sql.Array(Principals),
            Sql.P(Actor.PersonId),
            Sql.At(Now),
            Sql.At(new DateTimeOffset(Now.VietnamDay().ToDateTime(TimeOnly.MaxValue), Kernel.VietnamTime.Offset)),
            Sql.Array(Words),
            Sql.P(Guid.CreateVersion7(Now.AddDays(-Days))),
            Sql.Array(Measure.Near.Step.Bounds(Measure.Schedule, Now).Select(b => b.ToUniversalTime())),
            Sql.P(Measure.Near.Step.Percent),
            Sql.Array(Unit ?? []),
            Sql.Id(Holder),
            Sql.Id(At?.Version),
            Sql.Text(At?.Element),
            .. StandingIn.Parameters(Actor),
        ];
}
