using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// The version of an instance rises with every change of it or of its open tasks, and every change checks it: of two commands that read the same
/// state, one is written and the other is tried again on the new state.
/// </summary>
internal static class Versions
{
    /// <summary>The next version in an update of the instance <c>$2</c> that was read at version <c>$3</c>.</summary>
    public const string Next = "case when version = $3 then version + 1 else processes.changed_meanwhile($2, $3) end";

    /// <summary>For a change that is no step of the engine and leaves its state as it is.</summary>
    public static void Raise(IWork work, Loaded instance) =>
        work.Batch.Add(
            $"update processes.instance set version = {Next} where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version)
        );
}
