using IsoDienTu.Kernel;

namespace IsoDienTu.Web;

/// <summary>Where this instance lives: its data folder and its database, the configured one or the embedded one it starts itself.</summary>
public sealed class ProductHome : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;

    private ProductHome(string data, DatabaseConnections connections, EmbeddedPostgres? embedded)
    {
        Data = data;
        Connections = connections;
        this.embedded = embedded;
    }

    /// <summary>Data folder: files, keys, the embedded cluster.</summary>
    public string Data { get; }

    /// <summary>Ways into the database.</summary>
    public DatabaseConnections Connections { get; }

    /// <summary>
    /// Opens the home named by the configuration: <c>IsoDienTu:Data</c> (folder, default <c>var</c>) and <c>ConnectionStrings:IsoDienTu</c>
    /// (owner of a given server; without it the embedded cluster is started), with <c>:App</c> and <c>:Worker</c> beside it when those roles have their own passwords.
    /// </summary>
    /// <param name="join">True for tools that may run beside the product on the same data.</param>
    /// <exception cref="DatabaseUnavailableException">No database could be had; the message names the mend.</exception>
    public static async Task<ProductHome> OpenAsync(IConfiguration configuration, ILogger log, bool join, CancellationToken ct = default)
    {
        var data = Path.GetFullPath(configuration["IsoDienTu:Data"] ?? "var");
        if (configuration.GetConnectionString("IsoDienTu") is { Length: > 0 } owner)
        {
            var app = configuration.GetConnectionString("IsoDienTuApp");
            var worker = configuration.GetConnectionString("IsoDienTuWorker");
            return new ProductHome(data, await DatabaseConnections.FromServerAsync(owner, app, worker, log, ct), null);
        }

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = data,
            BinaryHint = configuration["IsoDienTu:PostgresBinaries"],
            Log = log,
            Join = join,
        };
        var cluster = await EmbeddedPostgres.StartAsync(options, ct);
        return new ProductHome(data, cluster.Connections, cluster);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (embedded is not null)
        {
            await embedded.DisposeAsync();
        }
    }
}
