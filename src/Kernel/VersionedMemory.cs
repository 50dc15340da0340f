namespace IsoDienTu.Kernel;

/// <summary>
/// Something small that every process keeps in memory and reads all the time, with a number in the database that every change raises. The number is
/// looked at every two seconds, and at once where this process knows of a change; only when it has risen is the thing read again. Thread-safe.
/// </summary>
/// <param name="versionQuery">Constant statement that gives the number.</param>
/// <param name="load">Reads the thing as it is at that number or later.</param>
public sealed class VersionedMemory<T>(
    WorkDatabases databases,
    TimeProvider clock,
    string versionQuery,
    Func<long, CancellationToken, Task<T>> load
) : IDisposable
    where T : class
{
    private static readonly TimeSpan lookAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan afterChange = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim one = new(1, 1);
    private Known? current;

    // Ages are measured on the monotonic clock: neither a moved wall clock nor a test's standing one may make what is old look fresh.
    private long looked;
    private long changing;

    /// <summary>As it is now; no database call while it is fresh.</summary>
    public async ValueTask<T> NowAsync(CancellationToken ct = default)
    {
        var now = clock.GetTimestamp();
        if (current is { } known && IsFresh(now))
        {
            return known.Value;
        }

        await one.WaitAsync(ct);
        try
        {
            now = clock.GetTimestamp();
            await using var command = databases.Worker.CreateCommand(versionQuery);
            var version = (long)(await command.ExecuteScalarAsync(ct))!;
            var found = current is { } same && same.Version == version ? same : new Known(version, await load(version, ct));
            current = found;
            Interlocked.Exchange(ref looked, now);
            return found.Value;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Said after a change was committed anywhere: the next read looks.</summary>
    public void Changed() => Interlocked.Exchange(ref looked, 0);

    /// <summary>Said inside a command that changes it: for some seconds every read of this process looks, until the commit is surely through.</summary>
    public void Changing() => Interlocked.Exchange(ref changing, clock.GetTimestamp());

    /// <inheritdoc />
    public void Dispose() => one.Dispose();

    private bool IsFresh(long now) =>
        Interlocked.Read(ref looked) is var at and > 0
        && clock.GetElapsedTime(at, now) < lookAgain
        && (Interlocked.Read(ref changing) is var begun && (begun == 0 || clock.GetElapsedTime(begun, now) >= afterChange));

    private sealed record Known(long Version, T Value);
}
