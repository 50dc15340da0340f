namespace IsoDienTu.Site.Kernel.Cluster;

public sealed class ProcessEndTests : IDisposable
{
    private const string OnePaper = "create schema office; create table office.paper(no int); insert into office.paper values (7)";
    private readonly Scratch _scratch = new("process");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Asked_to_end_by_SIGTERM_the_product_shuts_its_database_down_cleanly()
    {
        var (process, said) = await OwnProcess.StartAsync(_scratch);
        await Scratch.AskAsync(said[0], OnePaper);
        await OwnProcess.EndAsync(process, "-TERM");

        Assert.False(File.Exists(Path.Combine(said[1], "postmaster.pid")));
        var log = await File.ReadAllTextAsync(Path.Combine(said[1], "..", "log", "server.log"), TestContext.Current.CancellationToken);
        Assert.Contains("database system is shut down", log, StringComparison.Ordinal);
        await using var again = await _scratch.StartAsync();
        Assert.Equal(7, await Scratch.AskAsync(again.Connections.Owner, "select no from office.paper"));
        var later = (await File.ReadAllTextAsync(Path.Combine(said[1], "..", "log", "server.log"), TestContext.Current.CancellationToken))[
            log.Length..
        ];
        Assert.DoesNotContain("not properly shut down", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_kill_of_the_product_the_next_start_finds_everything_committed()
    {
        var (process, said) = await OwnProcess.StartAsync(_scratch);
        await Scratch.AskAsync(said[0], OnePaper);
        await OwnProcess.EndAsync(process, "-KILL");

        await using var again = await _scratch.StartAsync();
        Assert.Equal(7, await Scratch.AskAsync(again.Connections.Owner, "select no from office.paper"));
    }

    [Fact]
    public async Task An_ordinary_user_needs_no_help_of_root()
    {
        string? user = null;
        if (Environment.IsPrivilegedProcess)
        {
            user = "postgres";
            string[] stepDown = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"];
            var readable = Scratch.Run(
                "setpriv",
                [.. stepDown[1..], "sh", "-c", $"test -r '{typeof(OwnProcess).Assembly.Location}' && dotnet --list-runtimes && echo yes"]
            );
            Assert.SkipUnless(readable.EndsWith("yes", StringComparison.Ordinal), "the user postgres cannot reach this folder or dotnet");
            Scratch.Run("chown", user, _scratch.Path);
        }

        var (process, said) = await OwnProcess.StartAsync(_scratch, user);
        try
        {
            Assert.StartsWith(_scratch.Path, said[1], StringComparison.Ordinal);
            Assert.Equal(Scratch.Run("stat", "-c", "%U", _scratch.Path), Scratch.Run("stat", "-c", "%U", said[1]));
            Assert.Equal(1, await Scratch.AskAsync(said[0], "select 1"));
        }
        finally
        {
            await OwnProcess.EndAsync(process, "-TERM");
        }

        Assert.False(File.Exists(Path.Combine(said[1], "postmaster.pid")));
    }
}
