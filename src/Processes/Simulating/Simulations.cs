using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Simulating;

/// <summary>A process as it is simulated.</summary>
/// <param name="Usual">How it goes today.</param>
internal sealed record SimulatedProcess(
    Guid DefinitionId,
    string Key,
    string Title,
    DefinitionVersion Version,
    IReadOnlyList<DefinitionVersion> Versions,
    Baseline Usual
);

/// <summary>Reads what a simulation begins with, and runs it. Nothing is written.</summary>
internal sealed class Simulations(WorkSchedules schedules, Posts posts, TimeProvider clock)
{
    /// <param name="version">The one to be simulated; the one in force when not said, else the draft.</param>
    /// <returns>Null when the agency has no such process or version, or nothing of it is drawn.</returns>
    public async Task<SimulatedProcess?> FindAsync(IsoDbContext db, Guid definition, Guid? version, CancellationToken ct)
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == definition, ct) is not { } found)
        {
            return null;
        }

        var versions = await db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definition)
            .OrderByDescending(v => v.Number == null)
            .ThenByDescending(v => v.Number)
            .ToListAsync(ct);
        var shown = version is { } wanted
            ? versions.FirstOrDefault(v => v.Id == wanted)
            : versions.FirstOrDefault(v => v.State == DefinitionState.Published) ?? versions.FirstOrDefault();
        if (shown is null)
        {
            return null;
        }

        var schedule = await schedules.ForAsync(db.AgencyId, ct);
        var past = await PastWork.ReadAsync(
            db,
            await PeopleAsync(db.AgencyId, shown, ct),
            [.. versions.Select(v => v.Id)],
            schedule,
            clock.GetUtcNow(),
            ct
        );
        return new SimulatedProcess(found.Id, found.Key, found.Title, shown, versions, Baseline.Of(Diagrams.Of(shown), past));
    }

    /// <summary>By role, how many people hold its posts today; roles that nobody holds are left out.</summary>
    private async Task<IReadOnlyDictionary<string, int>> PeopleAsync(int agency, DefinitionVersion version, CancellationToken ct)
    {
        var roles = version.RoleList.ToLookup(r => r.LaneId, r => r.PostIds, StringComparer.Ordinal);
        var held = await posts.HoldersAsync(
            agency,
            [.. roles.SelectMany(r => r).SelectMany(p => p).Distinct()],
            clock.GetUtcNow().VietnamDay(),
            ct
        );
        return roles
            .Select(r => (r.Key, People: held.Where(h => r.Any(p => p.Contains(h.PostId))).Select(h => h.PersonId).Distinct().Count()))
            .Where(r => r.People > 0)
            .ToDictionary(r => r.Key, r => r.People, StringComparer.Ordinal);
    }

    /// <exception cref="RuleException">An assumption is out of its limits.</exception>
    public async Task<(Assumptions Given, SimulationResult Result)> RunAsync(
        int agency,
        SimulatedProcess process,
        IQueryCollection query,
        CancellationToken ct
    )
    {
        var given = SimulationInput.Read(query, process.Usual);
        return (given, await RunAsync(agency, process, given, ct));
    }

    public async Task<SimulationResult> RunAsync(int agency, SimulatedProcess process, Assumptions given, CancellationToken ct)
    {
        var schedule = await schedules.ForAsync(agency, ct);
        return Simulation.Run(Diagrams.Of(process.Version), given, schedule, clock.GetUtcNow(), ct);
    }
}
