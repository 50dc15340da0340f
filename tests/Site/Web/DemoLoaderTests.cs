using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using IsoDienTu.Web.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IsoDienTu.Site.Web;

public sealed class DemoLoaderTests
{
    private const string Procedure = "9.000302";
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly string Folder = Path.Combine(Root(), "demo");
    private readonly string data = Directory.CreateTempSubdirectory("iso-demo-").FullName;

    [Fact]
    public async Task Ten_dossiers_end_in_the_ten_states_and_loading_again_changes_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await LoadAsync(site);
        site.Clock.Set(new DateTimeOffset(Today, new TimeOnly(7, 30), VietnamTime.Offset));
        var (dossiers, instances, sentBack) = await ReadAsync(site);

        Assert.Equal(
            "AwaitingSupplement 1, Finished 4, Processing 3, Received 1, Returned 1",
            string.Join(
                ", ",
                dossiers.GroupBy(d => $"{d.State}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}")
            )
        );
        Assert.Single(dossiers, d => d.State == DossierState.Processing && d.DueAt < site.Clock.GetUtcNow());
        Assert.Single(dossiers, d => d.Outcome == DossierOutcome.Refused);
        Assert.Single(dossiers, d => d is { State: DossierState.Finished, Outcome: DossierOutcome.Granted } && d.FinishedAt > d.DueAt);
        Assert.Equal(
            2,
            dossiers.Count(d => d is { State: DossierState.Finished, Outcome: DossierOutcome.Granted } && d.FinishedAt <= d.DueAt)
        );
        Assert.Equal(1, sentBack);
        var waiting = Assert.Single(instances, i => i.PausedSince is not null);
        Assert.Equal(dossiers.Single(d => d.State == DossierState.AwaitingSupplement).Code, waiting.SubjectCode);
        var schedule = await site.Services.GetRequiredService<WorkSchedules>().ForAsync(dossiers[0].AgencyId);
        Assert.All(dossiers, d => Assert.True(schedule.IsOpen(d.ReceivedAt)));
        Assert.Equal(Enumerable.Range(1, 10), dossiers.OrderBy(d => d.ReceivedAt).Select(d => d.BookNo));

        var readings = await site.Runner.ReadEverywhereAsync(
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<string>("select distinct state::text as \"Value\" from documents.reading order by 1")
                    .ToListAsync(ct)
        );
        Assert.Equal(["Open", "Understood"], readings);
        await OffersAFormAsync(site, dossiers[0].AgencyId);
        var before = await CountAsync(site);
        Assert.Equal(0, before.Jobs);
        await LoadAsync(site);
        Assert.Equal(before, await CountAsync(site));
        // As after a loading that was broken off at its very end: everything is tried once more, and nothing is done twice.
        (DemoMark.Read(data)! with { Finished = false }).Write(data);
        await LoadAsync(site, Today.AddDays(3));
        Assert.Equal(before, await CountAsync(site));
        Assert.All(
            await LogVerifier.VerifyAsync(site.Services.GetRequiredService<WorkDatabases>().Worker, null),
            r => Assert.Empty(r.Faults)
        );
    }

    private async Task OffersAFormAsync(TestSite site, int agency)
    {
        var citizen = site.Anonymous();
        var card = await site.Services.GetRequiredService<Agencies>().FindAsync(agency);
        var list = await citizen.GetAsync("/Portal/Agency/" + card!.Slug);
        var page = await citizen.GetAsync(list.Document!.QuerySelector("a[href$='/qt-tk-02']")!.GetAttribute("href")!);
        var link = page.Document!.QuerySelector("a[href^='/Portal/FormFile/']")!;
        Assert.StartsWith("BM.TK.02.01", link.TextContent, StringComparison.Ordinal);
        var sha = link.GetAttribute("href")!.Split('/')[^1];
        Assert.Single(Directory.EnumerateFiles(data, sha, SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_loading_that_was_broken_off_is_finished_by_the_next_start()
    {
        await using var site = await TestSite.StartAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            LoadAsync(site, log: new StopAt("Demo province", stop), ct: stop.Token)
        );
        await LoadAsync(site, Today.AddDays(3));

        Assert.Equal(10, (await ReadAsync(site)).Dossiers.Count);
        Assert.Equal(new DemoMark(Today, true), DemoMark.Read(data));
    }

    [Fact]
    public async Task A_database_with_agencies_of_its_own_is_left_alone()
    {
        await using var site = await TestSite.StartAsync();
        await Scene.MakeAsync(site, "H98.01", "Sở Có Sẵn");
        await LoadAsync(site);

        Assert.Single(await site.Services.GetRequiredService<Agencies>().ListAsync(new AgencyQuery()));
    }

    private Task LoadAsync(TestSite site, DateOnly? today = null, ILogger? log = null, CancellationToken ct = default)
    {
        var recipe = DossierRecipe.Read(File.ReadAllBytes(Path.Combine(Folder, "dossiers.json")));
        var ten = recipe.Procedures.Single(p => p.Procedure == Procedure) with
        {
            Count = 10,
            States = recipe.States.ToDictionary(s => s.Key, _ => 1, StringComparer.Ordinal),
        };
        return new DemoLoader(site.Connections, data, Folder, new ConfigurationBuilder().Build(), log ?? NullLogger.Instance).LoadAsync(
            today ?? Today,
            recipe with
            {
                Total = 10,
                Procedures = [ten],
            },
            ct
        );
    }

    private static async Task<(IReadOnlyList<Dossier> Dossiers, IReadOnlyList<InstanceInfo> Instances, int SentBack)> ReadAsync(
        TestSite site
    )
    {
        var agency = (await site.Services.GetRequiredService<Agencies>().FindByCodeAsync("H99.63.03"))!.Id;
        return await site.Runner.ReadAsync(
            agency,
            async (db, ct) =>
            {
                var dossiers = await db.Set<Dossier>().ToListAsync(ct);
                List<InstanceInfo> instances = [];
                var sentBack = 0;
                foreach (var dossier in dossiers)
                {
                    instances.Add((await ProcessReads.InstanceAsync(db, "dossier", dossier.Id, ct))!);
                    sentBack += (await ProcessReads.HistoryAsync(db, "dossier", dossier.Id, ct)).Count(p => p.State == "SentBack");
                }

                return (dossiers, instances, sentBack);
            }
        );
    }

    /// <summary>Rows that every command leaves behind, over all agencies, and jobs still waiting.</summary>
    private static async Task<(long Entries, long Events, long Trail, long Jobs)> CountAsync(TestSite site)
    {
        await using var command = site
            .Services.GetRequiredService<WorkDatabases>()
            .Worker.CreateCommand(
                "select (select count(*) from audit_log.entry), (select count(*) from dossiers.event), (select count(*) from processes.trail), (select count(*) from kernel.job)"
            );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }

    /// <summary>Breaks the loading off when a line is told.</summary>
    private sealed class StopAt(string words, CancellationTokenSource stop) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (formatter(state, exception).Contains(words, StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }
}
