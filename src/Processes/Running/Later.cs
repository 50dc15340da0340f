using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>A step that is entered later than it was done: when its instance moves on, and what is kept of it.</summary>
internal static class Later
{
    /// <summary>The work in which something is entered now, whatever instant it is entered for.</summary>
    public static IWork Entering(IWork work) => work is WorkAt later ? later.Entering : work;

    /// <summary>
    /// The work as of which the instance moves on: when the step was done, but not before what others did in the meantime, so that nothing that follows
    /// begins before what it waited for.
    /// </summary>
    /// <exception cref="RuleException">It was not there yet, or its clock was stopped or started after that instant.</exception>
    public static async Task<IWork> MoveAsync(WorkAt done, Loaded instance, OpenTask task, RecentInstances recent, CancellationToken ct)
    {
        if (done.Now < task.ReceivedAt)
        {
            recent.LookAgain(done, instance);
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.before",
                "Bước này nhận lúc {0:HH:mm dd/MM/yyyy}; không thể làm xong trước lúc đó.",
                "Later.At",
                task.ReceivedAt.InVietnam()
            );
        }

        var (moved, clock) = await done.ReadAsync(
            """
            select (select max(at) from processes.trail where agency_id = $1 and instance_id = $2),
              (select max(coalesce(to_at, from_at)) from processes.clock_pause where agency_id = $1 and instance_id = $2)
            """,
            [Sql.P(done.AgencyId), Sql.P(instance.Id)],
            async (row, token) => await row.ReadAsync(token) ? (At(row, 0), At(row, 1)) : default,
            ct
        );
        if (done.Now < clock)
        {
            recent.LookAgain(done, instance);
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.clock",
                "Đồng hồ của việc này đã dừng hoặc chạy lại lúc {0:HH:mm dd/MM/yyyy}, sau lúc bạn ghi; giờ đã tính không tính lại. Hãy ghi một lúc sau đó.",
                "Later.At",
                clock.Value.InVietnam()
            );
        }

        return moved > done.Now ? new WorkAt(done.Entering, moved.Value) : done;
    }

    /// <summary>Flags the completed step.</summary>
    public static void Keep(WorkAt done, Guid task, Backdate said) =>
        done.Batch.Add(
            "update processes.task set entered_at = $3, entered_reason = $4, entered_evidence = $5 where agency_id = $1 and id = $2",
            Sql.P(done.AgencyId),
            Sql.P(task),
            Sql.At(done.Entering.Now),
            Sql.P(said.Reason!.Trim()),
            Sql.P(said.Evidence!.Trim())
        );

    private static DateTimeOffset? At(Npgsql.NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
