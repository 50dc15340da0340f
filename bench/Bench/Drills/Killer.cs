using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Drills;

/// <summary>Kills at seeded amounts of work done: in turn the product, every process of the database, and both at once.</summary>
internal sealed class Killer
{
    private readonly WebProcess web;
    private readonly Random random;
    private readonly Queue<int> moments;
    private readonly List<double> readyAgain = [];
    private int done;

    /// <param name="kills">How often.</param>
    /// <param name="work">How many pieces of work the drill has.</param>
    public Killer(WebProcess web, Random random, int kills, int work)
    {
        this.web = web;
        this.random = random;
        moments = new(Enumerable.Range(0, kills).Select(i => (int)((i + random.NextDouble()) * work * 0.95 / kills) + 1));
    }

    public int Product { get; private set; }

    public int Database { get; private set; }

    /// <summary>Seconds from a kill to the first answer.</summary>
    public (double Median, double Longest) ReadyAgain => (readyAgain.Order().ElementAt(readyAgain.Count / 2), readyAgain.Max());

    /// <summary>One more piece of work is acknowledged.</summary>
    public void Count() => Interlocked.Increment(ref done);

    /// <summary>Waits until the product answers; it may be dead now and started soon.</summary>
    public async Task AnsweringAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = web.Address, Timeout = TimeSpan.FromSeconds(5) };
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync("/health/ready", ct);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception e)
                when (e is HttpRequestException or SocketException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // Dead or starting.
            }

            await Task.Delay(50, ct);
        }
    }

    public async Task UntilDoneAsync(Task work, CancellationToken ct)
    {
        for (var i = 0; moments.TryDequeue(out var moment); i++)
        {
            while (Volatile.Read(ref done) < moment && !work.IsCompleted)
            {
                await Task.Delay(5, ct);
            }

            if (work.IsCompleted)
            {
                return;
            }

            // Anywhere within what is under way now.
            await Task.Delay(random.Next(40), ct);
            var watch = Stopwatch.StartNew();
            await KillAsync(product: i % 3 != 1, database: i % 3 != 0, ct);
            await AnsweringAsync(ct);
            readyAgain.Add(watch.Elapsed.TotalSeconds);
        }
    }

    private async Task KillAsync(bool product, bool database, CancellationToken ct)
    {
        if (database)
        {
            using var kill = Process.Start("kill", ["-9", .. web.DatabasePids().Select(p => p.ToString(CultureInfo.InvariantCulture))]);
            await kill.WaitForExitAsync(ct);
            Database++;
        }

        if (product)
        {
            web.Kill();
            Product++;
            web.Start();
        }
        else
        {
            // Readiness of the moment before must not count as being back.
            await Task.Delay(200, ct);
        }
    }
}
