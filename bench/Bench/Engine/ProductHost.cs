using IsoDienTu.Kernel;
using IsoDienTu.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Bench.Engine;

/// <summary>All modules of the product on a database, without its web host.</summary>
internal sealed class ProductHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ModuleCatalogue catalogue;
    private readonly DatabaseConnections connections;

    /// <param name="data">Data folder for files and keys.</param>
    /// <param name="runJobs">Whether the product's own worker is there to be started.</param>
    public ProductHost(DatabaseConnections connections, string data, bool runJobs = false)
    {
        this.connections = connections;
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddLogging(log => log.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error));
        catalogue = collection.AddKernel(connections, new KernelOptions(data, runJobs), AllModules.Create());
        services = collection.BuildServiceProvider();
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Brings the database to the schema of this build.</summary>
    public Task MigrateAsync(CancellationToken ct) => Migrator.RunAsync(connections.Owner, catalogue, ct);

    /// <summary>Starts the worker of timers, recurring duties and jobs.</summary>
    public async Task StartJobsAsync(CancellationToken ct)
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(ct);
        }
    }

    public async Task StopJobsAsync(CancellationToken ct)
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(ct);
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
