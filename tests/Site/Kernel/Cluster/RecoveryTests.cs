using System.Diagnostics;
using IsoDienTu.Kernel;

namespace IsoDienTu.Site.Kernel.Cluster;

public sealed class RecoveryTests : IDisposable
{
    private readonly Scratch _scratch = new("recovery");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task After_a_kill_of_the_server_the_next_start_recovers_what_was_committed()
    {
        var first = await _scratch.StartAsync();
        await Scratch.AskAsync(
            first.Connections.Owner,
            "create schema office; create table office.paper(no int); insert into office.paper values (7)"
        );
        Scratch.Run("kill", "-9", $"{Scratch.PidOf(first)}");
        await first.StopAsync();

        await using var second = await _scratch.StartAsync();
        Assert.Equal(7, await Scratch.AskAsync(second.Connections.Owner, "select no from office.paper"));
    }

    [Fact]
    public async Task A_server_killed_under_the_running_product_is_started_again()
    {
        await using var cluster = await _scratch.StartAsync();
        await Scratch.AskAsync(
            cluster.Connections.Owner,
            "create schema office; create table office.paper(no int); insert into office.paper values (7)"
        );
        var killed = Scratch.PidOf(cluster);
        Scratch.Run("kill", "-9", $"{killed}");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(Path.Combine(cluster.DataFolder, "postmaster.pid")) || Scratch.PidOf(cluster) == killed)
        {
            await Task.Delay(100, patience.Token);
        }

        object? answer = null;
        while (answer is null)
        {
            try
            {
                answer = await Scratch.AskAsync(cluster.Connections.Owner, "select no from office.paper");
            }
            catch (Npgsql.NpgsqlException) when (!patience.IsCancellationRequested)
            {
                await Task.Delay(100, patience.Token);
            }
        }

        Assert.Equal(7, answer);
    }

    [Fact]
    public async Task A_stopped_server_leaves_no_socket_folder_behind()
    {
        var cluster = await _scratch.StartAsync();
        Assert.True(Directory.Exists(cluster.SocketDirectory));

        await cluster.StopAsync();

        Assert.False(Directory.Exists(cluster.SocketDirectory));
    }

    [Fact]
    public async Task A_pid_file_that_names_somebody_elses_living_process_is_no_obstacle()
    {
        var first = await _scratch.StartAsync();
        await first.StopAsync();
        var owner = Scratch.Run("stat", "-c", "%U", first.DataFolder);
        using var stranger = Process.Start(
            Environment.IsPrivilegedProcess
                ? new ProcessStartInfo("setpriv", ["--reuid", owner, "--clear-groups", "--regid", owner, "sleep", "60"])
                : new ProcessStartInfo("sleep", ["60"])
        )!;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(first.DataFolder, "postmaster.pid"),
                $"{stranger.Id}\n{first.DataFolder}\n1700000000\n5432\n{first.SocketDirectory}\n\n  5432001         0\nready\n",
                TestContext.Current.CancellationToken
            );
            await using var second = await _scratch.StartAsync();
            Assert.Equal(1, await Scratch.AskAsync(second.Connections.App, "select 1"));
            Assert.False(stranger.HasExited, "a process that is not ours is never ended");
        }
        finally
        {
            stranger.Kill();
        }
    }

    [Fact]
    public async Task A_server_left_running_by_a_killed_product_is_taken_over()
    {
        var first = await _scratch.StartAsync();
        await first.StopAsync();
        var programs = Path.GetDirectoryName(
            (await File.ReadAllTextAsync(Path.Combine(first.DataFolder, "postmaster.opts"), TestContext.Current.CancellationToken)).Split(
                ' '
            )[0]
        );
        string[] pgCtl = [$"{programs}/pg_ctl", "-D", first.DataFolder, "-w", "-s", "-l", "/dev/null", "start"];
        var owner = Scratch.Run("stat", "-c", "%U", first.DataFolder);
        // The killed product left its socket folder too.
        Scratch.Run(
            "install",
            ["-d", "-m", "0700", .. (Environment.IsPrivilegedProcess ? new[] { "-o", owner } : []), first.SocketDirectory]
        );
        Scratch.Run("setpriv", Environment.IsPrivilegedProcess ? ["--reuid", owner, "--clear-groups", "--regid", owner, .. pgCtl] : pgCtl);
        var left = Scratch.PidOf(first);

        await using var second = await _scratch.StartAsync();
        Assert.NotEqual(left, Scratch.PidOf(second));
        Assert.Equal(1, await Scratch.AskAsync(second.Connections.App, "select 1"));
    }

    [Fact]
    public async Task An_interrupted_first_start_is_begun_again()
    {
        foreach (var major in Enumerable.Range(15, 5))
        {
            Directory.CreateDirectory(Path.Combine(_scratch.Path, "postgres", $"{major}", "data.new", "base"));
        }

        await using var cluster = await _scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(cluster.Connections.App, "select 1"));
    }
}
