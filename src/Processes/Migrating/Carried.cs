using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Migrating;

/// <summary>Writes what a move makes of the rows of an instance: its open steps, timers, waits, incidents and calls.</summary>
internal static class Carried
{
    /// <summary>The step keeps its id, its history and when it was received; everything the drawing says of it is the new version's.</summary>
    /// <param name="title">Of the work, for whoever is told.</param>
    /// <param name="why">For the course of the step: version and decision.</param>
    public static void Step(IWork work, Loaded instance, string title, StepMove move, string why)
    {
        work.Batch.Add(
            """
            update processes.task set element_id = $3, step_no = $4, name = $5, role = $6, due_at = $7, norm_minutes = $8, term = $9,
              assignee = case when $10 then assignee end, assignee_name = case when $10 then assignee_name end,
              assignee_post = case when $10 then assignee_post end, barred = coalesce($12, case when $11 then barred end)
            where agency_id = $1 and id = $2
            """,
            Sql.P(work.AgencyId),
            Sql.P(move.Step.Id),
            Sql.P(move.Node.Id),
            Sql.P(move.No),
            Sql.P(move.Name),
            Sql.P(move.Role),
            Sql.At(move.DueAt),
            Sql.Int(move.Minutes),
            Sql.Text(move.Term),
            Sql.P(move.KeepsHolder),
            Sql.P(move.Node.Step?.NotSameAs is not null),
            Sql.Id(move.Barred)
        );
        if (move.Step.Kind is "human" or "choice")
        {
            // Who was given the step by a head keeps it in the inbox while holding it.
            work.Batch.Add(
                "delete from processes.inbox where agency_id = $1 and task_id = $2 and not ($3 and principal like 'person:%')",
                Sql.P(work.AgencyId),
                Sql.P(move.Step.Id),
                Sql.P(move.KeepsHolder)
            );
            Running.Tasks.Offer(work, move.Step.Id, move.Posts, move.Node.Step?.Kind);
        }

        Lookout.LookAgain(work, instance.Id);
        Holders.Note(work, move.Step.Id, TaskEventKind.Migrated, null, why);
        if (move.Step is { HolderId: { } holder, Holder: { } name })
        {
            var about = new About(move.Step.Id, instance.Id, instance.SubjectCode, title, $"{move.No} {move.Name}".Trim());
            Notified.Add(work, NoticeKind.Migrated, about, Principal.Person(holder), name);
        }

        if (instance.Open.TryGetValue(move.Step.Number, out var open))
        {
            instance.Open[move.Step.Number] = open with
            {
                ElementId = move.Node.Id,
                Name = move.Name,
                DueAt = move.DueAt,
                Assignee = move.KeepsHolder ? open.Assignee : null,
                Barred = move.Node.Step?.NotSameAs is null ? null : move.Barred ?? open.Barred,
            };
        }
    }

    /// <summary>A step that waits for a message goes on waiting, for what the new version names, since when it did.</summary>
    public static void Message(IWork work, Guid instance, Effect.CarryTask carried)
    {
        if (carried.MessageName is not { Length: > 0 } name)
        {
            Listeners.Remove(work, instance, carried.TaskId);
            return;
        }

        work.Batch.Add(
            """
            insert into processes.listener (agency_id, instance_id, number, element_id, kind, name, since) values ($1, $2, $3, $4, 'Message', $5, $6)
            on conflict (agency_id, instance_id, number) do update set element_id = excluded.element_id, name = excluded.name
            """,
            Sql.P(work.AgencyId),
            Sql.P(instance),
            Sql.P(carried.TaskId),
            Sql.P(carried.ElementId),
            Sql.P(name),
            Sql.At(work.Now)
        );
    }

    /// <summary>What goes on under its number stands at another element now.</summary>
    public static void Names(IWork work, Guid instance, InstanceState before, InstanceState after)
    {
        var places = after.Tokens.Select(t => (t.Id, t.At)).Concat(after.Waits.Select(w => (w.Id, w.At)));
        var known = before.Tokens.Select(t => (t.Id, t.At)).Concat(before.Waits.Select(w => (w.Id, w.At))).ToDictionary();
        foreach (var (number, element) in places.Where(p => known.TryGetValue(p.Id, out var was) && was != p.At))
        {
            Rename("processes.timer", "number");
            Rename("processes.listener", "number");
            Rename("processes.outside_call", "number");
            Rename("processes.incident", "token");

            void Rename(string table, string column) =>
                work.Batch.Add(
                    $"update {table} set element_id = $4 where agency_id = $1 and instance_id = $2 and {column} = $3",
                    Sql.P(work.AgencyId),
                    Sql.P(instance),
                    Sql.P(number),
                    Sql.P(element)
                );
        }
    }
}
