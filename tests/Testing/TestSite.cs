using IsoDienTu.Kernel;
using IsoDienTu.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Testing;

/// <summary>The whole product on a database of its own, answering in memory (or on a real port for the browser). The clock is a fake;
/// background jobs run when a test asks for them.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly TestDatabase? database;
    private readonly WebApplication app;
    private readonly string folder;

    private TestSite(TestDatabase? database, DatabaseConnections connections, WebApplication app, string folder, FakeClock clock)
    {
        this.database = database;
        Connections = connections;
        this.app = app;
        this.folder = folder;
        Clock = clock;
    }

    /// <summary>Time of the product in this test; starts on Tuesday 6 January 2026 at 08:00 in Vietnam.</summary>
    public FakeClock Clock { get; }

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Runs commands directly, without a page.</summary>
    public WorkRunner Runner => Services.GetRequiredService<WorkRunner>();

    /// <summary>Ways into this test's database, the owner's included.</summary>
    public DatabaseConnections Connections { get; }

    /// <summary>The data folder: files and keys of this test's product.</summary>
    public string Folder => folder;

    /// <summary>The database, for tests that take it away.</summary>
    public TestDatabase Database => database ?? throw new InvalidOperationException("A twin has the database of its site.");

    /// <summary>Address when started on a real port.</summary>
    public string Address => app.Urls.First();

    /// <summary>Starts the product.</summary>
    /// <param name="port">True for a real port on the loopback, for a browser.</param>
    /// <param name="plugs">What a module of the test's own brings to the product's plugs.</param>
    public static async Task<TestSite> StartAsync(bool port = false, Action<IServiceCollection>? plugs = null)
    {
        var database = await TestDatabase.CreateAsync();
        var clock = new FakeClock(new DateTimeOffset(2026, 1, 6, 8, 0, 0, TimeSpan.FromHours(7)));
        var folder = Directory.CreateTempSubdirectory("iso-test-").FullName;
        return await StartAsync(database, database.Connections, folder, clock, port, plugs);
    }

    /// <summary>A second web process of the product on this site's database and folder, as behind a load balancer. Dispose it before the site.</summary>
    public Task<TestSite> TwinAsync() => StartAsync(null, Connections, folder, Clock, port: false, plugs: null);

    private static async Task<TestSite> StartAsync(
        TestDatabase? database,
        DatabaseConnections connections,
        string folder,
        FakeClock clock,
        bool port,
        Action<IServiceCollection>? plugs
    )
    {
        var builder = Builder();
        builder.Services.AddSingleton<TimeProvider>(clock);
        plugs?.Invoke(builder.Services);
        if (port)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer(o => o.BaseAddress = new Uri("https://localhost"));
        }

        var app = Product.Build(builder, connections, new KernelOptions(folder, RunJobs: false));
        await app.StartAsync();
        return new TestSite(database, connections, app, folder, clock);
    }

    /// <summary>A browser without a sign-in: keeps cookies, does not follow redirects.</summary>
    public TestClient Anonymous() => new(app.GetTestServer());

    /// <summary>Runs every background job that is due.</summary>
    public Task<int> RunJobsAsync() => Services.GetRequiredService<DueJobs>().RunAsync();

    /// <summary>Runs one round of a recurring job, if it is due.</summary>
    public Task RunRecurringAsync(string name) => Services.GetRequiredService<DueJobs>().RunRecurringAsync(name);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (database is not null)
        {
            await database.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Product).Assembly.GetName().Name,
                EnvironmentName = Environments.Development,
                // No test changes a setting of a running site, and the watches of many sites together are more than a machine gives one user.
                Args = ["--hostBuilder:reloadConfigOnChange=false"],
                ContentRootPath = Path.Combine(RepositoryRoot(), "src", "Web"),
            }
        );
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }
}
