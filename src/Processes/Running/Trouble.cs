using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Writes what could not go on, so that it is seen and cured instead of silently stuck.</summary>
internal static class Trouble
{
    /// <param name="attempt">The attempt at an automatic step that failed; it is tried again by itself while that makes sense.</param>
    public static void Note(IWork work, Loaded instance, Effect.Incident incident, Attempt? attempt)
    {
        var failed = incident.Kind == "service" ? attempt : null;
        var again = failed?.Again(work.Now);
        var id = Add(work, instance.Id, incident, failed, again);
        if (again is not null)
        {
            work.Enqueue("processes.service_retry", new RetryJob(id), again);
        }
    }

    /// <summary>A step is open that nobody can do.</summary>
    public static void NoteNobody(IWork work, StrandedStep step)
    {
        var (name, role) = (step.Name, step.Role);
        var (words, wordsEn) = (step.Holder, role) switch
        {
            ({ } absent, _) when step.IsAway => (
                $"Bước «{name}» do {absent} giữ, nhưng người này đang vắng và chưa có ai làm thay. Hãy ghi người làm thay ở trang Vắng mặt và ủy quyền, hoặc giao bước cho chức danh khác.",
                $"The step “{name}” is held by {absent}, who is away without a substitute. Name one on the page Absence and authority, or give the step to another post."
            ),
            (null, not "") when step.IsAway => (
                $"Bước «{name}» giao cho vai «{role}» nhưng người giữ chức danh của vai này đang vắng và chưa có ai làm thay. Hãy ghi người làm thay ở trang Vắng mặt và ủy quyền, hoặc giao bước cho chức danh khác.",
                $"The step “{name}” is for the role “{role}”, whose holder is away without a substitute. Name one on the page Absence and authority, or give the step to another post."
            ),
            (null, not "") when step.IsBarred => (
                $"Bước «{name}» phải do người khác với người đã làm bước trước, nhưng vai «{role}» hiện chỉ có người đó. Hãy bổ nhiệm thêm người, hoặc giao bước cho chức danh khác.",
                $"The step “{name}” must be done by somebody other than whoever did the earlier step, but the role “{role}” has only that person now. Appoint another, or give the step to another post."
            ),
            ({ } gone, _) => (
                $"Bước «{name}» do {gone} giữ, nhưng người này không còn giữ chức danh nào ở cơ quan. Hãy giao bước cho chức danh khác.",
                $"The step “{name}” is held by {gone}, who no longer holds any post here. Give the step to another post."
            ),
            (_, "") => (
                $"Bước «{name}» không thuộc vai nào trong sơ đồ nên không đến ai. Hãy giao bước cho một chức danh.",
                $"The step “{name}” belongs to no role of the diagram, so it comes to nobody. Give the step to a post."
            ),
            _ => (
                $"Bước «{name}» giao cho vai «{role}» nhưng hiện không ai giữ chức danh nào của vai này. Hãy bổ nhiệm người, hoặc giao bước cho chức danh khác.",
                $"The step “{name}” is for the role “{role}”, but nobody holds any of its posts now. Appoint somebody, or give the step to another post."
            ),
        };
        var incident = new Effect.Incident(step.Number, step.Element, StaffCheck.Kind, words, wordsEn);
        Add(work, step.Instance, incident, null, null);
    }

    /// <summary>Something is late, and there is no head to tell; once for the work while it is so.</summary>
    /// <returns>Whether this is new.</returns>
    public static async Task<bool> NoteNoHeadAsync(
        IWork work,
        Guid instance,
        long number,
        string element,
        string code,
        CancellationToken ct
    )
    {
        var known = await work.ReadAsync(
            "select 1 from processes.incident where agency_id = $1 and instance_id = $2 and kind = $3 and cured_at is null",
            [Sql.P(work.AgencyId), Sql.P(instance), Sql.P(StaffCheck.NoHead)],
            (row, token) => row.ReadAsync(token),
            ct
        );
        if (!known)
        {
            var words =
                $"Việc {code} đã quá hạn nhưng cơ quan không có người đứng đầu để báo. Hãy bổ nhiệm người vào chức danh đứng đầu cơ quan.";
            var wordsEn = $"The work {code} is late, but the agency has no head to be told. Appoint somebody to the post of its head.";
            Add(work, instance, new Effect.Incident(number, element, StaffCheck.NoHead, words, wordsEn), null, null);
        }

        return !known;
    }

    private static Guid Add(IWork work, Guid instance, Effect.Incident incident, Attempt? failed, DateTimeOffset? again)
    {
        var id = Guid.CreateVersion7();
        work.Batch.Add(
            """
            insert into processes.incident (agency_id, id, instance_id, token, element_id, kind, message, message_en, at, attempt, attempt_key, retry_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.P(instance),
            Sql.P(incident.TokenId),
            Sql.P(incident.ElementId),
            Sql.P(incident.Kind),
            Sql.P(incident.Message),
            Sql.P(incident.MessageEn),
            Sql.At(work.Now),
            Sql.Int(failed?.Number),
            Sql.Text(failed?.Key),
            Sql.At(again)
        );
        return id;
    }
}
