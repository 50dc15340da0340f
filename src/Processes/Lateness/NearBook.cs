using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What the agencies have set about near terms, read from memory. Thread-safe; one for the host.</summary>
internal sealed class NearBook(WorkRunner runner, WorkDatabases databases, TimeProvider clock) : IDisposable
{
    private readonly VersionedMemory<Dictionary<int, NearDueRules>> memory = new(
        databases,
        clock,
        "select coalesce(sum(revision), 0)::bigint from processes.near_rule",
        (_, ct) =>
            runner.ReadEverywhereAsync(
                (db, token) => db.Set<NearRow>().IgnoreQueryFilters(["agency"]).ToDictionaryAsync(r => r.AgencyId, r => r.Rules, token),
                ct
            )
    );

    /// <summary>Said inside the command that sets them anew.</summary>
    public void Changing() => memory.Changing();

    public async ValueTask<NearDueRules> ForAsync(int agencyId, CancellationToken ct = default) =>
        (await memory.NowAsync(ct)).GetValueOrDefault(agencyId, NearDueRules.Usual);

    public void Dispose() => memory.Dispose();
}
