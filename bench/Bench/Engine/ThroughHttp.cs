using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using IsoDienTu.Bench.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Npgsql;

namespace IsoDienTu.Bench.Engine;

/// <summary>
/// The same completions as an official's browser makes them: the task page's form posted to the running product, with session, right, antiforgery
/// token and idempotency key, eight connections at once. The product's own worker takes what they leave behind meanwhile.
/// </summary>
internal static class ThroughHttp
{
    private const int Connections = 8;
    private const int MostPerSecond = 3_000;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Ground ground, CancellationToken cancel)
    {
        using var web = new WebProcess(ground.Data, "Production", "--IsoDienTu:Demo=false");
        var pairsCount = Ground.IsQuick ? 3 : 5;
        var most = (long)((Ground.WarmUp * 2 + Ground.Each * (pairsCount + 1)).TotalSeconds * MostPerSecond);
        await FillAsync(ground, most, cancel);
        web.Start();
        await web.ReadyAsync(cancel);
        using var browser = new Browser(web.Address);
        await browser.SignInAsync(World.Login, World.Password, cancel);
        var samples = new Samples();
        Load last = null!;
        using var posts = new Posts(web.Address, await browser.FormAsync(Made(most), cancel), Made);
        var used = 0L;
        double Post(TimeSpan time)
        {
            var own = Cpu.SecondsOf([web.Pid]);
            var database = Cpu.OfDatabase(ground.Data);
            var ready = (long)(time.TotalSeconds * MostPerSecond);
            last = posts.Run(used + 1, used + ready, Connections, time);
            used += ready;
            var sample = new Sample(
                last.Requests,
                last.Requests / last.PerSecond,
                Cpu.SecondsOf([web.Pid]) - own,
                Cpu.OfDatabase(ground.Data) - database
            );
            return samples.Add(sample).PerSecond;
        }

        Post(Ground.WarmUp);
        var pairs = Pairs.Measure(time => ground.Floor.Run(Connections, time), Post, pairsCount, Ground.Each, cancel);
        await web.StopAsync(cancel);
        return
        [
            new("http_completions_per_s_8", pairs.Product, "1/s"),
            Figure.AtLeast(0.20, "http_completions_vs_floor_8", pairs.Ratio, "ratio"),
            new("http_cpu_ms_product", samples.Median(s => s.ProductCpu * 1000 / s.Count), "ms"),
            new("http_cpu_ms_database", samples.Median(s => s.DatabaseCpu * 1000 / s.Count), "ms"),
            new("http_p95_ms", last.P95, "ms"),
        ];
    }

    /// <summary>The n-th waiting step, as <see cref="Filling.Made"/> numbers it.</summary>
    private static string Made(long n) =>
        new Guid(n.ToString("x12", CultureInfo.InvariantCulture) + "70008000" + "000000000003").ToString();

    private static async Task FillAsync(Ground ground, long count, CancellationToken cancel)
    {
        await using var product = new ProductHost(ground.Main.Connections, ground.Data);
        var (instance, _) = await Acts.StartAsync(product, ground.Main.World, ground.Main.World.Version, cancel);
        await using var filling = await Filling.OpenAsync(ground.Cluster, ground.Main.Database, cancel);
        var posts = string.Join(',', ground.Main.World.Posts.Select(p => $"'{Principal.Post(p)}'"));
        await filling.StartAsync(instance, 1, count, $"array[{posts}]", cancel);
        // What the other figures left for the worker would be worked off in this one's time.
        await filling.RunAsync("truncate kernel.job", cancel);
        await filling.SettleAsync(cancel);
    }
}
