using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>A step that somebody has completed and wants back, and what has followed from it.</summary>
/// <param name="Followed">The tasks that its completion opened and that are still open.</param>
/// <param name="Gone">How many it opened that are not open any more.</param>
internal sealed record DoneStep(Loaded Instance, string ElementId, Guid? By, string State, IReadOnlyList<OpenTask> Followed, int Gone)
{
    public static Task<DoneStep> FindAsync(IWork work, Loaded instance, Guid taskId, CancellationToken ct) =>
        work.ReadAsync(
            """
            select d.element_id, d.assignee, d.state, d.done_at,
              (select count(*)::int from processes.task n where n.agency_id = $1 and n.instance_id = d.instance_id and n.number > d.number
                and n.received_at = d.done_at and n.state <> 'Open')
            from processes.task d where d.agency_id = $1 and d.id = $2
            """,
            [Sql.P(work.AgencyId), Sql.P(taskId)],
            async (row, token) =>
            {
                await row.ReadAsync(token);
                DateTimeOffset? at = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3);
                return new DoneStep(
                    instance,
                    row.GetString(0),
                    row.IsDBNull(1) ? null : row.GetGuid(1),
                    row.GetString(2),
                    [.. instance.Open.Values.Where(t => t.ReceivedAt == at)],
                    row.GetInt32(4)
                );
            },
            ct
        );

    /// <summary>The task from which the work is taken back.</summary>
    /// <exception cref="RuleException">Why it cannot be.</exception>
    public OpenTask Next(Guid person)
    {
        if (State != "Done" || By != person)
        {
            throw new RuleException(typeof(Texts), "processes.recall.own", "Chỉ người đã làm xong bước mới thu hồi được bước đó.");
        }

        if (Followed.Count == 0 || Gone > 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.recall.gone",
                "Việc đã đi tiếp nên không thu hồi được nữa. Hãy đề nghị người đang làm trả lại bước này."
            );
        }

        if (Followed.FirstOrDefault(t => t.IsSeen || t.Assignee is not null) is { } seen)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.recall.seen",
                "Bước «{0}» đã có người mở xem nên không thu hồi được nữa. Hãy đề nghị họ trả lại bước này.",
                null,
                seen.Name
            );
        }

        return Followed.FirstOrDefault(LeadsBack)
            ?? throw new RuleException(
                typeof(Texts),
                "processes.recall.drawing",
                "Từ đây sơ đồ không cho quay lại bước đã làm, vì có nhánh song song hoặc việc tự động đang chạy. Hãy đề nghị người làm bước sau xử lý."
            );
    }

    /// <summary>Whether a return from the task leads to the step and takes away all that followed from it, and no other open work.</summary>
    private bool LeadsBack(OpenTask task)
    {
        var followed = Followed.Select(t => t.Number).Where(n => n != task.Number).ToHashSet();
        return Engine
            .ReturnTargets(Instance.Diagram, Instance.State, task.Number)
            .Where(t => t.ElementId == ElementId)
            .Any(t => followed.SetEquals(t.Withdraws.Where(Instance.Open.ContainsKey)));
    }
}
