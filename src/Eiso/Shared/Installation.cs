using IsoDienTu.Kernel;
using IsoDienTu.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Eiso.Shared;

/// <summary>The product's database and services without its web host; may be opened beside a running product.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ProductHome home;
    private readonly ServiceProvider services;

    private Installation(ProductHome home, ServiceProvider services)
    {
        this.home = home;
        this.services = services;
    }

    /// <summary>Opens the home that the environment names and brings its schema up to date.</summary>
    public static async Task<Installation> OpenAsync(CancellationToken ct)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(configuration);
        // Standard output belongs to the answer.
        collection.AddLogging(log => log.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Error));
        using var start = LoggerFactory.Create(log =>
            log.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
        );
        var home = await ProductHome.OpenAsync(configuration, start.CreateLogger("eiso"), join: true, ct);
        var catalogue = collection.AddKernel(home.Connections, new KernelOptions(home.Data, RunJobs: false), AllModules.Create());
        var installation = new Installation(home, collection.BuildServiceProvider());
        await Migrator.RunAsync(home.Connections.Owner, catalogue, ct);
        return installation;
    }

    /// <summary>A service of the product.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await home.DisposeAsync();
    }
}
