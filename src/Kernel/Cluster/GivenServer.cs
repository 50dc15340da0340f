using Microsoft.Extensions.Logging;
using Npgsql;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>Prepares the product's database on a server that somebody else runs, with no more than the owner's rights.</summary>
internal static class GivenServer
{
    public static async Task<DatabaseConnections> PrepareAsync(
        string owner,
        string? app,
        string? worker,
        ILogger log,
        CancellationToken stop
    )
    {
        try
        {
            var named = new NpgsqlConnectionStringBuilder(owner);
            if (string.IsNullOrEmpty(named.Database) || string.IsNullOrEmpty(named.Username))
            {
                throw new DatabaseUnavailableException(
                    "ConnectionStrings:IsoDienTu phải nêu Database và Username.",
                    "ConnectionStrings:IsoDienTu must name Database and Username."
                );
            }

            var ways = new DatabaseConnections(
                Connections.Tuned(named),
                Connections.Tuned(new NpgsqlConnectionStringBuilder(app ?? Derived(owner, Roles.App))),
                Connections.Tuned(new NpgsqlConnectionStringBuilder(worker ?? Derived(owner, Roles.Worker)))
            );
            await using var inside = await OpenOrCreateAsync(ways.Owner, named.Database, named.Username, stop);
            await Bootstrap.OneAtATimeAsync(inside, stop);
            await RequireTextRulesAsync(inside, named.Database, log, stop);
            await EnsureOwnerRoleAsync(inside, stop);
            await EnsureRoleAsync(inside, Roles.App, ways.App, log, stop);
            await EnsureRoleAsync(inside, Roles.Worker, ways.Worker, log, stop);
            await Bootstrap.CompleteAsync(inside, named.Database, named.Username, stop);
            await RequireSignInAsync(inside, Roles.App, ways.App, mayMend: app is null, stop);
            await RequireSignInAsync(inside, Roles.Worker, ways.Worker, mayMend: worker is null, stop);
            return ways;
        }
        catch (Exception e) when (e is NpgsqlException or ArgumentException)
        {
            // The connection string itself is never repeated: it holds the password.
            throw new DatabaseUnavailableException(
                $"Không dùng được máy chủ cơ sở dữ liệu trong ConnectionStrings:IsoDienTu: {e.Message}",
                $"The database server in ConnectionStrings:IsoDienTu cannot be used: {e.Message}",
                e
            );
        }
    }

    private static string Derived(string owner, string role)
    {
        var builder = new NpgsqlConnectionStringBuilder(owner);
        if (string.IsNullOrEmpty(builder.Password))
        {
            throw new DatabaseUnavailableException(
                "ConnectionStrings:IsoDienTu không có Password để suy ra mật khẩu của iso_app và iso_worker. Hãy thêm Password, hoặc đặt cả ConnectionStrings:IsoDienTuApp và ConnectionStrings:IsoDienTuWorker.",
                "ConnectionStrings:IsoDienTu has no Password from which those of iso_app and iso_worker could be derived. Add it, or set both ConnectionStrings:IsoDienTuApp and ConnectionStrings:IsoDienTuWorker."
            );
        }

        builder.Password = DerivedPassword.For(role, builder.Password);
        builder.Username = role;
        return builder.ConnectionString;
    }

    private static async Task<NpgsqlConnection> OpenOrCreateAsync(string owner, string database, string user, CancellationToken stop)
    {
        try
        {
            return RequireVersion(await Bootstrap.OpenAsync(owner, stop));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await using var server = RequireVersion(await Bootstrap.OpenAsync(Connections.To(owner, "postgres"), stop));
            await Bootstrap.OneAtATimeAsync(server, stop);
            await Bootstrap.EnsureDatabaseAsync(server, database, user, stop);
        }

        return await Bootstrap.OpenAsync(owner, stop);
    }

