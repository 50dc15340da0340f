using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Somebody in whose hands a step is, as name and post stand now.</summary>
internal sealed record StepHolder(Guid PersonId, string Name, string Post)
{
    /// <summary>Whose a step is that somebody takes: what is taken in another's stead stays the absent one's, who finds it again when they are back.</summary>
    public static StepHolder Of(Actor actor) =>
        actor.OnBehalfOf is { } other
            ? new StepHolder(other, actor.OnBehalfOfName ?? "", actor.OnBehalfOfPost ?? "")
            : new StepHolder(actor.PersonId, actor.Name, actor.Post);
}

/// <summary>What may happen to a step between its opening and its end, and what undoes the end.</summary>
internal enum TaskEventKind
{
    Claimed,
    Released,
    Assigned,
    Recalled,

    /// <summary>Done in another's stead: by whom, for whom, by which decision.</summary>
    StoodIn,

    /// <summary>Given to somebody by the rule of the drawing.</summary>
    Shared,

    /// <summary>Goes on by another version of its process.</summary>
    Migrated,

    /// <summary>Goes on again by the version before.</summary>
    TakenBack,
}

/// <summary>Writes in whose hands steps are.</summary>
internal static class Holders
{
    /// <param name="holder">Null gives it back to all to whom it is offered.</param>
    public static void Set(IWork work, Loaded instance, OpenTask task, StepHolder? holder)
    {
        var own = holder is not null && (holder.PersonId == work.Actor.PersonId || holder.PersonId == work.Actor.OnBehalfOf);
        work.Batch.Add(
            """
            update processes.task set assignee = $3, assignee_name = $4, assignee_post = $5,
              opened_at = case when $6 then coalesce(opened_at, $7) else opened_at end
            where agency_id = $1 and id = $2
            """,
            Sql.P(work.AgencyId),
            Sql.P(task.Id),
            Sql.Id(holder?.PersonId),
            Sql.Text(holder?.Name),
            Sql.Text(holder?.Post),
            Sql.P(own),
            Sql.At(work.Now)
        );
        instance.Open[task.Number] = task with { Assignee = holder?.PersonId, IsSeen = task.IsSeen || own };
    }

    /// <summary>Adds to the course of a step.</summary>
    public static void Note(IWork work, Guid task, TaskEventKind kind, StepHolder? to, string? reason) =>
        work.Batch.Add(
            "insert into processes.task_event (agency_id, id, task_id, at, kind, by_name, by_post, to_name, reason, to_person) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(task),
            Sql.At(work.Now),
            Sql.P(kind.ToString()),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post),
            Sql.Text(to?.Name),
            Sql.Text(TypedText.Filled(reason)),
            Sql.Id(to?.PersonId)
        );

    /// <summary>Notes in whose stead and by which authority the step is done, where it is not done for oneself.</summary>
    public static void NoteStanding(IWork work, Guid task)
    {
        if (work.Actor is { OnBehalfOf: { } other, OnBehalfOfName: { } name })
        {
            Note(work, task, TaskEventKind.StoodIn, new StepHolder(other, name, ""), work.Actor.Authority);
        }
    }

    /// <summary>
    /// Who did or returned a step last, while they hold one of its posts: whoever it was done for, where it was done in another's stead. Null when nobody
    /// such is there any more.
    /// </summary>
    public static async Task<(string ElementId, StepHolder Holder)?> LastAsync(
        IWork work,
        Loaded instance,
        string elementId,
        CancellationToken ct
    )
    {
        var posts = instance.Design.PostsOf(instance.Diagram.FindNode(elementId)?.RoleLane?.Id);
        var found = await work.ReadAsync(
            """
            select h.person_id, case when stead.person is null then t.assignee_name else h.person_name end,
              case when stead.person is null then t.assignee_post else h.title end
            from processes.task t
            left join lateral (select e.to_person person from processes.task_event e
              where e.task_id = t.id and e.agency_id = $1 and e.kind = 'StoodIn' and e.to_person is not null order by e.id desc limit 1) stead on true
            join organisation.holders h on h.agency_id = $1 and h.person_id = coalesce(stead.person, t.assignee) and h.post_id = any($4)
              and h.valid_from <= $5 and (h.valid_to is null or h.valid_to >= $5)
            where t.agency_id = $1 and t.instance_id = $2 and t.element_id = $3 and t.state in ('Done', 'SentBack') and t.assignee is not null
            order by t.number desc, h.title limit 1
            """,
            [Sql.P(work.AgencyId), Sql.P(instance.Id), Sql.P(elementId), Sql.Array(posts), Sql.P(work.Now.VietnamDay())],
            async (row, token) => await row.ReadAsync(token) ? new StepHolder(row.GetGuid(0), row.GetString(1), row.GetString(2)) : null,
            ct
        );
        return found is null ? null : (elementId, found);
    }

    /// <summary>Who did a step last, whether or not they hold one of its posts: also whoever did it in another's stead.</summary>
    public static Task<Guid?> DidAsync(IWork work, Loaded instance, string elementId, CancellationToken ct) =>
        work.ReadAsync(
            """
            select assignee from processes.task where agency_id = $1 and instance_id = $2 and element_id = $3 and state in ('Done', 'SentBack')
              and assignee is not null order by number desc limit 1
            """,
            [Sql.P(work.AgencyId), Sql.P(instance.Id), Sql.P(elementId)],
            async (row, token) => await row.ReadAsync(token) ? row.GetGuid(0) : (Guid?)null,
            ct
        );

    /// <summary>Puts the step that has just been opened anew into the hands of the one who had it before.</summary>
    /// <param name="before">Numbers of the tasks that were open before.</param>
    public static void GiveBack(IWork work, Loaded instance, HashSet<long> before, (string ElementId, StepHolder Holder)? last)
    {
        if (last is not var (element, holder))
        {
            return;
        }

        foreach (var task in instance.Open.Values.Where(t => t.ElementId == element && !before.Contains(t.Number)).ToList())
        {
            Set(work, instance, task, holder);
        }
    }
}
