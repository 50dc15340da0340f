using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Running;

/// <summary>Stops and restarts the clock of an instance. The work itself may go on; only the time does not count.</summary>
internal static class Clock
{
    public static void Pause(IWork work, Loaded instance, PauseGround ground, string? evidence)
    {
        if (instance.PausedSince is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.pause.already",
                "Đồng hồ đang tạm dừng rồi; hãy cho chạy lại trước khi dừng vì lý do khác."
            );
        }

        instance.PausedSince = work.Now;
        work.Batch.Add(
            "update processes.instance set paused_since = $3, pause_reason = $4 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.At(work.Now),
            Sql.P(ground.Words)
        );
        work.Batch.Add(
            """
            insert into processes.clock_pause (agency_id, id, instance_id, reason, words, evidence, from_at, by_name) values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(instance.Id),
            Sql.P(ground.Code),
            Sql.P(ground.Words),
            Sql.Text(evidence),
            Sql.At(work.Now),
            Sql.P(work.Actor.Name)
        );
        work.Publish(new ClockPaused(instance.Id, instance.SubjectKind, instance.SubjectId, ground.Code, ground.Words));
    }

    /// <param name="restart">True when the term counts anew from now (handbook 2.3.5), false when the stopped time is added.</param>
    public static void Resume(IWork work, Loaded instance, WorkSchedule schedule, bool restart)
    {
        if (instance.PausedSince is not { } since)
        {
            throw new RuleException(typeof(Texts), "processes.resume.none", "Đồng hồ đang chạy, không cần cho chạy lại.");
        }

        var minutes = (int)schedule.MinutesBetween(since, work.Now);
        // The whole term is the law's promise and is read as the law reads it; only steps read bare days as working days.
        var total =
            restart && Term.TryParse(instance.Term, TermReading.Law, out var term, out _)
                ? schedule.Due(work.Now, term)
                : Moved(instance.DueAt, schedule, minutes);
        instance.PausedSince = null;
        instance.DueAt = total;
        work.Batch.Add(
            "update processes.instance set paused_since = null, pause_reason = null, due_at = $3 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.At(total)
        );
        work.Batch.Add(
            "update processes.clock_pause set to_at = $3, minutes = $4 where agency_id = $1 and instance_id = $2 and to_at is null",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.At(work.Now),
            Sql.P(minutes)
        );
        foreach (var task in instance.Open.Values.Where(t => t is { Kind: "human", DueAt: not null } && t.ReceivedAt < work.Now).ToList())
        {
            var stopped = (int)schedule.MinutesBetween(since > task.ReceivedAt ? since : task.ReceivedAt, work.Now);
            var due = Moved(task.DueAt, schedule, stopped);
            instance.Open[task.Number] = task with { DueAt = due };
            work.Batch.Add(
                "update processes.task set due_at = $3 where agency_id = $1 and id = $2",
                Sql.P(work.AgencyId),
                Sql.P(task.Id),
                Sql.At(due)
            );
        }

        Lateness.Lookout.LookAgain(work, instance.Id);
        work.Publish(new ClockResumed(instance.Id, instance.SubjectKind, instance.SubjectId, total));
    }

    private static DateTimeOffset? Moved(DateTimeOffset? due, WorkSchedule schedule, int minutes) =>
        due is { } at ? schedule.Add(at, minutes) : null;
}
