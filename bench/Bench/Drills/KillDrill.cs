using System.Diagnostics;
using System.Globalization;
using IsoDienTu.Bench.Shared;
using Npgsql;

namespace IsoDienTu.Bench.Drills;

/// <summary>
/// kill -9 of the product and of its embedded PostgreSQL in the middle of receptions and completions by many officials at once: what was
/// acknowledged is there, and there once. The moments are seeded. <c>ISO_DRILL</c> sets the number of receptions and of completions (500).
/// </summary>
internal static class KillDrill
{
    private const int Kills = 12;
    private const string Procedures = "QT.NV.%";
    private static readonly string[] Administrators = ["quyet.tm"];
    private static readonly string[] Clerks = ["mai.lt", "huy.tq"];

    private static readonly string[] Others =
    [
        "khai.tv",
        "hien.dtm",
        "phai.cx",
        "chi.htl",
        "hang.ptt",
        "thang.nh",
        "thoa.bk",
        "nhan.ld",
        "yen.vt",
        "kien.mt",
        "truc.dc",
        "hanh.pt",
        "vi.ntt",
        "long.tb",
        "vinh.lt",
        "nhan.vt",
        "bach.dg",
        "thao.ntp",
    ];

    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("ISO_DRILL") ?? "500", CultureInfo.InvariantCulture);
        var folder = WebProcess.MakeFolder("kill-drill");
        using var web = new WebProcess(folder, "Development");
        web.Start();
        await web.ReadyAsync(cancel);
        await LinkedWork.PublishAsync(web.Data, cancel);
        using var ledger = new Ledger(Path.Combine(folder, "ledger.txt"));
        var watch = Stopwatch.StartNew();
        var killer = new Killer(web, new Random(2026), Kills, wanted * 2);
        var began = TimeProvider.System.GetUtcNow();
        var repeated = await WorkAsync(web, ledger, killer, wanted, cancel);
        var took = watch.Elapsed.TotalSeconds;
        await LinkedWork.SettleAsync(web.Data, cancel);
        await web.StopAsync(cancel);
        var findings = await Accounts.CompareAsync(folder, ledger, wanted, began, cancel);
        IReadOnlyList<Figure> figures =
        [
            Figure.AtLeast(wanted, "receptions_acknowledged", ledger.Received.Count, "count"),
            Figure.AtLeast(wanted, "completions_acknowledged", ledger.Completed.Count, "count"),
            Figure.AtLeast(wanted / 2, "linked_work_acknowledged", ledger.Linked.Count, "count"),
            Figure.AtLeast(Kills / 3, "kills_of_the_product", killer.Product, "count"),
            Figure.AtLeast(Kills / 3, "kills_of_the_database", killer.Database, "count"),
            new("calls_repeated", repeated, "count"),
            new("ready_again_median_s", killer.ReadyAgain.Median, "s"),
            new("ready_again_longest_s", killer.ReadyAgain.Longest, "s"),
            new("took_s", took, "s"),
            .. findings,
        ];
        if (figures.All(f => f.Holds != false))
        {
            Directory.Delete(folder, recursive: true);
        }

        return figures;
    }

    private static async Task<int> WorkAsync(WebProcess web, Ledger ledger, Killer killer, int wanted, CancellationToken cancel)
    {
        var procedures = await ProceduresAsync(web.Data, cancel);
        var clerks = Clerks.Select(login => new Official(web.Address, login, killer.AnsweringAsync)).ToList();
        var others = Others.Select(login => new Official(web.Address, login, killer.AnsweringAsync)).ToList();
        var administrators = Administrators.Select(login => new Official(web.Address, login, killer.AnsweringAsync)).ToList();
        foreach (var official in clerks.Concat(others).Concat(administrators))
        {
            await official.SignInAsync(cancel);
        }

        var next = -1;
        async Task ReceiveAsync(Official clerk, CancellationToken ct)
        {
            for (int i; (i = Interlocked.Increment(ref next)) < wanted; )
            {
                var key = $"kill-drill-{i:00000}";
                var paper = "%PDF-1.4\n% "u8.ToArray().Concat(Guid.CreateVersion7().ToByteArray()).ToArray();
                ledger.WriteReceived(key, await clerk.ReceiveAsync(key, procedures[i % procedures.Count], paper, ct));
                killer.Count();
            }
        }

        async Task CompleteAsync(Official official, int seed, CancellationToken ct)
        {
            var random = new Random(seed);
            while (ledger.Completed.Count < wanted || ledger.Received.Count < wanted)
            {
                var offered = await official.InboxAsync(ct);
                if (offered.Count == 0)
                {
                    await Task.Delay(200, ct);
                    continue;
                }

                var task = offered[random.Next(offered.Count)];
                if (await official.CompleteAsync(task, ct))
                {
                    ledger.WriteCompleted(task, official.Login);
                    killer.Count();
                }
            }
        }

        async Task LinkAsync(Official administrator, CancellationToken ct)
        {
            for (var i = 0; i < wanted / 2; i++)
            {
                // Spread over the whole drill, so that every kill finds some of it on its way.
                while (ledger.Received.Count < i * 2)
                {
                    await Task.Delay(100, ct);
                }

                var key = $"kill-link-{i:00000}";
                ledger.WriteLinked(key, await administrator.MessageAsync(key, LinkedWork.Message, ct));
            }
        }

        using var broken = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var token = broken.Token;
        var stop = broken.CancelAsync;
        // Four receptions at a time, so that both kinds of work are always on their way.
        var work = Task.WhenAll([
            .. clerks.Concat(clerks).Select(clerk => OrBreakAsync(() => ReceiveAsync(clerk, token), stop)),
            .. administrators.Select(official => OrBreakAsync(() => LinkAsync(official, token), stop)),
            .. clerks.Concat(others).Select((official, i) => OrBreakAsync(() => CompleteAsync(official, i, token), stop)),
        ]);
        await killer.UntilDoneAsync(work, token);
        await work;
        var repeated = clerks.Concat(others).Concat(administrators).Sum(o => o.Repeated);
        administrators.ForEach(o => o.Dispose());
        clerks.ForEach(o => o.Dispose());
        others.ForEach(o => o.Dispose());
        return repeated;
    }

    /// <summary>One refused call ends the drill: what follows would only wait for it.</summary>
    private static async Task OrBreakAsync(Func<Task> work, Func<Task> stop)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            await stop();
            throw;
        }
    }

    private static async Task<IReadOnlyList<(Guid Id, int Parts)>> ProceduresAsync(string data, CancellationToken cancel)
    {
        await using var source = WebProcess.OpenDatabase(data);
        await using var command = source.CreateCommand(
            "select v.id, jsonb_array_length(coalesce(v.card -> 'parts', v.card -> 'Parts')) from procedures.procedure_version v join procedures.procedure p on p.id = v.procedure_id where p.code like $1 and v.effective_to is null and v.effective_from <= current_date order by p.code"
        );
        command.Parameters.Add(new() { Value = Procedures });
        var found = new List<(Guid, int)>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            found.Add((rows.GetGuid(0), rows.GetInt32(1)));
        }

        return found.Count > 0 ? found : throw new InvalidOperationException($"The demo province has no procedure {Procedures} in force.");
    }
}
