using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Running;

/// <summary>A round over things of many agencies: what one of them meets is logged and tried again in the next round, and never holds up the others.</summary>
internal static class OneByOne
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever one meets, the others of the round go on.")]
    public static async Task RunAsync<T>(ILogger log, string what, IEnumerable<T> things, Func<T, Task> act, CancellationToken ct)
    {
        foreach (var thing in things)
        {
            try
            {
                await act(thing);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "Trouble while {What} for {Thing}; tried again in the next round", what, thing);
            }
        }
    }
}
