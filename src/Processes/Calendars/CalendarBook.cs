using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Calendars;

/// <summary>
/// The decreed days, read from memory: no database call as long as nothing changed (looked at every two seconds, and at once after an act of which
/// this node hears). Thread-safe; one for the host.
/// </summary>
internal sealed class CalendarBook(WorkRunner runner, WorkDatabases databases, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan lookAgain = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim one = new(1, 1);
    private DecreedDays? current;

    // Ages are measured on the monotonic clock: neither a moved wall clock nor a test's standing one may make an old calendar look fresh.
    private long looked;

    /// <summary>Said when an act was committed anywhere: the next read looks again.</summary>
    public void Changed() => Interlocked.Exchange(ref looked, 0);

    public async ValueTask<DecreedDays> NowAsync(CancellationToken ct = default)
    {
        if (current is { } fresh && Interlocked.Read(ref looked) is var at and > 0 && clock.GetElapsedTime(at) < lookAgain)
        {
            return fresh;
        }

        await one.WaitAsync(ct);
        try
        {
            var now = clock.GetTimestamp();
            await using var command = databases.Worker.CreateCommand("select version from processes.calendar");
            var version = (long)(await command.ExecuteScalarAsync(ct))!;
            if (current?.Version != version)
            {
                current = await runner.ReadEverywhereAsync((db, token) => LoadAsync(db, version, token), ct);
            }

            Interlocked.Exchange(ref looked, now);
            return current;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The days of all acts up to a number; what later acts added or withdrew meanwhile is left out.</summary>
    public static async Task<DecreedDays> LoadAsync(IsoDbContext db, long version, CancellationToken ct)
    {
        var days = await db.Set<DecreedDay>().AsNoTracking().Where(d => d.Since <= version).OrderBy(d => d.Since).ToListAsync(ct);
        return new DecreedDays(version, days);
    }

    public void Dispose() => one.Dispose();
}
