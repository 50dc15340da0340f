using System.Text.RegularExpressions;
using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Portal;

/// <summary>
/// The page of a published procedure, from memory and made anew, beside nginx giving the very same bytes from a file, turn by turn. Ratios are of
/// answers per second of processor time, product over nginx, since both share the machine with what drives them. Made anew is measured with
/// <c>IsoDienTu:PublicCacheSeconds=0</c>, and its processor time includes PostgreSQL's.
/// </summary>
internal static partial class FirstPage
{
    internal const string Encoding = "br";
    private static readonly int[] concurrencies = [1, 8, 32];
    private static readonly string[] ownHeaders =
    [
        "Server",
        "Date",
        "Content-Length",
        "Content-Type",
        "Transfer-Encoding",
        "Connection",
        "Age",
    ];

    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        var folder = WebProcess.MakeFolder("first-page");
        var figures = new List<Figure>();
        using var wrk = new Wrk();
        using (var kept = new WebProcess(folder, "Production"))
        {
            kept.Start();
            await kept.ReadyAsync(cancel);
            var page = await FindPageAsync(kept.Address, cancel);
            using var nginx = await SameAsync(new Uri(kept.Address, page), figures, cancel);
            figures.AddRange(Compare("cached", wrk, kept, new Uri(kept.Address, page), nginx, cancel));
            await kept.StopAsync(cancel);

            using var made = new WebProcess(folder, "Production", "--IsoDienTu:PublicCacheSeconds=0");
            made.Start();
            await made.ReadyAsync(cancel);
            figures.AddRange(Compare("uncached", wrk, made, new Uri(made.Address, page), nginx, cancel));
            await made.StopAsync(cancel);
        }

        Directory.Delete(folder, recursive: true);
        return figures;
    }

    private static IEnumerable<Figure> Compare(string name, Wrk wrk, WebProcess web, Uri page, Nginx nginx, CancellationToken cancel)
    {
        IEnumerable<int> Product() => [web.Pid, .. web.DatabasePids()];
        foreach (var connections in concurrencies)
        {
            var time = TimeSpan.FromSeconds(4);
            Load floor = null!;
            Load product = null!;
            var pairs = Pairs.Measure(
                t => PerCpuSecond(() => nginx.Pids, () => floor = wrk.Run(nginx.Address, Encoding, connections, t)),
                t => PerCpuSecond(Product, () => product = wrk.Run(page, Encoding, connections, t)),
                count: 3,
                each: time,
                cancel
            );
            var at = $"_{connections}";
            yield return new Figure($"{name}_vs_nginx{at}", pairs.Ratio, "ratio");
            yield return new Figure($"{name}_cpu_us{at}", 1e6 / pairs.Product, "us");
            yield return new Figure($"nginx_cpu_us{at}_beside_{name}", 1e6 / pairs.Floor, "us");
            yield return new Figure($"{name}_per_s{at}", product.PerSecond, "1/s");
            yield return new Figure($"{name}_p50_ms{at}", product.P50, "ms");
            yield return new Figure($"{name}_p95_ms{at}", product.P95, "ms");
            yield return new Figure($"{name}_p99_ms{at}", product.P99, "ms");
            yield return new Figure($"nginx_per_s{at}_beside_{name}", floor.PerSecond, "1/s");
            yield return new Figure($"nginx_p95_ms{at}_beside_{name}", floor.P95, "ms");
        }
    }

    internal static double PerCpuSecond(Func<IEnumerable<int>> pids, Func<Load> drive)
    {
        var before = Cpu.SecondsOf(pids());
        var load = drive();
        return load.Requests / Math.Max(Cpu.SecondsOf(pids()) - before, 0.01);
    }

    /// <summary>nginx with the bytes and headers that the product gives.</summary>
    internal static async Task<Nginx> SameAsync(Uri page, List<Figure> figures, CancellationToken cancel)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", Encoding);
        using var answer = await http.GetAsync(page, cancel);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel);
        figures.Add(new Figure("page_bytes", body.Length, "bytes"));
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => !ownHeaders.Contains(h.Key, StringComparer.OrdinalIgnoreCase))
            .Select(h => KeyValuePair.Create(h.Key, string.Join(", ", h.Value)));
        var nginx = new Nginx(body, headers);
        for (var i = 0; i < 50; i++)
        {
            try
            {
                var same = await http.GetByteArrayAsync(nginx.Address, cancel);
                return body.AsSpan().SequenceEqual(same)
                    ? nginx
                    : throw new InvalidOperationException("nginx gives other bytes than the product.");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, cancel);
            }
        }

        throw new InvalidOperationException("nginx did not start.");
    }

    /// <summary>The first procedure that the public finds.</summary>
    internal static async Task<string> FindPageAsync(Uri address, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        foreach (Match agency in AgencyLink().Matches(await http.GetStringAsync("/Portal", cancel)))
        {
            if (ProcedureLink().Match(await http.GetStringAsync(agency.Groups[1].Value, cancel)) is { Success: true } found)
            {
                return found.Groups[1].Value;
            }
        }

        throw new InvalidOperationException("The demo province has published nothing.");
    }

    [GeneratedRegex("href=\"(/Portal/Agency/[a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex AgencyLink();

    [GeneratedRegex("href=\"(/Portal/Procedure/[a-z0-9-]+/[a-z0-9-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex ProcedureLink();
}
