using System.Security.Cryptography;
using IsoDienTu.Kernel;
using IsoDienTu.Web;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Testing;

/// <summary>
/// A database of one test: a copy of a template that holds the whole schema, dropped at dispose. All test projects of a run share
/// one cluster below <c>artifacts/test-postgres</c>; whoever ends last stops it.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> _template = new(PrepareTemplateAsync);
    private static EmbeddedPostgres? _cluster;
    private readonly string _name;

    private TestDatabase(string name, DatabaseConnections connections) => (_name, Connections) = (name, connections);

    /// <summary>The ways into this database.</summary>
    public DatabaseConnections Connections { get; }

    /// <summary>Copies the template.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await _template.Value;
        var name = $"test_{Guid.CreateVersion7():N}";
        await AsSuperuserAsync(
            $"create database {name} owner iso_owner template {template} strategy file_copy",
            // A copy does not inherit the rights on the database itself.
            $"revoke all on database {name} from public",
            $"grant connect on database {name} to iso_app, iso_worker"
        );
        return new TestDatabase(name, _cluster!.ConnectionsTo(name));
    }

    /// <summary>Takes the database away from the product: open connections end, new ones are refused, as while a server is down.</summary>
    public Task TakeAwayAsync() =>
        AsSuperuserAsync(
            $"alter database {_name} connection limit 0",
            $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{_name}'"
        );

    /// <summary>Gives it back.</summary>
    public Task GiveBackAsync() => AsSuperuserAsync($"alter database {_name} connection limit -1");

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await AsSuperuserAsync($"drop database {_name} with (force)");

    private static async Task<string> PrepareTemplateAsync()
    {
        // The same variable that moves the product to other server programs moves its tests, to data of their own.
        var programs = Environment.GetEnvironmentVariable("IsoDienTu__PostgresBinaries");
        _cluster = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = Path.Combine(RepositoryRoot(), "artifacts", programs is null ? "test-postgres" : "test-postgres-given"),
                BinaryHint = programs,
                Join = true,
                // Nobody pulls the plug on a test; without flushing, a copy of the template takes a fraction of the time.
                Settings = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["fsync"] = "off",
                    ["synchronous_commit"] = "off",
                    ["full_page_writes"] = "off",
                    ["autovacuum"] = "off",
                },
            }
        );
        var template = "template_" + ProductFingerprint();
        await using var turn = await OpenAsync();
        await RunAsync(turn, "select pg_advisory_lock(1)");
        await using var ask = new NpgsqlCommand("select 1 from pg_database where datname = $1 and datistemplate", turn)
        {
            Parameters = { new() { Value = template } },
        };
        if (await ask.ExecuteScalarAsync() is null)
        {
            await DropOldAsync(turn);
            var connections = await _cluster.CreateDatabaseAsync(template);
            var kernel = new KernelOptions(Path.GetTempPath(), RunJobs: false);
            var catalogue = new ServiceCollection().AddKernel(connections, kernel, AllModules.Create());
            await Migrator.RunAsync(connections.Owner + ";Pooling=false", catalogue);
            await RunAsync(turn, $"alter database {template} with is_template true allow_connections false");
        }

        return template;
    }

    /// <summary>Templates of earlier builds, and what a killed run left; a database in use stays.</summary>
    private static async Task DropOldAsync(NpgsqlConnection turn)
    {
        var old = new List<string>();
        const string idle =
            "select datname from pg_database d where (datname like 'template\\_%' or datname like 'test\\_%') "
            + "and not exists (select 1 from pg_stat_activity a where a.datid = d.oid)";
        await using (var ask = new NpgsqlCommand(idle, turn))
        await using (var rows = await ask.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                old.Add(rows.GetString(0));
            }
        }

        foreach (var name in old)
        {
            await RunAsync(turn, $"alter database {name} with is_template false");
            await RunAsync(turn, $"drop database if exists {name}");
        }
    }

    /// <summary>Changes whenever an assembly of the product changes, with it the embedded migrations.</summary>
    private static string ProductFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] suites = ["IsoDienTu.Site.dll", "IsoDienTu.Journeys.dll", "IsoDienTu.Pure.dll", "IsoDienTu.Layout.dll"];
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "IsoDienTu.*.dll").Order(StringComparer.Ordinal))
        {
            if (!suites.Contains(Path.GetFileName(file), StringComparer.Ordinal))
            {
                hash.AppendData(File.ReadAllBytes(file));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static async Task AsSuperuserAsync(params string[] statements)
    {
        await using var connection = await OpenAsync();
        foreach (var statement in statements)
        {
            await RunAsync(connection, statement);
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(_cluster!.ConnectionString("postgres", "iso") + ";Max Auto Prepare=0");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string RepositoryRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: no IsoDienTu.slnx above " + AppContext.BaseDirectory);
    }
}
