using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Hearing;

/// <summary>One round of endless work that must survive whatever happens to the database.</summary>
internal static class Guarded
{
    [SuppressMessage("Design", "CA1031", Justification = "The database may be away for a while; the host waits and goes on.")]
    public static async Task RunAsync(ILogger log, string what, Func<Task> act, CancellationToken ct)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Trouble while {What}; trying again in two seconds", what);
            await Task.Delay(TimeSpan.FromSeconds(2), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // The host is stopping, perhaps with its database; leases run out by themselves.
        }
    }
}
