using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Engine;

/// <summary>The other side of <see cref="Part"/>: works when told to, and says what it did and used.</summary>
internal static class PartProcess
{
    public const string Completions = "completions";
    public const string Unremembered = "unremembered";
    public const string Inbox = "inbox";
    public const string Timers = "timers";

    public static async Task RunAsync(string text, CancellationToken cancel)
    {
        var order = JsonSerializer.Deserialize<PartOrder>(text)!;
        await using var product = new ProductHost(order.Connections, order.Data, runJobs: order.Kind == Timers);
        Func<TimeSpan, CancellationToken, Task<(long Count, double P95)>> work = order.Kind switch
        {
            Completions or Unremembered => async (time, ct) =>
                (await new Engine.Completions(product, order.World, order.Clients, order.Kind == Completions).RunAsync(time, ct), 0),
            Inbox => new InboxReading(product, order.World).RunAsync,
            Timers => async (_, ct) => (await TimerDrain.RunAsync(product, ct), 0),
            _ => throw new InvalidDataException($"There is no part {order.Kind}."),
        };
        while (await Console.In.ReadLineAsync(cancel) is { } seconds)
        {
            var watch = Stopwatch.StartNew();
            var (own, database) = (Environment.CpuUsage.TotalTime, Cpu.OfDatabase(order.Data));
            var (count, p95) = await work(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), cancel);
            var sample = new Sample(
                count,
                watch.Elapsed.TotalSeconds,
                (Environment.CpuUsage.TotalTime - own).TotalSeconds,
                Cpu.OfDatabase(order.Data) - database,
                p95
            );
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(sample));
        }
    }
}
