using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel;

/// <summary>The database a host works with: the configured server, or else the product's own cluster, which ends with it.</summary>
public sealed class DatabaseServer : IAsyncDisposable
{
    private DatabaseServer(DatabaseConnections connections, EmbeddedPostgres? embedded) =>
        (Connections, Embedded) = (connections, embedded);

    /// <summary>The ways into the product's database.</summary>
    public DatabaseConnections Connections { get; }

    /// <summary>The product's own cluster; null with a configured server.</summary>
    public EmbeddedPostgres? Embedded { get; }

    /// <summary>
    /// Reads <c>ConnectionStrings:IsoDienTu</c> (and, where an administrator gave the roles passwords of their own,
    /// <c>ConnectionStrings:IsoDienTuApp</c> and <c>ConnectionStrings:IsoDienTuWorker</c>). Without it the embedded cluster starts
    /// below <c>IsoDienTu:Data</c> (default <c>var</c>) with the programs of <c>IsoDienTu:PostgresBinaries</c> or those found.
    /// </summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="log">Receives what happens.</param>
    /// <param name="join">True for a companion of the product (command line), which may use a cluster that the product runs.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <exception cref="DatabaseUnavailableException">The message names the mend, in Vietnamese and English.</exception>
    public static async Task<DatabaseServer> OpenAsync(
        IConfiguration configuration,
        ILogger log,
        bool join = false,
        CancellationToken stop = default
    )
    {
        if (configuration.GetConnectionString("IsoDienTu") is { Length: > 0 } owner)
        {
            var app = configuration.GetConnectionString("IsoDienTuApp");
            var worker = configuration.GetConnectionString("IsoDienTuWorker");
            return new DatabaseServer(await DatabaseConnections.FromServerAsync(owner, app, worker, log, stop), null);
        }

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = configuration["IsoDienTu:Data"] ?? "var",
            BinaryHint = configuration["IsoDienTu:PostgresBinaries"],
            Log = log,
            Join = join,
        };
        var embedded = await EmbeddedPostgres.StartAsync(options, stop);
        return new DatabaseServer(embedded.Connections, embedded);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Embedded is not null)
        {
            await Embedded.StopAsync();
        }
    }
}
