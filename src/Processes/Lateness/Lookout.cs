using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Tells the watch over deadlines to look at work again, because its terms have moved or run again.</summary>
internal static class Lookout
{
    /// <summary>At one instance and its open steps. To be called by whatever moves a due instant or lets a clock run again.</summary>
    public static void LookAgain(IWork work, Guid instanceId) =>
        work.Batch.Add(
            "update processes.lookout set at = $3 where agency_id = $1 and instance_id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instanceId),
            Sql.At(work.Now)
        );

    /// <summary>At everything the agency has open.</summary>
    public static void LookAgainAtAll(IWork work) =>
        work.Batch.Add("update processes.lookout set at = least(at, $2) where agency_id = $1", Sql.P(work.AgencyId), Sql.At(work.Now));
}
