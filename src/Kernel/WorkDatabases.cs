using IsoDienTu.Kernel.Working;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>The data sources of the host: one for the application role, one for the worker role. EF and raw commands share them.</summary>
public sealed class WorkDatabases : IAsyncDisposable
{
    private readonly PooledDbContextFactory<IsoDbContext> app;
    private readonly PooledDbContextFactory<IsoDbContext> worker;

    /// <param name="connections">Where the database is.</param>
    /// <param name="services">The host's services; EF finds the module catalogue there.</param>
    public WorkDatabases(DatabaseConnections connections, IServiceProvider services)
    {
        App = NpgsqlDataSource.Create(connections.App);
        Worker = NpgsqlDataSource.Create(connections.Worker);
        app = Factory(App, services);
        worker = Factory(Worker, services);
    }

    /// <summary>The application role; every statement on it must set its agency first.</summary>
    public NpgsqlDataSource App { get; }

    /// <summary>The worker role.</summary>
    public NpgsqlDataSource Worker { get; }

    /// <summary>A batch under the agency's row-level security; without a transaction around it, it is one, and the agency ends with it.</summary>
    public NpgsqlBatch CreateBatch(int agencyId) => CreateBatch(agencyId, AgencyWall.Reads);

    internal NpgsqlBatch CreateWorkBatch(int agencyId) => CreateBatch(agencyId, AgencyWall.Works);

    internal IsoDbContext RentApp() => app.CreateDbContext();

    internal IsoDbContext RentWorker() => worker.CreateDbContext();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Worker.DisposeAsync();
    }

    private NpgsqlBatch CreateBatch(int agencyId, string enter)
    {
        var batch = App.CreateBatch();
        batch.BatchCommands.Add(new(enter) { Parameters = { AgencyWall.Agency(agencyId) } });
        return batch;
    }

    private static PooledDbContextFactory<IsoDbContext> Factory(NpgsqlDataSource source, IServiceProvider services)
    {
        var options = new DbContextOptionsBuilder<IsoDbContext>()
            .UseApplicationServiceProvider(services)
            .UseNpgsql(source)
            // A module without tables of its own has nothing to map, which is no reason to warn at every start.
            .ConfigureWarnings(w => w.Ignore(CoreEventId.NoEntityTypeConfigurationsWarning))
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        return new PooledDbContextFactory<IsoDbContext>(options);
    }
}
