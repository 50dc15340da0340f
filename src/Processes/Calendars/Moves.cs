using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Calendars;

/// <summary>Why deadlines move.</summary>
/// <param name="Reason">The day with its decree, as people are told.</param>
/// <param name="By">Who said yes to it.</param>
internal sealed record Cause(long Act, Guid DayId, string Reason, string By);

/// <summary>Writes the moved due instants of one instance, its trail, and the news.</summary>
internal static class Moves
{
    public static void Write(IWork work, OpenInstance instance, IReadOnlyList<DeadlineChange> changes, Cause cause)
    {
        var promise = changes.FirstOrDefault(c => c.IsPromise);
        work.Batch.Add(
            $"update processes.instance set version = {Versions.Next}, due_at = coalesce($4, due_at) where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.At(promise?.After)
        );
        foreach (var change in changes)
        {
            if (change.TaskId is { } task)
            {
                work.Batch.Add(
                    "update processes.task set due_at = $3 where agency_id = $1 and id = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(task),
                    Sql.At(change.After)
                );
            }

            if (change.IsTimer)
            {
                // One whose firing failed meanwhile waits for its next try.
                work.Batch.Add(
                    "update processes.timer set due_at = $4 where agency_id = $1 and instance_id = $2 and number = $3 and failed = 0",
                    Sql.P(work.AgencyId),
                    Sql.P(instance.Id),
                    Sql.P(change.Number),
                    Sql.At(change.After)
                );
            }

            work.Batch.Add(
                """
                insert into processes.deadline_move (agency_id, id, instance_id, act, number, day_id, subject_code, step, reason, by_name, due_before, due_after, at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                """,
                Sql.P(work.AgencyId),
                Sql.P(Guid.CreateVersion7()),
                Sql.P(instance.Id),
                Sql.P(cause.Act),
                Sql.P(change.Number),
                Sql.P(cause.DayId),
                Sql.P(instance.SubjectCode),
                Sql.P(change.Step),
                Sql.P(cause.Reason),
                Sql.P(cause.By),
                Sql.At(change.Before),
                Sql.At(change.After),
                Sql.At(work.Now)
            );
        }

        Lateness.Lookout.LookAgain(work, instance.Id);
        if (promise is not null)
        {
            work.Publish(
                new DeadlineMoved(instance.Id, instance.SubjectKind, instance.SubjectId, promise.Before, promise.After, cause.Reason)
            );
        }
    }
}
