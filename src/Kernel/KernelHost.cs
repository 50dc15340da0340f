using IsoDienTu.Kernel.Hearing;
using IsoDienTu.Kernel.Jobs;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Kernel.Printing;
using IsoDienTu.Kernel.Security;
using IsoDienTu.Kernel.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IsoDienTu.Kernel;

/// <summary>Where the product keeps its files.</summary>
/// <param name="Data">Root of the data folder (files, keys).</param>
/// <param name="RunJobs">False for tools and tests that drive the queue themselves.</param>
public sealed record KernelOptions(string Data, bool RunJobs = true);

/// <summary>Puts Kernel and the modules into a host.</summary>
public static class KernelHost
{
    /// <summary>Registers everything that is the same in the web host, the command line and the tests.</summary>
    public static ModuleCatalogue AddKernel(
        this IServiceCollection services,
        DatabaseConnections connections,
        KernelOptions options,
        IEnumerable<IModule> modules
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(connections);
        services.AddSingleton(options);
        services.AddSingleton(p => new WorkDatabases(connections, p));
        services.AddSingleton<WorkRunner>();
        services.AddSingleton<AgencyRounds>();
        services.AddSingleton(new FileStore(Path.Combine(options.Data, "files")));
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<UnusedFiles>();
        services.AddOptions<PdfPressOptions>().BindConfiguration("PdfPress");
        services.AddSingleton<PdfPress>();
        services.AddSingleton<WalledPrograms>();
        services.AddSingleton<Listener>();
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobWorker>();
        services.AddSingleton(p => new DueJobs(p.GetRequiredService<JobWorker>()));
        services.AddLocalization();
        if (options.RunJobs)
        {
            services.AddHostedService(p => p.GetRequiredService<JobWorker>());
        }

        return ModuleCatalogue.Load(services, modules);
    }

    /// <summary>Registers what only the web host needs: refusal by default, problem details, protected cookies, health.</summary>
    public static IServiceCollection AddKernelWeb(this IServiceCollection services, KernelOptions options)
    {
        services.AddHostedService<Ear>();
        services.AddHttpContextAccessor();
        services.AddSingleton<IMenu, CatalogueMenu>();
        services.AddSingleton<IAuthorizationHandler, RightHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddProblemDetails();
        services.AddExceptionHandler<Problems>();
        services.AddSingleton(new MasterKey(Path.Combine(options.Data, "keys", "master.key")));
        services.AddSingleton<IXmlRepository, ProtectionKeys>();
        services.AddDataProtection().SetApplicationName("IsoDienTu");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IServiceProvider>(
                (keys, p) =>
                {
                    keys.XmlRepository = p.GetRequiredService<IXmlRepository>();
                    keys.XmlEncryptor = new SealKeys(p.GetRequiredService<MasterKey>());
                }
            );
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"]).AddCheck<PressReady>("press", tags: ["press"]);
        return services;
    }

    /// <summary>Maps health and every module's API.</summary>
    public static void MapKernel(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).OpenToPublic("Tells only that the process answers");
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") }).OpenToPublic("Tells only ready or not");
        app.MapHealthChecks("/health/press", new() { Predicate = c => c.Tags.Contains("press") })
            .OpenToPublic("Tells only whether PDF files can be made");
        foreach (var module in app.ServiceProvider.GetRequiredService<ModuleCatalogue>().Modules)
        {
            foreach (var map in module.Setup.Endpoints)
            {
                map(app);
            }
        }
    }
}

/// <summary>Runs the jobs that are due now, for tools and tests that do not wait for the worker.</summary>
public sealed class DueJobs
{
    private readonly JobWorker worker;

    internal DueJobs(JobWorker worker) => this.worker = worker;

    /// <summary>Runs until nothing is due; returns how many ran.</summary>
    public Task<int> RunAsync(CancellationToken ct = default) => worker.RunDueAsync(null, ct);

    /// <summary>The same for one agency's jobs only.</summary>
    public Task<int> RunAsync(int agencyId, CancellationToken ct = default) => worker.RunDueAsync(agencyId, ct);

    /// <summary>One round of a recurring job, if it is due.</summary>
    /// <param name="name">Module and name, e.g. <c>Processes.recount</c>.</param>
    public Task RunRecurringAsync(string name, CancellationToken ct = default) => worker.RunRecurringAsync(name, ct);
}
