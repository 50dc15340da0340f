using System.Collections.Immutable;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Consulting;

/// <summary>How the opinions asked for at a step stand when it is to be completed.</summary>
internal static class Consulted
{
    /// <summary>Name of the variable that tells gateways: agreed, refused, no_quorum, or open where the step did not wait.</summary>
    public const string Variable = "consultation";

    // The last that was not taken back, of this pass of the step or of one before it; a pass that was moved to another version has another element.
    private const string Latest = """
        select c.verdict, array(select p.to_name || to_char(p.due_at at time zone 'Asia/Ho_Chi_Minh', ' (HH24:MI DD/MM/YYYY)') from processes.consultation_part p
          where p.agency_id = $1 and p.consultation_id = c.id and p.answered_at is null and p.silent_at is null and p.withdrawn_at is null order by p.due_at, p.place)
        from processes.consultation c where c.agency_id = $1 and c.instance_id = $2 and (c.element_id = $3 or c.task_id = $4) and c.verdict <> 'Withdrawn'
        order by c.asked_at desc limit 1
        """;

    /// <exception cref="RuleException">The step needs opinions, and nobody was asked or somebody is still awaited; the sentence names who, until when.</exception>
    public static async Task<ImmutableSortedDictionary<string, Value>> CheckAsync(
        IWork work,
        Loaded instance,
        OpenTask task,
        bool required,
        CancellationToken ct
    )
    {
        var (verdict, awaited) = await work.ReadAsync(
            Latest,
            [Sql.P(work.AgencyId), Sql.P(instance.Id), Sql.P(task.ElementId), Sql.P(task.Id)],
            async (rows, token) =>
                await rows.ReadAsync(token)
                    ? (Enum.Parse<VerdictKind>(rows.GetString(0)), rows.GetFieldValue<string[]>(1))
                    : (VerdictKind.Withdrawn, []),
            ct
        );
        if (required && verdict == VerdictKind.Withdrawn)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.needed",
                "Bước này phải lấy ý kiến trước khi hoàn thành, mà chưa hỏi ai. Hãy bấm “Lấy ý kiến” trên trang của bước."
            );
        }

        if (required && verdict == VerdictKind.Open)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.consult.awaited",
                "Bước này chờ kết quả lấy ý kiến mới hoàn thành được. Còn chờ: {0}. Hết hạn mà không trả lời thì phần mềm tự chốt.",
                null,
                string.Join("; ", awaited)
            );
        }

        return verdict == VerdictKind.Withdrawn
            ? InstanceState.New.Variables
            : InstanceState.New.Variables.SetItem(Variable, Value.Of(Word(verdict)));
    }

    private static string Word(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Agreed => "agreed",
            VerdictKind.Refused => "refused",
            VerdictKind.NoQuorum => "no_quorum",
            _ => "open",
        };
}
