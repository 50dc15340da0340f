using IsoDienTu.Bench.Shared;

namespace IsoDienTu.Bench.Portal;

/// <summary>
/// What an agency published, given from memory: its page, one of its procedures, and the page that stands in its own site. Each beside nginx giving the
/// same bytes and headers from a file, turn by turn; answers per second of processor time, which is what a core is worth.
/// </summary>
internal static class Publish
{
    /// <summary>The promise: nginx does nothing but send; the product also decides for whom an answer is.</summary>
    private const double Promised = 0.35;
    private const int Connections = 8;

    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        var folder = WebProcess.MakeFolder("publish");
        var figures = new List<Figure>();
        using var wrk = new Wrk();
        using (var web = new WebProcess(folder, "Production"))
        {
            web.Start();
            await web.ReadyAsync(cancel);
            var procedure = await FirstPage.FindPageAsync(web.Address, cancel);
            var agency = procedure.Split('/')[3];
            foreach (
                var (name, page) in new[]
                {
                    ("agency", "/Portal/Agency/" + agency),
                    ("procedure", procedure),
                    ("embedded", "/embed/" + agency),
                }
            )
            {
                figures.AddRange(await MeasureAsync(name, wrk, web, new Uri(web.Address, page), cancel));
            }

            await web.StopAsync(cancel);
        }

        Directory.Delete(folder, recursive: true);
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(string name, Wrk wrk, WebProcess web, Uri page, CancellationToken cancel)
    {
        var sizes = new List<Figure>();
        using var nginx = await FirstPage.SameAsync(page, sizes, cancel);
        Load product = null!;
        var pairs = Pairs.Measure(
            t => FirstPage.PerCpuSecond(() => nginx.Pids, () => wrk.Run(nginx.Address, FirstPage.Encoding, Connections, t)),
            // The database too, although a page from memory asks it nothing.
            t =>
                FirstPage.PerCpuSecond(
                    () => [web.Pid, .. web.DatabasePids()],
                    () => product = wrk.Run(page, FirstPage.Encoding, Connections, t)
                ),
            count: 5,
            each: TimeSpan.FromSeconds(4),
            cancel
        );
        return
        [
            Figure.AtLeast(Promised, $"{name}_vs_nginx", pairs.Ratio, "ratio"),
            new Figure($"{name}_bytes", sizes[0].Value, "bytes"),
            new Figure($"{name}_per_cpu_s", pairs.Product, "1/s"),
            new Figure($"{name}_nginx_per_cpu_s", pairs.Floor, "1/s"),
            new Figure($"{name}_p95_ms", product.P95, "ms"),
        ];
    }
}
