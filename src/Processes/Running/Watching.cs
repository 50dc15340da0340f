using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>Who keeps an eye on which work: it stands in their list until it is over.</summary>
internal static class Watching
{
    /// <exception cref="RuleException">The agency has no such task.</exception>
    public static Task<Guid> InstanceOfAsync(IWork work, Guid task, CancellationToken ct) =>
        work.ReadAsync(
            "select instance_id from processes.task where agency_id = $1 and id = $2",
            [Sql.P(work.AgencyId), Sql.P(task)],
            async (row, token) =>
                await row.ReadAsync(token)
                    ? row.GetGuid(0)
                    : throw new RuleException(typeof(Texts), "processes.task.unknown", "Không có bước này ở cơ quan đang làm việc."),
            ct
        );

    public static void Begin(IWork work, Guid instance) =>
        work.Batch.Add(
            "insert into processes.watch (agency_id, id, person_id, instance_id, since) values ($1, $2, $3, $4, $5) on conflict do nothing",
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(work.Actor.PersonId),
            Sql.P(instance),
            Sql.At(work.Now)
        );

    public static void End(IWork work, Guid instance) =>
        work.Batch.Add(
            "delete from processes.watch where agency_id = $1 and person_id = $2 and instance_id = $3",
            Sql.P(work.AgencyId),
            Sql.P(work.Actor.PersonId),
            Sql.P(instance)
        );
}