    private static NpgsqlConnection RequireVersion(NpgsqlConnection server) =>
        server.PostgreSqlVersion.Major >= Binaries.OldestMajor
            ? server
            : throw new DatabaseUnavailableException(
                $"Máy chủ cơ sở dữ liệu là PostgreSQL {server.PostgreSqlVersion}; cần {Binaries.OldestMajor} trở lên. Hãy nâng cấp máy chủ.",
                $"The database server is PostgreSQL {server.PostgreSqlVersion}; {Binaries.OldestMajor} or newer is needed. Upgrade the server."
            );

    /// <summary>A database made by an administrator may have rules under which Vietnamese text is neither found nor sorted.</summary>
    private static async Task RequireTextRulesAsync(NpgsqlConnection inside, string database, ILogger log, CancellationToken stop)
    {
        const string rules =
            "select pg_encoding_to_char(encoding) || ' ' || datctype || ' ' || coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', datcollate) "
            + "from pg_database d where datname = $1";
        var found = ((string)(await Bootstrap.AskAsync(inside, rules, database, stop))!).Split(' ');
        if (found[0] != "UTF8" || found[1] is "C" or "POSIX")
        {
            var again =
                $"create database {database} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi' locale 'C.UTF-8'";
            throw new DatabaseUnavailableException(
                $"Cơ sở dữ liệu {database} có bảng mã {found[0]}, ctype {found[1]}: chữ có dấu sẽ không tìm được. Hãy tạo lại: {again}",
                $"Database {database} has encoding {found[0]} and ctype {found[1]}: accented letters could not be found. Create it again: {again}"
            );
        }

        if (!found[2].StartsWith("vi", StringComparison.Ordinal))
        {
            log.LogWarning("Database {Database} sorts by the rules of {Locale}, not by Vietnamese ones (ICU vi).", database, found[2]);
        }
    }

    /// <summary>Policies name <c>iso_owner</c>; the owner of a given server, whatever its name, becomes a member of that role.</summary>
    private static async Task EnsureOwnerRoleAsync(NpgsqlConnection inside, CancellationToken stop)
    {
        if (!await Bootstrap.RoleExistsAsync(inside, Roles.Owner, stop))
        {
            await Bootstrap.RunAsync(inside, $"create role {Roles.Owner} nologin", stop);
        }

        if (
            await Bootstrap.AskAsync(inside, "select 1 where not pg_has_role(current_user, $1::name, 'usage')", Roles.Owner, stop)
            is not null
        )
        {
            await Bootstrap.RunAsync(inside, $"grant {Roles.Owner} to current_user", stop);
        }
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection inside, string role, string way, ILogger log, CancellationToken stop)
    {
        if (!await Bootstrap.RoleExistsAsync(inside, role, stop))
        {
            var password = new NpgsqlConnectionStringBuilder(way).Password ?? "";
            await Bootstrap.RunAsync(inside, $"create role {role} login password '{DerivedPassword.Verifier(password)}'", stop);
            log.LogInformation("Created the database role {Role}.", role);
        }

        try
        {
            await Bootstrap.SetDefaultsAsync(inside, role, stop);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            log.LogWarning(
                "Role {Role} belongs to an administrator, who should run: alter role {Role} set jit = off; alter role {Role} set max_parallel_workers_per_gather = 0;",
                role,
                role,
                role
            );
        }
    }

    private static async Task RequireSignInAsync(NpgsqlConnection inside, string role, string way, bool mayMend, CancellationToken stop)
    {
        try
        {
            await using var tried = await Bootstrap.OpenAsync(way, stop);
        }
        catch (PostgresException e) when (mayMend && e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            try
            {
                var password = new NpgsqlConnectionStringBuilder(way).Password ?? "";
                await Bootstrap.RunAsync(inside, $"alter role {role} password '{DerivedPassword.Verifier(password)}'", stop);
            }
            catch (PostgresException denied) when (denied.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new DatabaseUnavailableException(
                    $"Vai trò {role} đã có mật khẩu riêng do quản trị viên đặt. Hãy đặt ConnectionStrings:IsoDienTuApp và ConnectionStrings:IsoDienTuWorker.",
                    $"The role {role} has a password of its own, given by an administrator. Set ConnectionStrings:IsoDienTuApp and ConnectionStrings:IsoDienTuWorker.",
                    denied
                );
            }
        }
    }
}
