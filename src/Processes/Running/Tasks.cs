using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Running;

/// <summary>Writes open and finished tasks and the inbox rows of those to whom they are offered.</summary>
internal static class Tasks
{
    /// <summary>To whom a step is offered whose role has no post: found in the inbox like any other, held by nobody.</summary>
    private const string Nobody = "nobody";

    public static void Open(
        IWork work,
        Loaded instance,
        WorkSchedule schedule,
        long number,
        Node node,
        string? dueText,
        string? kind = null
    )
    {
        var id = Guid.CreateVersion7();
        var taskKind = kind ?? (node.Step?.Kind == "applicant" ? "applicant" : "human");
        var term = node.Step?.Term ?? dueText;
        var due = taskKind is "human" or "choice" ? Due(schedule, term, node.Step?.Minutes, work.Now) ?? instance.Outside?.DueAt : null;
        work.Batch.Add(
            """
            insert into processes.task (agency_id, id, instance_id, number, element_id, step_no, name, role, kind, state, from_name, received_at, due_at, norm_minutes, term)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'Open', $10, $11, $12, $13, $14)
            """,
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.P(instance.Id),
            Sql.P(number),
            Sql.P(node.Id),
            Sql.P(node.Step?.Number ?? ""),
            Sql.P(node.Name),
            Sql.P(RoleOf(node)),
            Sql.P(taskKind),
            Sql.P(work.Actor.Name),
            Sql.At(work.Now),
            Sql.At(due),
            Sql.Int(node.Step?.Minutes),
            Sql.Text(term)
        );
        var posts = instance.Design.PostsOf(node.RoleLane?.Id);
        if (taskKind is "human" or "choice")
        {
            var own = instance.Outside?.To;
            if (own is null)
            {
                Offer(work, id, posts, node.Step?.Kind);
            }
            else
            {
                OfferAlso(work, id, own.PersonId);
            }

            if (posts.Count == 0 && own is null)
            {
                Trouble.NoteNobody(work, new StrandedStep(instance.Id, number, node.Id, node.Name, RoleOf(node), null));
            }
        }

        var opened = new OpenTask(id, number, node.Id, node.Name, taskKind, null, work.Now, due);
        instance.Open[number] = opened;
        if (instance.Outside?.To is { } to)
        {
            Holders.Set(work, instance, opened, to);
        }

        work.Publish(new TaskOpened(id, instance.Id, instance.SubjectKind, instance.SubjectId, node.Name, taskKind));
        if (taskKind == "applicant")
        {
            Clock.Pause(work, instance, PauseGround.Supplement, null);
        }
    }

    /// <summary>
    /// Puts a task into the inboxes of those who hold one of the posts, and under each post with the power that the step uses besides, which may be
    /// lent by itself.
    /// </summary>
    /// <param name="power">What the step uses, if it is one of <see cref="Powers"/>.</param>
    public static void Offer(IWork work, Guid task, IReadOnlyList<Guid> posts, string? power)
    {
        var keys = posts.Select(Principal.Post);
        work.Batch.Add(
            "insert into processes.inbox (agency_id, task_id, principal) select $1, $2, unnest($3::text[])",
            Sql.P(work.AgencyId),
            Sql.P(task),
            Sql.Array(
                posts.Count == 0 ? [Nobody]
                : Powers.Has(power) ? keys.Concat(posts.Select(p => Principal.Power(p, power!)))
                : keys
            )
        );
    }

    /// <summary>Puts a task into one person's inbox besides.</summary>
    public static void OfferAlso(IWork work, Guid task, Guid person) =>
        work.Batch.Add(
            "insert into processes.inbox (agency_id, task_id, principal) values ($1, $2, $3) on conflict do nothing",
            Sql.P(work.AgencyId),
            Sql.P(task),
            Sql.P(Principal.Person(person))
        );

    /// <summary>Takes a task out of all inboxes.</summary>
    public static void Withdraw(IWork work, Guid task) =>
        work.Batch.Add("delete from processes.inbox where agency_id = $1 and task_id = $2", Sql.P(work.AgencyId), Sql.P(task));

    public static void Close(IWork work, Loaded instance, WorkSchedule schedule, OpenTask task, Leaving leaving)
    {
        var done = leaving.State is "Done" or "SentBack";
        var now = leaving.At ?? work.Now;
        var until = instance.PausedSince is { } since && since > task.ReceivedAt && task.Kind == "human" ? since : now;
        work.Batch.Add(
            """
            update processes.task set state = $3, done_at = $4, taken_minutes = $5, outcome = $6, outcome_label = $7, comment = $8, left_minutes = $13, late_reason = $14,
              assignee = case when $9 then $10 else assignee end, assignee_name = case when $9 then $11 else assignee_name end,
              assignee_post = case when $9 then $12 else assignee_post end
            where agency_id = $1 and id = $2
            """,
            Sql.P(work.AgencyId),
            Sql.P(task.Id),
            Sql.P(leaving.State),
            Sql.At(now),
            Sql.P((int)schedule.MinutesBetween(task.ReceivedAt, until < task.ReceivedAt ? now : until)),
            Sql.Text(leaving.Outcome),
            Sql.Text(leaving.OutcomeLabel),
            Sql.Text(leaving.Comment),
            Sql.P(done && !work.Actor.IsSystem),
            Sql.P(work.Actor.PersonId),
            Sql.P(work.Actor.Name),
            Sql.P(work.Actor.Post),
            Sql.Int(leaving.State == "Done" && task.DueAt is { } due ? Clocks.Left(schedule, until, due) : null),
            Sql.Text(leaving.LateReason)
        );
        Withdraw(work, task.Id);
        instance.Open.Remove(task.Number);
        if (task.Kind == "message")
        {
            Listeners.Remove(work, instance.Id, task.Number);
        }

        if (task.Kind == "applicant" && instance.PausedSince is not null)
        {
            Clock.Resume(work, instance, schedule, instance.RestartsAfterSupplement);
        }

        if (leaving.State == "Done")
        {
            work.Publish(new TaskCompleted(task.Id, instance.Id, instance.SubjectKind, instance.SubjectId, task.Name, leaving.Outcome));
        }
    }

    private static string RoleOf(Node node) => node.Step?.Role ?? node.RoleLane?.Name ?? "";

    /// <summary>The due instant of a step: its written term where it can be read, else its minutes, else none.</summary>
    public static DateTimeOffset? Due(WorkSchedule schedule, string? term, int? minutes, DateTimeOffset now)
    {
        if (Term.TryParse(term, TermReading.StepTable, out var read, out _))
        {
            return schedule.Due(now, read);
        }

        return minutes is { } count ? schedule.Due(now, Term.WorkingHours(count / 60m)) : null;
    }
}
