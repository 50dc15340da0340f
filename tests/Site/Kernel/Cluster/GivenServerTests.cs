using IsoDienTu.Kernel;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IsoDienTu.Site.Kernel.Cluster;

/// <summary>A cluster that asks for passwords stands for a server run by somebody else.</summary>
public sealed class GivenServerTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new("given");
    private EmbeddedPostgres _cluster = null!;
    private string _owner = "";

    public async ValueTask InitializeAsync()
    {
        var rules = Path.Combine(_scratch.Path, "hba.conf");
        await File.WriteAllTextAsync(rules, "local all iso trust\nlocal all all scram-sha-256\n");
        var settings = new Dictionary<string, string>(_scratch.Options.Settings, StringComparer.Ordinal) { ["hba_file"] = rules };
        _cluster = await EmbeddedPostgres.StartAsync(_scratch.Options with { Settings = settings });
        await Scratch.AskAsync(Superuser(), "drop database isodientu");
        await Scratch.AskAsync(Superuser(), "drop role iso_app, iso_worker, iso_owner");
        await Scratch.AskAsync(Superuser(), "create role province login createrole createdb password 'mật khẩu'");
        _owner = $"Host={_cluster.SocketDirectory};Username=province;Password=mật khẩu;Database=tinh";
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        _scratch.Dispose();
    }

    [Fact]
    public async Task Database_and_roles_are_made_with_the_owners_rights_and_every_node_computes_the_same_passwords()
    {
        var first = await PrepareAsync();
        var second = await PrepareAsync();

        Assert.Equal(first, second);
        Assert.Equal(
            "iso_app tinh off",
            await Scratch.AskAsync(first.App, "select concat_ws(' ', current_user, current_database(), current_setting('jit'))")
        );
        Assert.Equal("iso_worker", await Scratch.AskAsync(first.Worker, "select current_user::text"));
        Assert.True((bool)(await Scratch.AskAsync(first.Owner, "select pg_has_role(current_user, 'iso_owner', 'usage')"))!);
        Assert.Equal(
            "da Đà đê",
            await Scratch.AskAsync(first.App, "select string_agg(w, ' ' order by w) from unnest(array['đê','Đà','da']) w")
        );
        Assert.DoesNotContain("mật khẩu", first.App, StringComparison.Ordinal);
        Assert.Contains("Auto Prepare", first.App, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_of_a_role_is_mended_when_the_owner_may()
    {
        var before = await PrepareAsync();
        await Scratch.AskAsync(Superuser(), "alter role iso_app password 'other'");
        await Assert.ThrowsAsync<PostgresException>(() => Scratch.AskAsync(before.App, "select 1"));

        await PrepareAsync();
        Assert.Equal(1, await Scratch.AskAsync(before.App, "select 1"));
    }

    [Fact]
    public async Task A_database_whose_rules_lose_accented_letters_is_refused()
    {
        await Scratch.AskAsync(
            Superuser(),
            "create database tinh owner province template template0 encoding 'UTF8' locale 'C' locale_provider libc"
        );

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(PrepareAsync);
        Assert.Contains("create database tinh", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_role_that_could_step_around_row_level_security_is_refused()
    {
        await PrepareAsync();
        await Scratch.AskAsync(Superuser(), "alter role iso_worker bypassrls");

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(PrepareAsync);
        Assert.Contains("iso_worker", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_owner_password_is_a_sentence_that_keeps_the_secret()
    {
        _owner = _owner.Replace("mật khẩu", "đoán mò", StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(PrepareAsync);
        Assert.DoesNotContain("đoán mò", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:IsoDienTu", refused.Message, StringComparison.Ordinal);
    }

    private Task<DatabaseConnections> PrepareAsync() =>
        DatabaseConnections.FromServerAsync(_owner, null, null, NullLogger.Instance, TestContext.Current.CancellationToken);

    private string Superuser() => _cluster.ConnectionString("postgres", "iso");
}
