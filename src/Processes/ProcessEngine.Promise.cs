using IsoDienTu.Kernel;
using IsoDienTu.Processes.Lateness;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes;

/// <content>The promise of the whole and what moves it besides the clock and the calendar.</content>
public sealed partial class ProcessEngine
{
    /// <summary>Moves the promise of an instance to a later instant, with an entry in its trail of deadlines; the terms of its steps stay.</summary>
    /// <param name="reason">What people are told, with the number of the paper that says so.</param>
    /// <exception cref="RuleException">It is over, has no promise, or the new instant is not later.</exception>
    public async Task MovePromiseAsync(IWork work, Guid instanceId, DateTimeOffset due, string reason, CancellationToken ct = default)
    {
        var instance = await RunningAsync(work, instanceId, ct);
        if (instance.DueAt is not { } before || due <= before)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.promise.later",
                "Ngày hẹn mới phải sau ngày hẹn đang có. Hãy chọn ngày khác.",
                "NewDue"
            );
        }

        instance.DueAt = due.ToUniversalTime();
        work.Batch.Add(
            $"update processes.instance set version = {Versions.Next}, due_at = $4 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.At(due)
        );
        work.Batch.Add(
            """
            insert into processes.deadline_move (agency_id, id, instance_id, number, subject_code, step, reason, by_name, due_before, due_after, at)
            values ($1, $2, $3, 0, $4, '', $5, $6, $7, $8, $9)
            """,
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(instance.Id),
            Sql.P(instance.SubjectCode),
            Sql.P(reason),
            Sql.P(work.Actor.Name),
            Sql.At(before),
            Sql.At(due),
            Sql.At(work.Now)
        );
        Lookout.LookAgain(work, instance.Id);
        work.Publish(new DeadlineMoved(instance.Id, instance.SubjectKind, instance.SubjectId, before, due, reason));
        recent.KeepAfter(work, instance);
    }
}
