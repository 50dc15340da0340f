using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Waiting;

/// <summary>Tells whoever is about to end an agency how much work runs there.</summary>
internal sealed class RunningNow(WorkRunner runner, IStringLocalizer<Texts> texts) : IOpenWork
{
    public async Task<string?> TellAsync(int agencyId, CancellationToken ct = default)
    {
        var (running, steps) = await runner.LookAsync(
            agencyId,
            """
            select (select count(*)::int from processes.instance where agency_id = $1 and status = 'Running'),
              (select count(*)::int from processes.task where agency_id = $1 and state = 'Open')
            """,
            [Sql.P(agencyId)],
            async (row, token) => await row.ReadAsync(token) ? (row.GetInt32(0), row.GetInt32(1)) : (0, 0),
            ct
        );
        return running == 0 ? null : texts["{0} việc đang chạy với {1} bước đang mở", running, steps].Value;
    }
}
