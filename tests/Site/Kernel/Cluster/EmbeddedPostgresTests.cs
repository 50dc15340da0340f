using IsoDienTu.Kernel;
using Npgsql;

namespace IsoDienTu.Site.Kernel.Cluster;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task From_nothing_it_gives_a_database_that_knows_Vietnamese()
    {
        await using var cluster = await _scratch.StartAsync();

        var sorted = await Scratch.AskAsync(
            cluster.Connections.App,
            "select string_agg(w, ' ' order by w) from unnest(array['Đê','e','da','bạ','ba','ăn','dê','ân','bà','an']) w"
        );
        Assert.Equal("an ăn ân ba bà bạ da dê Đê e", sorted);
        Assert.Equal("đỗ ứng", await Scratch.AskAsync(cluster.Connections.App, "select lower('ĐỖ ỨNG')"));
        var trigrams = (string[])(await Scratch.AskAsync(cluster.Connections.App, "select show_trgm('Đỗ Ứng')"))!;
        Assert.True(trigrams.Length > 3, "trigrams of accented letters must not be thrown away");
        Assert.Equal("Do", await Scratch.AskAsync(cluster.Connections.App, "select unaccent('Đỗ')"));
    }

    [Fact]
    public async Task Nothing_listens_on_TCP_and_the_socket_is_private()
    {
        await using var cluster = await _scratch.StartAsync();

        Assert.Equal("", await Scratch.AskAsync(cluster.Connections.App, "show listen_addresses"));
        Assert.Equal("700", Scratch.Run("stat", "-c", "%a", cluster.SocketDirectory));
        Assert.Equal("700", Scratch.Run("stat", "-c", "%a", cluster.DataFolder));
        Assert.NotEqual("root", Scratch.Run("stat", "-c", "%U", cluster.DataFolder));
    }

    [Fact]
    public async Task Stopped_and_started_again_it_keeps_the_data()
    {
        await using (var first = await _scratch.StartAsync())
        {
            await Scratch.AskAsync(
                first.Connections.Owner,
                "create schema office; create table office.paper(no int); insert into office.paper values (7)"
            );
            await first.StopAsync();
            Assert.False(File.Exists(Path.Combine(first.DataFolder, "postmaster.pid")));
        }

        await using var second = await _scratch.StartAsync();
        Assert.Equal(7, await Scratch.AskAsync(second.Connections.Owner, "select no from office.paper"));
    }

    [Fact]
    public async Task The_bound_roles_cannot_step_around_row_level_security()
    {
        await using var cluster = await _scratch.StartAsync();

        var mighty = await Scratch.AskAsync(
            cluster.Connections.Owner,
            "select count(*) from pg_roles where rolname in ('iso_app','iso_worker') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or pg_has_role(oid, 'iso_owner', 'member'))"
        );
        Assert.Equal(0L, mighty);
        Assert.Equal(
            "iso_owner",
            await Scratch.AskAsync(
                cluster.Connections.App,
                "select pg_get_userbyid(datdba)::text from pg_database where datname = current_database()"
            )
        );
        foreach (var way in new[] { cluster.Connections.App, cluster.Connections.Worker })
        {
            Assert.Equal(
                "off 0 UTC",
                await Scratch.AskAsync(
                    way,
                    "select concat_ws(' ', current_setting('jit'), current_setting('max_parallel_workers_per_gather'), current_setting('timezone'))"
                )
            );
            await Assert.ThrowsAsync<PostgresException>(() => Scratch.AskAsync(way, "create table public.mine(no int)"));
            await Assert.ThrowsAsync<PostgresException>(() => Scratch.AskAsync(way, "create temporary table mine(no int)"));
            await Assert.ThrowsAsync<PostgresException>(() => Scratch.AskAsync(way, "set role iso_owner"));
        }
    }

    [Fact]
    public async Task A_second_product_on_the_same_data_is_told_who_holds_them()
    {
        await using var first = await _scratch.StartAsync();

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(_scratch.StartAsync);
        Assert.Contains($"pid {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Scratch.AskAsync(first.Connections.App, "select 1"));
    }

    [Fact]
    public async Task A_companion_joins_the_running_server_and_the_last_one_out_stops_it()
    {
        var product = await _scratch.StartAsync();
        var companion = await EmbeddedPostgres.StartAsync(_scratch.Options with { Join = true }, TestContext.Current.CancellationToken);
        var pid = Scratch.PidOf(companion);

        await product.StopAsync();
        Assert.Equal(pid, Scratch.PidOf(companion));
        Assert.Equal(1, await Scratch.AskAsync(companion.Connections.App, "select 1"));

        await companion.StopAsync();
        Assert.False(File.Exists(Path.Combine(companion.DataFolder, "postmaster.pid")));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_gets_its_socket_elsewhere()
    {
        var deep = Path.Combine(_scratch.Path, new string('x', 60), new string('y', 60), "tỉnh, huyện");
        await using var cluster = await EmbeddedPostgres.StartAsync(
            _scratch.Options with
            {
                DataDirectory = deep,
            },
            TestContext.Current.CancellationToken
        );

        Assert.StartsWith(deep, cluster.DataFolder, StringComparison.Ordinal);
        Assert.True(cluster.SocketDirectory.Length < 90);
        Assert.Equal("700", Scratch.Run("stat", "-c", "%a", cluster.SocketDirectory));
        Assert.Equal(1, await Scratch.AskAsync(cluster.Connections.App, "select 1"));
    }
}
