using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Writes what could not go on, so that it is seen and cured instead of silently stuck.</summary>
internal static class Trouble
{
    public static void Note(IWork work, Loaded instance, Effect.Incident incident) =>
        work.Batch.Add(
            """
            insert into processes.incident (agency_id, id, instance_id, token, element_id, kind, message, message_en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(instance.Id),
            Sql.P(incident.TokenId),
            Sql.P(incident.ElementId),
            Sql.P(incident.Kind),
            Sql.P(incident.Message),
            Sql.P(incident.MessageEn),
            Sql.At(work.Now)
        );
}
