using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Writes what could not go on, so that it is seen and cured instead of silently stuck.</summary>
internal static class Trouble
{
    /// <param name="attempt">The attempt at an automatic step that failed; it is tried again by itself while that makes sense.</param>
    public static void Note(IWork work, Loaded instance, Effect.Incident incident, Attempt? attempt)
    {
        var id = Guid.CreateVersion7();
        var failed = incident.Kind == "service" ? attempt : null;
        var again = failed?.Again(work.Now);
        work.Batch.Add(
            """
            insert into processes.incident (agency_id, id, instance_id, token, element_id, kind, message, message_en, at, attempt, attempt_key, retry_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.P(instance.Id),
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
        if (again is not null)
        {
            work.Enqueue("processes.service_retry", new RetryJob(id), again);
        }
    }
}
