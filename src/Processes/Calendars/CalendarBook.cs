using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>
/// The decreed days, read from memory: no database call as long as nothing changed (looked at every two seconds, and at once after an act of which
/// this node hears). Thread-safe; one for the host.
/// </summary>
internal sealed class CalendarBook(WorkRunner runner, WorkDatabases databases, TimeProvider clock) : IDisposable
{
    private readonly VersionedMemory<DecreedDays> memory = new(
        databases,
        clock,
        "select version from processes.calendar",
        (version, ct) => runner.ReadEverywhereAsync((db, token) => LoadAsync(db, version, token), ct)
    );

    /// <summary>Said when an act was committed anywhere: the next read looks again.</summary>
    public void Changed() => memory.Changed();

    public ValueTask<DecreedDays> NowAsync(CancellationToken ct = default) => memory.NowAsync(ct);

    /// <summary>The days of all acts up to a number; what later acts added or withdrew meanwhile is left out.</summary>
    public static async Task<DecreedDays> LoadAsync(IsoDbContext db, long version, CancellationToken ct)
    {
        var days = await db.Set<DecreedDay>().AsNoTracking().Where(d => d.Since <= version).OrderBy(d => d.Since).ToListAsync(ct);
        return new DecreedDays(version, days);
    }

    public void Dispose() => memory.Dispose();
}
