using IsoDienTu.WorkingTime;
using Npgsql;

namespace IsoDienTu.Processes.Lateness;

/// <summary>A step or a promise that the watch looks at, as it stands now.</summary>
/// <param name="Start">When its term began.</param>
/// <param name="Due">Null when it has ended, or has no term any more.</param>
/// <param name="OfferedTo">Principals of the step's inbox rows.</param>
internal sealed record Looked(
    Guid Id,
    bool IsStep,
    Guid Instance,
    string Code,
    string Title,
    string Step,
    string Role,
    bool Paused,
    DateTimeOffset Start,
    DateTimeOffset? Due,
    int? Norm,
    string? Term,
    Guid? Holder,
    string? HolderName,
    IReadOnlyList<string> OfferedTo,
    string Element,
    long Number
)
{
    /// <summary>Claimed, so that of two machines one tells and the other goes on with what follows.</summary>
    public const string Claim = """
        select l.id, l.is_step, l.instance_id, i.subject_code, i.title, coalesce(trim(t.step_no || ' ' || t.name), ''), coalesce(t.role, ''),
          i.paused_since is not null, coalesce(t.received_at, i.started_at),
          case when i.status <> 'Running' then null when not l.is_step then i.due_at when t.state = 'Open' then t.due_at end,
          t.norm_minutes, i.term, t.assignee, t.assignee_name,
          array(select b.principal from processes.inbox b where b.agency_id = l.agency_id and b.task_id = l.id),
          coalesce(t.element_id, ''), coalesce(t.number, 0)
        from processes.lookout l join processes.instance i on i.agency_id = l.agency_id and i.id = l.instance_id
        left join processes.task t on l.is_step and t.agency_id = l.agency_id and t.id = l.id
        where l.agency_id = $1 and l.at <= $2 order by l.at limit $3 for update of l skip locked
        """;

    public static Looked Of(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetBoolean(1),
            row.GetGuid(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetBoolean(7),
            row.GetFieldValue<DateTimeOffset>(8),
            row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            row.IsDBNull(10) ? null : row.GetInt32(10),
            row.IsDBNull(11) ? null : row.GetString(11),
            row.IsDBNull(12) ? null : row.GetGuid(12),
            row.IsDBNull(13) ? null : row.GetString(13),
            row.GetFieldValue<string[]>(14),
            row.GetString(15),
            row.GetInt64(16)
        );

    /// <summary>What there is to say; null when it has ended.</summary>
    public Outlook? Judge(Measure measure) =>
        Due is { } due
            ? Outlook.Of(
                measure,
                IsStep ? measure.Near.Step : measure.Near.Whole,
                Start,
                due,
                IsStep ? Norm : TermMinutes(measure.Schedule),
                Paused
            )
            : null;

    /// <summary>To whom a step that is near its end is told: who took it, else all to whom it is offered.</summary>
    public IReadOnlyList<Recipient> Hands() =>
        Holder is { } holder
            ? [new Recipient(Organisation.Principal.Person(holder), HolderName ?? "")]
            : [.. OfferedTo.Select(p => new Recipient(p, Role))];

    private int? TermMinutes(WorkSchedule schedule) =>
        WorkingTime.Term.TryParse(Term, TermReading.Law, out var read, out _)
            ? (int)schedule.MinutesBetween(Start, schedule.Due(schedule.NextOpening(Start), read))
            : null;
}
