using IsoDienTu.Access;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Holding;

/// <summary>The processes of an agency to which an authority may be limited.</summary>
internal sealed class DelegationScope(WorkRunner runner) : IDelegationScope
{
    public async Task<IReadOnlyList<(string Key, string Title)>> ProcessesAsync(int agencyId, CancellationToken ct = default)
    {
        var found = await runner.ReadAsync(
            agencyId,
            (db, token) => db.Set<Definition>().OrderBy(d => d.Key).Select(d => new { d.Key, d.Title }).ToListAsync(token),
            ct
        );
        return [.. found.Select(d => (d.Key, d.Title))];
    }
}
