using System.Diagnostics.CodeAnalysis;
using IsoDienTu.Kernel.Cluster;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Kernel;

/// <summary>
/// The product's own PostgreSQL: a private cluster on a unix socket that nobody else can reach, started when no server is
/// configured. It never touches another cluster of the machine. Stopping is clean on <see cref="StopAsync"/>, which a
/// host does on SIGTERM, and at any other orderly end of the process; after a kill of the product the next start recovers,
/// after a kill of the server the product starts it again.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The product's database.</summary>
    public const string DatabaseName = "isodientu";
    private readonly Server _server;
    private readonly ClusterLock _lock;
    private readonly Places _places;
    private readonly ILogger _log;
    private readonly Binaries _binaries;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly CancellationTokenSource _leaving = new();
    private readonly EventHandler _atExit;
    private int _stopped;

    private EmbeddedPostgres(Server server, ClusterLock clusterLock, Places places, Binaries binaries, EmbeddedPostgresOptions options)
    {
        (_server, _lock, _places, _binaries, _log, _settings) = (server, clusterLock, places, binaries, options.Log, options.Settings);
        if (!options.Join)
        {
            _ = Task.Run(WatchAsync);
        }

        _atExit = (_, _) => StopAsync().GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += _atExit;
    }

    /// <summary>Folder of the unix socket; it is the <c>Host</c> of a connection string.</summary>
    public string SocketDirectory => _server.Socket;

    /// <summary>Number in the socket's name. Nothing listens on TCP.</summary>
    public int Port => Server.Port;

    /// <summary>The data folder in use, which may lie outside the wanted directory when that one is closed to the server's user.</summary>
    public string DataFolder => _server.Data;

    /// <summary>Version of the server, for example <c>15.18</c>.</summary>
    public string Version => _binaries.Version;

    /// <summary>Ways into the product's database <see cref="DatabaseName"/>.</summary>
    public DatabaseConnections Connections => ConnectionsTo(DatabaseName);

    /// <summary>Finds the programs, makes the cluster if there is none, starts it and prepares roles and database.</summary>
    /// <exception cref="DatabaseUnavailableException">No suitable programs, another instance on the same data, a folder of
    /// somebody else, or a server that does not start; the message names the mend.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken stop = default)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new DatabaseUnavailableException(
                "Cơ sở dữ liệu đi kèm chỉ chạy trên Linux. Hãy đặt ConnectionStrings:IsoDienTu tới một máy chủ PostgreSQL.",
                "The embedded database runs on Linux only. Set ConnectionStrings:IsoDienTu to a PostgreSQL server."
            );
        }

        try
        {
            return await OpenAsync(options, stop);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DatabaseUnavailableException(
                $"Không đủ quyền với thư mục dữ liệu {options.DataDirectory}: {e.Message} Hãy chạy bằng người dùng đã lập ra nó.",
                $"No right to the data directory {options.DataDirectory}. Run the product as the user who made it.",
                e
            );
        }
    }

    /// <summary>Connection string to any database of the cluster as any of its roles.</summary>
    public string ConnectionString(string database, string role) => _server.ConnectionString(database, role);

    /// <summary>The ways into a database of the cluster, whether it exists or not.</summary>
    public DatabaseConnections ConnectionsTo(string database) =>
        new(ConnectionString(database, Roles.Owner), ConnectionString(database, Roles.App), ConnectionString(database, Roles.Worker));

    /// <summary>Creates a further database in the cluster, set up as the product's own; an existing one is left alone.</summary>
    public async Task<DatabaseConnections> CreateDatabaseAsync(string database, CancellationToken stop = default)
    {
        await Bootstrap.EmbeddedAsync(name => ConnectionString(name, Server.Superuser), database, stop);
        return ConnectionsTo(database);
    }

    /// <summary>Leaves the cluster, and shuts it down cleanly unless another process still uses it. Safe to call twice.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 1)
        {
            return;
        }

        AppDomain.CurrentDomain.ProcessExit -= _atExit;
        await _leaving.CancelAsync();
        using (await ClusterLock.TakeTurnAsync(_places.Root, CancellationToken.None))
        {
            if (!_lock.OthersNeedServer())
            {
                await _server.StopAsync();
                _log.LogInformation("Stopped the database in {Data}.", DataFolder);
            }

            _lock.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _leaving.Dispose();
    }

    /// <summary>Nobody else looks after a server that dies under a running product (killed, out of memory), so the product starts it again itself.</summary>
    private async Task WatchAsync()
    {
        while (!_leaving.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _leaving.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ReviveAsync();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever stands in the way now may be gone at the next look, a second later.")]
    private async Task ReviveAsync()
    {
        try
        {
            if (_server.IsLiving)
            {
                return;
            }

            using var turn = await ClusterLock.TakeTurnAsync(_places.Root, _leaving.Token);
            if (!_leaving.IsCancellationRequested && !_server.IsLiving)
            {
                _log.LogWarning("The database in {Data} is gone; starting it again.", DataFolder);
                await _server.StartAsync(_lock.OthersNeedServer(), _settings, CancellationToken.None);
                _lock.NeedServer();
            }
        }
        catch (Exception e) when (!_leaving.IsCancellationRequested)
        {
            _log.LogError(e, "The database in {Data} could not be started again.", DataFolder);
        }
        catch (OperationCanceledException)
        {
            // Leaving; the server is not wanted any more.
        }
    }

    private static async Task<EmbeddedPostgres> OpenAsync(EmbeddedPostgresOptions options, CancellationToken stop)
    {
        var dataDirectory = Path.GetFullPath(options.DataDirectory);
        var user = await ServerUser.ChooseAsync(new Places(Path.Combine(dataDirectory, "postgres")).ExistingData());
        var places = await Places.ChooseAsync(dataDirectory, user, options.Log);
        using var turn = await ClusterLock.TakeTurnAsync(places.Root, stop);
        var clusterLock = ClusterLock.Enter(places.Root, asProduct: !options.Join);
        Server? server = null;
        try
        {
            var binaries = await ClusterPrograms.ChooseAsync(options.BinaryHint, places, user);
            server = new Server(places, binaries, user, options.Log);
            await server.MakeAsync();
            await server.StartAsync(clusterLock.OthersNeedServer(), options.Settings, stop);
            await Bootstrap.EmbeddedAsync(name => server.ConnectionString(name, Server.Superuser), DatabaseName, stop);
            clusterLock.NeedServer();
            options.Log.LogInformation("PostgreSQL {Version} serves {Data} at {Socket}.", binaries.Version, server.Data, server.Socket);
            return new EmbeddedPostgres(server, clusterLock, places, binaries, options);
        }
        catch
        {
            if (server is not null && !clusterLock.OthersNeedServer())
            {
                await server.StopAsync();
            }

            clusterLock.Dispose();
            throw;
        }
    }
}
