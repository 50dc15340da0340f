using IsoDienTu.Kernel;

namespace IsoDienTu.Site.Kernel.Cluster;

public sealed class RefusalTests : IDisposable
{
    private readonly Scratch _scratch = new("refusal");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Without_programs_the_message_names_the_command_that_installs_them()
    {
        var refused = await RefusedAsync(_scratch.Options with { BinaryHint = Path.Combine(_scratch.Path, "empty") });
        Assert.Contains("apt-get install postgresql", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:IsoDienTu", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Hãy cài", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Install it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_older_than_15_is_refused_by_its_version()
    {
        var refused = await RefusedAsync(_scratch.Options with { BinaryHint = ProgramsOf("14.9") });
        Assert.Contains("14.9", refused.Message, StringComparison.Ordinal);
        Assert.Contains("15", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_version_without_programs_are_not_replaced_by_an_empty_cluster()
    {
        DataOf("97", "97");
        var refused = await RefusedAsync(_scratch.Options);
        Assert.Contains("apt-get install postgresql-97", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["97"], Directory.GetDirectories(Path.Combine(_scratch.Path, "postgres")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_under_the_wrong_version_number_is_refused()
    {
        DataOf("15", "13");
        var refused = await RefusedAsync(_scratch.Options);
        Assert.Contains("«13»", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Below_a_closed_home_root_keeps_the_data_where_the_server_may_go()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root runs the server as somebody else");
        Scratch.Run("chmod", "0700", _scratch.Path);
        await using var cluster = await _scratch.StartAsync();
        try
        {
            Assert.StartsWith("/var/lib/isodientu/", cluster.DataFolder, StringComparison.Ordinal);
            Assert.Equal(1, await Scratch.AskAsync(cluster.Connections.App, "select 1"));
        }
        finally
        {
            await cluster.StopAsync();
            Directory.Delete(Path.GetFullPath(Path.Combine(cluster.DataFolder, "..", "..")), recursive: true);
        }
    }

    private static Task<DatabaseUnavailableException> RefusedAsync(EmbeddedPostgresOptions options) =>
        Assert.ThrowsAsync<DatabaseUnavailableException>(() => EmbeddedPostgres.StartAsync(options, TestContext.Current.CancellationToken));

    /// <summary>Programs that know nothing but their version.</summary>
    private string ProgramsOf(string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_scratch.Path, "bin")).FullName;
        foreach (var name in new[] { "initdb", "pg_ctl", "postgres" })
        {
            File.WriteAllText(Path.Combine(folder, name), $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            Scratch.Run("chmod", "0755", Path.Combine(folder, name));
        }

        return folder;
    }

    private void DataOf(string folder, string version)
    {
        var data = Directory.CreateDirectory(Path.Combine(_scratch.Path, "postgres", folder, "data")).FullName;
        File.WriteAllText(Path.Combine(data, "PG_VERSION"), version + "\n");
    }
}
