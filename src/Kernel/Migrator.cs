using IsoDienTu.Kernel.Migrating;
using Npgsql;

namespace IsoDienTu.Kernel;

/// <summary>
/// Brings the database to the schema of this build: each module's numbered SQL files, forward only, checksummed, in storey order,
/// one node at a time (advisory lock), each file in its own transaction.
/// </summary>
public static class Migrator
{
    private const long Lock = 0x49534F4D;

    /// <summary>Applies what is missing with the owner's connection.</summary>
    /// <returns>Names of the applied files, <c>module/0001-name.sql</c>.</returns>
    /// <exception cref="MigrationException">An applied file was changed afterwards, or a file failed; the message names it.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string ownerConnection,
        ModuleCatalogue catalogue,
        CancellationToken ct = default
    )
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", ct);
        try
        {
            await ExecuteAsync(connection, MigrationTable, ct);
            var known = await KnownAsync(connection, ct);
            var applied = new List<string>();
            foreach (var module in catalogue.Modules)
            {
                foreach (var script in Script.Of(module))
                {
                    if (known.TryGetValue(script.Name, out var sum))
                    {
                        if (sum != script.Sum)
                        {
                            throw new MigrationException(
                                script.Name,
                                "was changed after it had been applied; add a new numbered file instead",
                                null
                            );
                        }

                        continue;
                    }

                    await ApplyAsync(connection, module, script, ct);
                    applied.Add(script.Name);
                }
            }

            return applied;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    private const string MigrationTable = """
        create schema if not exists kernel;
        grant usage on schema kernel to iso_app, iso_worker;
        create table if not exists kernel.migration (
          name text collate "C" primary key, sum text collate "C" not null, applied_at timestamptz not null default now());
        grant select on kernel.migration to iso_app, iso_worker;
        """;

    private static async Task ApplyAsync(NpgsqlConnection connection, LoadedModule module, Script script, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(
                connection,
                $"create schema if not exists {module.Schema}; grant usage on schema {module.Schema} to iso_app, iso_worker;",
                ct
            );
            await ExecuteAsync(connection, script.Text, ct);
            await using var note = new NpgsqlCommand("insert into kernel.migration (name, sum) values ($1, $2)", connection, transaction)
            {
                Parameters = { Sql.P(script.Name), Sql.P(script.Sum) },
            };
            await note.ExecuteNonQueryAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException e)
        {
            throw new MigrationException(script.Name, $"{e.MessageText} (line position {e.Position})", e);
        }
    }

    private static async Task<Dictionary<string, string>> KnownAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var command = new NpgsqlCommand("select name, sum from kernel.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            known[reader.GetString(0)] = reader.GetString(1);
        }

        return known;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>A schema file could not be applied; the administrator is told which and why.</summary>
public sealed class MigrationException(string file, string why, Exception? cause) : Exception($"{file}: {why}", cause)
{
    /// <summary>The file, <c>module/0001-name.sql</c>.</summary>
    public string File { get; } = file;
}
