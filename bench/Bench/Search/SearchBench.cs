using System.Diagnostics;
using System.Globalization;
using IsoDienTu.Bench.Engine;
using IsoDienTu.Bench.Shared;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;

namespace IsoDienTu.Bench.Search;

/// <summary>
/// Search over the documents of a province, read as the page reads it (question, order, first page with its snippets), for the searcher of one agency, over
/// all that agencies published, and in the legal texts; beside the same words by LIKE on folded text, turn by turn.
/// </summary>
internal static class SearchBench
{
    private const double Promised = 50;
    private static readonly DateOnly Day = new(2026, 1, 6);

    /// <param name="Likes">The same for LIKE, which knows no words: pieces of text that must all be there.</param>
    private sealed record Asked(string Name, string Words, string[] Likes);

    /// <summary>How many documents the province has; <c>ISO_SEARCH_DOCUMENTS=10000</c> for a short try.</summary>
    private static int Documents =>
        int.TryParse(Environment.GetEnvironmentVariable("ISO_SEARCH_DOCUMENTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Math.Max(n, 1000)
            : 100_000;

    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        var data = WebProcess.MakeFolder("search");
        var figures = new List<Figure>();
        await using (
            var cluster = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = data, Join = true }, cancel)
        )
        {
            await using var product = new ProductHost(cluster.Connections, data);
            await product.MigrateAsync(cancel);
            var shelves = new Shelves(cluster.ConnectionString(EmbeddedPostgres.DatabaseName, "iso"), Documents);
            var filling = Stopwatch.StartNew();
            await shelves.FillAsync(cancel);
            figures.Add(new("documents", await shelves.SizeAsync("select count(*) from documents.search_entry", cancel), "1"));
            figures.Add(new("filling_s", filling.Elapsed.TotalSeconds, "s"));
            await MeasureAsync(product.Get<WorkRunner>(), shelves, figures, cancel);
            await SizesAsync(shelves, figures, cancel);
        }

