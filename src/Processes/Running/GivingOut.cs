using IsoDienTu.Access;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Gives steps that have just been opened to a person by the rule of the drawing: whoever did another step, the least loaded, each in turn; and keeps
/// out whoever did the step it is kept apart from. A step without a rule costs nothing.
/// </summary>
internal static class GivingOut
{
    // Who is there to take the step; holders of several of its posts count once.
    private static readonly string present = $"""
        with there as (
          select distinct on (h.person_id) h.person_id, h.person_name, h.title from organisation.holders h
          where h.agency_id = $1 and h.post_id = any($2) and h.valid_from <= $3 and (h.valid_to is null or h.valid_to >= $3)
            and h.person_id is distinct from $4
            and not {Absences.IsAway("h.person_id", "$3")}
          order by h.person_id, h.title)
        """;

    private static readonly string leastLoaded =
        present
        + """
            , held as (
              select t.assignee, count(distinct t.id) n from processes.inbox b join processes.task t on t.agency_id = $1 and t.id = b.task_id
              where b.agency_id = $1 and b.principal = any($5) and t.state = 'Open' and t.assignee is not null group by 1)
            select p.person_id, p.person_name, p.title from there p left join held on held.assignee = p.person_id
            order by coalesce(held.n, 0), p.person_name, p.person_id limit 1
            """;

    private static readonly string inTurn =
        present
        + """
            select p.person_id, p.person_name, p.title from there p
            left join processes.turn u on u.agency_id = $1 and u.definition_id = $5 and u.element_id = $6 and u.person_id = p.person_id
            order by u.turn nulls first, p.person_name, p.person_id limit 1
            """;

    /// <param name="opened">Numbers of the tasks that this command opened.</param>
    /// <param name="done">The step that this command's person completed, which no statement sees yet.</param>
    public static async Task DoAsync(IWork work, Loaded instance, IReadOnlyList<long> opened, string? done, CancellationToken ct)
    {
        foreach (var number in opened)
        {
            if (
                instance.Open.TryGetValue(number, out var task)
                && instance.Diagram.FindNode(task.ElementId)?.Step is { } step
                && (step.SameAs ?? step.NotSameAs) is not null | step.Share is not null
            )
            {
                await DoAsync(work, instance, task, step, done, ct);
            }
        }
    }

    /// <exception cref="RuleException">The person did the step that this one is kept apart from, or would act for whoever did.</exception>
    public static void Check(Actor actor, Loaded instance, OpenTask task)
    {
        Check(actor.PersonId, instance, task);
        if (actor.OnBehalfOf is { } other)
        {
            Check(other, instance, task);
        }
    }

    public static void Check(Guid person, Loaded instance, OpenTask task)
    {
        if (task.Barred == person)
        {
            var apart = instance.Diagram.FindNode(task.ElementId)?.Step?.NotSameAs;
            throw new RuleException(
                typeof(Texts),
                "processes.task.barred",
                "Người đã làm bước «{0}» không được làm bước này: hai bước phải do hai người khác nhau làm.",
                null,
                apart is null ? "" : instance.Diagram.FindNode(apart)?.Name ?? apart
            );
        }
    }

    private static async Task DoAsync(IWork work, Loaded instance, OpenTask task, StepFacts step, string? done, CancellationToken ct)
    {
        if (
            step.NotSameAs is { } apart
            && (apart == done ? work.Actor.PersonId : await Holders.DidAsync(work, instance, apart, ct)) is { } first
        )
        {
            work.Batch.Add(
                "update processes.task set barred = $3 where agency_id = $1 and id = $2",
                Sql.P(work.AgencyId),
                Sql.P(task.Id),
                Sql.P(first)
            );
            task = task with { Barred = first };
            instance.Open[task.Number] = task;
        }

        // Work that was sent back is in the hands of whoever had it before.
        if (task.Assignee is not null)
        {
            return;
        }

        var holder =
            step.SameAs is { } same ? await WhoDidAsync(work, instance, same, done, ct)
            : step.Share is { } share ? await NextAsync(work, instance, task, share, ct)
            : null;
        if (holder is not null)
        {
            Tasks.OfferAlso(work, task.Id, holder.PersonId);
            Holders.Set(work, instance, task, holder);
            Holders.Note(work, task.Id, TaskEventKind.Shared, holder, null);
        }
    }

    private static async Task<StepHolder?> WhoDidAsync(IWork work, Loaded instance, string element, string? done, CancellationToken ct) =>
        element == done ? StepHolder.Of(work.Actor) : (await Holders.LastAsync(work, instance, element, ct))?.Holder;

    private static async Task<StepHolder?> NextAsync(IWork work, Loaded instance, OpenTask task, Sharing share, CancellationToken ct)
    {
        var posts = instance.Design.PostsOf(instance.Diagram.FindNode(task.ElementId)?.RoleLane?.Id);
        var turns = share == Sharing.Rotation;
        var holder = await work.ReadAsync(
            turns ? inTurn : leastLoaded,
            [
                Sql.P(work.AgencyId),
                Sql.Array(posts),
                Sql.P(work.Now.VietnamDay()),
                Sql.Id(task.Barred),
                .. turns ? [Sql.P(instance.Design.DefinitionId), Sql.P(task.ElementId)] : new[] { Sql.Array(posts.Select(Principal.Post)) },
            ],
            async (row, token) => await row.ReadAsync(token) ? new StepHolder(row.GetGuid(0), row.GetString(1), row.GetString(2)) : null,
            ct
        );
        if (holder is not null && turns)
        {
            work.Batch.Add(
                """
                insert into processes.turn (agency_id, definition_id, element_id, person_id, turn)
                select $1, $2, $3, $4, 1 + coalesce(max(turn), 0) from processes.turn where agency_id = $1 and definition_id = $2 and element_id = $3
                on conflict (agency_id, definition_id, element_id, person_id) do update set turn = excluded.turn
                """,
                Sql.P(work.AgencyId),
                Sql.P(instance.Design.DefinitionId),
                Sql.P(task.ElementId),
                Sql.P(holder.PersonId)
            );
        }

        return holder;
    }
}
