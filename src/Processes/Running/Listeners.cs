using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>What instances wait to hear, as rows written with the step that begins and ends the waiting.</summary>
internal static class Listeners
{
    public static void Add(IWork work, Guid instance, long number, string elementId, EventKind kind, string name) =>
        work.Batch.Add(
            "insert into processes.listener (agency_id, instance_id, number, element_id, kind, name, since) values ($1, $2, $3, $4, $5, $6, $7)",
            Sql.P(work.AgencyId),
            Sql.P(instance),
            Sql.P(number),
            Sql.P(elementId),
            Sql.P(kind.ToString()),
            Sql.P(name),
            Sql.At(work.Now)
        );

    public static void Remove(IWork work, Guid instance, long number) =>
        work.Batch.Add(
            "delete from processes.listener where agency_id = $1 and instance_id = $2 and number = $3",
            Sql.P(work.AgencyId),
            Sql.P(instance),
            Sql.P(number)
        );

    /// <summary>Instances of the acting agency that wait for it, the longest waiting first.</summary>
    /// <param name="only">Of this instance only; null for all.</param>
    /// <param name="subjectCode">About this subject only; null for all.</param>
    public static Task<IReadOnlyList<Guid>> FindAsync(
        IWork work,
        EventKind kind,
        string name,
        Guid? only,
        string? subjectCode,
        CancellationToken ct
    ) =>
        work.ReadAsync<IReadOnlyList<Guid>>(
            """
            select l.instance_id from processes.listener l join processes.instance i on i.agency_id = l.agency_id and i.id = l.instance_id
            where l.agency_id = $1 and l.kind = $2 and l.name = $3 and ($4::uuid is null or l.instance_id = $4) and ($5::text is null or i.subject_code = $5)
            group by l.instance_id order by min(l.since), l.instance_id
            """,
            [Sql.P(work.AgencyId), Sql.P(kind.ToString()), Sql.P(name), Sql.Id(only), Sql.Text(subjectCode)],
            async (rows, token) =>
            {
                var found = new List<Guid>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(rows.GetGuid(0));
                }

                return found;
            },
            ct
        );
}