        Directory.Delete(data, recursive: true);
        return figures;
    }

    private static IReadOnlyList<Asked> Questions()
    {
        // Words of a document that is there.
        var rare = new Prose(40).Title().Split(' ');
        var name = $"{rare[^2]} {rare[^1]}";
        return
        [
            new("accents", "thẩm định hồ sơ đất đai", ["tham", "dinh", "ho so", "dat dai"]),
            new("plain", "phieu xin loi nguoi nop", ["phieu", "xin", "loi", "nguoi", "nop"]),
            new("number", "118/2025", ["118/2025"]),
            new("code", "QT.0042", ["qt.0042"]),
            new("phrase", "\"thời hạn trả lời\"", ["thoi han tra loi"]),
            new("rare", name, [.. name.Split(' ').Select(w => Folding.Fold(w))]),
            new("common", "quy trình", ["quy trinh"]),
            new("typing", "giấy phé", ["giay phe"]),
            new("nowhere", "xyzzyx", ["xyzzyx"]),
        ];
    }

    private static async Task MeasureAsync(WorkRunner runner, Shelves shelves, List<Figure> figures, CancellationToken cancel)
    {
        await using var peer = await shelves.OpenAsync(cancel);
        var dice = new Random(7);
        var (all, allPeer) = (new List<double>(), new List<double>());
        var (open, openPeer) = (new List<double>(), new List<double>());
        // As a server that has answered for a while: the first question must not pay for compiling.
        foreach (var asked in Enumerable.Repeat(Questions(), 4).SelectMany(q => q))
        {
            await runner.ReadAsync(1, (db, ct) => DocumentFinder.FindAsync(db, asked.Words, Day, ct), cancel);
            await runner.ReadEverywhereAsync((db, ct) => PublishedSearch.FindAsync(db, asked.Words, Day, null, 1, ct), cancel);
        }

        foreach (var asked in Questions())
        {
            var (own, ownPeer, wide, widePeer) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var i = -10; i < 60; i++)
            {
                // Whoever works where there are many documents searches as often as anybody else.
                var agency = dice.Next(1, Shelves.Agencies + 1);
                var took = await TimeAsync(() =>
                    runner.ReadAsync(agency, (db, ct) => DocumentFinder.FindAsync(db, asked.Words, Day, ct), cancel)
                );
                var likes = await TimeAsync(() => Shelves.LikeAsync(peer, agency, asked.Likes, cancel));
                var everywhere = await TimeAsync(() =>
                    runner.ReadEverywhereAsync((db, ct) => PublishedSearch.FindAsync(db, asked.Words, Day, null, 1, ct), cancel)
                );
                if (i < 0)
                {
                    continue;
                }

                own.Add(took);
                ownPeer.Add(likes);
                wide.Add(everywhere);
                if (i % 20 == 0)
                {
                    widePeer.Add(await TimeAsync(() => Shelves.LikeAsync(peer, null, asked.Likes, cancel)));
                }
            }

            Add(figures, "agency_" + asked.Name, own, ownPeer);
            Add(figures, "province_" + asked.Name, wide, widePeer);
            all.AddRange(own);
            allPeer.AddRange(ownPeer);
            open.AddRange(wide);
            openPeer.AddRange(widePeer);
        }

        Sum(figures, "agency", all, allPeer);
        Sum(figures, "province", open, openPeer);
        var laws = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var words = i % 2 == 0 ? "118/20" : "quy định đất đai";
            laws.Add(await TimeAsync(() => runner.ReadAsync(1, (db, ct) => DocumentFinder.FindLawsAsync(db, words, Day, ct), cancel)));
        }

        figures.Add(new("laws_p50_ms", At(laws, 0.5), "ms"));
        figures.Add(Figure.AtMost(Promised, "laws_p95_ms", At(laws, 0.95), "ms"));
        // The largest agency by itself: four times the documents of a commune.
        var largest = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            largest.Add(
                await TimeAsync(() => runner.ReadAsync(1, (db, ct) => DocumentFinder.FindAsync(db, "quy trình hồ sơ", Day, ct), cancel))
            );
        }

        figures.Add(new("agency_largest_documents", shelves.Of(1), "1"));
        figures.Add(new("agency_largest_common_p95_ms", At(largest, 0.95), "ms"));
    }

    private static async Task SizesAsync(Shelves shelves, List<Figure> figures, CancellationToken cancel)
    {
        var entries = await shelves.SizeAsync("pg_total_relation_size('documents.search_entry')", cancel);
        figures.Add(new("search_bytes", entries, "bytes"));
        figures.Add(
            new(
                "search_index_bytes",
                await shelves.SizeAsync(
                    "pg_relation_size('documents.search_entry_words') + pg_relation_size('documents.search_entry_head')",
                    cancel
                ),
                "bytes"
            )
        );
        figures.Add(new("documents_bytes", await shelves.SizeAsync("pg_total_relation_size('documents.version')", cancel), "bytes"));
        figures.Add(new("plain_bytes", await shelves.SizeAsync("pg_total_relation_size('bench.plain')", cancel), "bytes"));
    }

    private static void Add(List<Figure> figures, string name, List<double> product, List<double> peer)
    {
        figures.Add(new(name + "_p50_ms", At(product, 0.5), "ms"));
        figures.Add(new(name + "_p95_ms", At(product, 0.95), "ms"));
        figures.Add(new(name + "_like_p50_ms", At(peer, 0.5), "ms"));
        figures.Add(new(name + "_vs_like", At(product, 0.5) / At(peer, 0.5), "ratio"));
    }

    private static void Sum(List<Figure> figures, string name, List<double> product, List<double> peer)
    {
        figures.Add(new(name + "_p50_ms", At(product, 0.5), "ms"));
        figures.Add(Figure.AtMost(Promised, name + "_p95_ms", At(product, 0.95), "ms"));
        figures.Add(new(name + "_like_p50_ms", At(peer, 0.5), "ms"));
        figures.Add(new(name + "_like_p95_ms", At(peer, 0.95), "ms"));
    }

    private static double At(List<double> took, double part) => took.Order().ElementAt((int)((took.Count - 1) * part));

    private static async Task<double> TimeAsync<T>(Func<Task<T>> act)
    {
        var began = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
