namespace IsoDienTu.Kernel.Jobs;

/// <summary>
/// Wakes this process's worker when work that it committed left jobs. Not by NOTIFY in the work's own transaction: PostgreSQL lets transactions that
/// notify commit only one after the other. Workers of other processes look every second.
/// </summary>
internal sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        if (rung.CurrentCount > 0)
        {
            return;
        }

        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody rang in the same instant.
        }
    }

    /// <summary>Returns when it rings, or after the time.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken ct) => rung.WaitAsync(longest, ct);

    public void Dispose() => rung.Dispose();
}
