using IsoDienTu.Bench.Shared;
using IsoDienTu.Kernel;

namespace IsoDienTu.Bench.Engine;

/// <summary>What is measured on: the embedded PostgreSQL as the product runs it (fsync on), the floor's database, the product's with its world.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly EmbeddedPostgres cluster;

    private Ground(string data, EmbeddedPostgres cluster, Floor floor, Field main)
    {
        Data = data;
        this.cluster = cluster;
        Floor = floor;
        Main = main;
    }

    /// <summary>True for a short try.</summary>
    public static bool IsQuick { get; } = Environment.GetEnvironmentVariable("ISO_ENGINE_BENCH") == "quick";

    public static TimeSpan WarmUp => TimeSpan.FromSeconds(IsQuick ? 3 : 8);

    /// <summary>How long one side of a pair runs.</summary>
    public static TimeSpan Each => TimeSpan.FromSeconds(IsQuick ? 2 : 5);

    public string Data { get; }
    public Floor Floor { get; }
    public Field Main { get; }
    public EmbeddedPostgres Cluster => cluster;

    public static async Task<Ground> MakeAsync(CancellationToken ct)
    {
        var data = WebProcess.MakeFolder("engine");
        // As a companion, so that the web product may be started on the same data.
        var cluster = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = data, Join = true }, ct);
        var world = await PeopleAsync(cluster.Connections, data, ct);
        return new Ground(
            data,
            cluster,
            await Floor.MakeAsync(cluster, data, ct),
            new Field(EmbeddedPostgres.DatabaseName, cluster.Connections, world)
        );
    }

    /// <summary>A further database of the product in the same cluster, with a world of its own.</summary>
    public async Task<Field> AnotherAsync(string name, CancellationToken ct)
    {
        var connections = await cluster.CreateDatabaseAsync(name, ct);
        return new Field(name, connections, await PeopleAsync(connections, Data, ct));
    }

    /// <summary>Starts a process for one figure, warmed up.</summary>
    public Part Start(string kind, Field field, int clients = 1)
    {
        var part = new Part(new PartOrder(kind, field.Connections, Data, field.World, clients));
        part.Run(WarmUp);
        return part;
    }

    public async ValueTask DisposeAsync()
    {
        Floor.Dispose();
        await cluster.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private static async Task<World> PeopleAsync(DatabaseConnections connections, string data, CancellationToken ct)
    {
        await using var product = new ProductHost(connections, data);
        await product.MigrateAsync(ct);
        return await World.MakeAsync(product, ct);
    }
}

/// <summary>A database of the product with a world in it.</summary>
internal sealed record Field(string Database, DatabaseConnections Connections, World World);
