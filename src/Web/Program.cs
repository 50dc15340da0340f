using IsoDienTu.Kernel;
using IsoDienTu.Web;
using IsoDienTu.Web.Demo;

using var startLog = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true));
var log = startLog.CreateLogger("IsoDienTu");
var builder = WebApplication.CreateBuilder(args);
try
{
    await using var home = await ProductHome.OpenAsync(builder.Configuration, log, join: false);
    await using var app = Product.Build(builder, home.Connections, new KernelOptions(home.Data));
    var applied = await Migrator.RunAsync(home.Connections.Owner, app.Services.GetRequiredService<ModuleCatalogue>());
    log.LogInformation("Schema is up to date, {Count} files applied now", applied.Count);
    if (builder.Configuration["IsoDienTu:Demo"] is "true" && builder.Configuration["IsoDienTu:DemoFolder"] is { Length: > 0 } demo)
    {
        var today = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().VietnamDay();
        await new DemoLoader(home.Connections, home.Data, demo, builder.Configuration, log).LoadAsync(today);
    }

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is DatabaseUnavailableException or MigrationException)
{
    // The administrator needs the sentence and its mend, not a stack trace.
    log.LogCritical("{Message}", e.Message);
    return 2;
}

/// <summary>Entry point, named so that the test host finds it.</summary>
public partial class Program;
