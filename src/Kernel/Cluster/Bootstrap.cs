using Npgsql;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// What must be there before the first migration: roles, database, extensions, settings. Every step looks first, so all of it
/// runs at each start, on the embedded cluster as its superuser and on a given server with the owner's lesser rights.
/// </summary>
internal static class Bootstrap
{
    private static readonly string[] _extensions = ["pg_trgm", "unaccent", "btree_gist"];

    /// <summary>Sets up a database of the embedded cluster.</summary>
    /// <param name="asSuperuser">Connection string of the superuser to the database of that name.</param>
    /// <param name="database">The database to create or complete.</param>
    /// <param name="stop">Gives up waiting.</param>
    public static async Task EmbeddedAsync(Func<string, string> asSuperuser, string database, CancellationToken stop)
    {
        await using (var server = await OpenAsync(asSuperuser("postgres"), stop))
        {
            await OneAtATimeAsync(server, stop);
            foreach (var role in (string[])[Roles.Owner, .. Roles.Bound])
            {
                if (!await RoleExistsAsync(server, role, stop))
                {
                    await RunAsync(server, $"create role {role} login", stop);
                }

                await RunAsync(server, $"alter role {role} nosuperuser nobypassrls nocreatedb nocreaterole noreplication", stop);
            }

            await EnsureDatabaseAsync(server, database, Roles.Owner, stop);
            foreach (var role in Roles.Bound)
            {
                await SetDefaultsAsync(server, role, stop);
            }
        }

        await using var inside = await OpenAsync(asSuperuser(database), stop);
        await CompleteAsync(inside, database, Roles.Owner, stop);
    }

    /// <summary>Opens a connection that is closed for good afterwards.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string connection, CancellationToken stop)
    {
        var opened = new NpgsqlConnection(Connections.Unpooled(connection));
        try
        {
            await opened.OpenAsync(stop);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Several nodes may start together; they take turns until their connection closes.</summary>
    public static Task OneAtATimeAsync(NpgsqlConnection server, CancellationToken stop) =>
        RunAsync(server, "select pg_advisory_lock(hashtextextended('isodientu bootstrap', 0))", stop);

    public static async Task<bool> RoleExistsAsync(NpgsqlConnection server, string role, CancellationToken stop) =>
        await AskAsync(server, "select 1 from pg_roles where rolname = $1", role, stop) is not null;

    /// <summary>Creates the database with the product's own locale rules; the server's default must not decide how names sort.</summary>
    public static async Task EnsureDatabaseAsync(NpgsqlConnection server, string database, string owner, CancellationToken stop)
    {
        if (await AskAsync(server, "select 1 from pg_database where datname = $1", database, stop) is null)
        {
            await RunAsync(
                server,
                $"create database {Quoted(database)} owner {Quoted(owner)} template template0 encoding 'UTF8' "
                    + "locale_provider icu icu_locale 'vi' locale 'C.UTF-8'",
                stop
            );
        }
    }

    /// <summary>Just-in-time compilation and parallel workers cost small queries more than they give (an inbox: 23 ms against 2 ms).</summary>
    public static async Task SetDefaultsAsync(NpgsqlConnection server, string role, CancellationToken stop)
    {
        await RunAsync(server, $"alter role {role} set jit = off", stop);
        await RunAsync(server, $"alter role {role} set max_parallel_workers_per_gather = 0", stop);
        await RunAsync(server, $"alter role {role} set timezone = 'UTC'", stop);
    }

    /// <summary>Completes the database from inside, and refuses it when its roles could step around row-level security.</summary>
    public static async Task CompleteAsync(NpgsqlConnection inside, string database, string owner, CancellationToken stop)
    {
        foreach (var extension in _extensions)
        {
            await RunAsync(inside, $"create extension if not exists {extension}", stop);
        }

        await RunAsync(inside, $"revoke all on database {Quoted(database)} from public", stop);
        await RunAsync(inside, $"grant connect on database {Quoted(database)} to {string.Join(", ", Roles.Bound)}", stop);
        const string mighty =
            "select string_agg(r.rolname, ', ') from pg_roles r, pg_database d where r.rolname = any($1) and d.datname = current_database() "
            + "and (r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, d.datdba, 'member') or pg_has_role(r.oid, $2::name, 'member'))";
        await using var ask = new NpgsqlCommand(mighty, inside)
        {
            Parameters =
            {
                new() { Value = Roles.Bound },
                new() { Value = owner },
            },
        };
        if (await ask.ExecuteScalarAsync(stop) is string names)
        {
            throw new DatabaseUnavailableException(
                $"Vai trò {names} trong cơ sở dữ liệu có quyền vượt qua việc tách dữ liệu giữa các cơ quan. Hãy bỏ SUPERUSER, BYPASSRLS và tư cách thành viên của {owner}.",
                $"The database role {names} could step around the separation of agencies. Take away SUPERUSER, BYPASSRLS and membership in {owner}."
            );
        }
    }

    public static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    public static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, string argument, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = argument } } };
        return await command.ExecuteScalarAsync(stop);
    }

    public static string Quoted(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
