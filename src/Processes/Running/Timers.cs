using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Running;

/// <summary>Timers as rows: armed in the transaction that opens them, so none is lost; removed by the one that fires them, so none fires twice.</summary>
internal static class Timers
{
    public static void Arm(IWork work, Loaded instance, WorkSchedule schedule, Effect.StartTimer timer)
    {
        var due = timer.Due ?? Tasks.Due(schedule, timer.Text, null, work.Now);
        if (due is null)
        {
            Trouble.Note(
                work,
                instance,
                new Effect.Incident(
                    timer.TimerId,
                    timer.ElementId,
                    "timer",
                    $"Hẹn giờ «{timer.Text}» không phải ngày giờ, khoảng thời gian hay thời hạn làm việc. Hãy sửa sơ đồ rồi chuyển bước bằng tay.",
                    $"The timer '{timer.Text}' is no date, duration or working-time term. Mend the diagram and move the token by hand."
                ),
                null
            );
            return;
        }

        work.Batch.Add(
            """
            insert into processes.timer (agency_id, instance_id, number, element_id, due_at, term, armed_at, name)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(timer.TimerId),
            Sql.P(timer.ElementId),
            Sql.At(due.Value),
            Sql.Text(timer.Due is null ? timer.Text : null),
            Sql.At(timer.Due is null ? work.Now : (DateTimeOffset?)null),
            Sql.Text(timer.Due is null ? NameOf(instance, timer.ElementId) : null)
        );
    }

    /// <summary>As lists of moved deadlines call it; one at the edge of a step has mostly the step's name alone.</summary>
    private static string NameOf(Loaded instance, string elementId)
    {
        var node = instance.Diagram.FindNode(elementId);
        return "Hẹn giờ: " + (new[] { node?.Name, node?.AttachedTo?.Name }.FirstOrDefault(n => !string.IsNullOrEmpty(n)) ?? elementId);
    }

    public static void Disarm(IWork work, Guid instanceId, long number) =>
        work.Batch.Add(
            "delete from processes.timer where agency_id = $1 and instance_id = $2 and number = $3",
            Sql.P(work.AgencyId),
            Sql.P(instanceId),
            Sql.P(number)
        );
}
