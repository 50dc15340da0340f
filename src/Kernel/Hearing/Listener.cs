using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel.Hearing;

/// <summary>Listens on a channel of the database for as long as the host runs, and opens a new connection when one breaks.</summary>
internal sealed class Listener(WorkDatabases databases, ILogger<Listener> log)
{
    /// <param name="channel">A constant of the product, written into the statement.</param>
    /// <param name="began">Called each time listening begins: what was said before then was missed.</param>
    /// <param name="heard">Called with what was said.</param>
    public async Task ListenAsync(string channel, Action began, Action<string> heard, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Guarded.RunAsync(log, "listening on " + channel, () => ListenOnceAsync(channel, began, heard, ct), ct);
        }
    }

    private async Task ListenOnceAsync(string channel, Action began, Action<string> heard, CancellationToken ct)
    {
        await using var connection = await databases.Worker.OpenConnectionAsync(ct);
        connection.Notification += (_, said) => heard(said.Payload);
        await using (var listen = connection.CreateCommand())
        {
            listen.CommandText = "listen " + channel;
            await listen.ExecuteNonQueryAsync(ct);
        }

        began();
        while (!ct.IsCancellationRequested)
        {
            await connection.WaitAsync(ct);
        }
    }
}
