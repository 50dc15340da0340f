using System.Globalization;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>One data folder and the programs that serve it: make, start, test by connecting, stop.</summary>
internal sealed class Server(Places places, Binaries binaries, ServerUser user, ILogger log)
{
    public const string Superuser = "iso";
    public const int Port = 5432;
    private const string OwnSettings = "isodientu.conf";
    private const long LargestLog = 10_000_000;
    private readonly Postmaster _postmaster = new(places.Data(binaries.Major));

    public string Data { get; } = places.Data(binaries.Major);

    public string Socket { get; private set; } = places.SocketFolder();

    /// <summary>Whether its main process runs; whether it answers is another question.</summary>
    public bool IsLiving => _postmaster.LivingPid() is not null;

    /// <summary>Makes the data folder when there is none. Done aside and moved, so that an interrupted one is never taken for whole.</summary>
    public async Task MakeAsync()
    {
        if (Directory.Exists(Data))
        {
            return;
        }

        Folders.MakeReadable(Path.GetDirectoryName(Data)!);
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await user.MakePrivateFolderAsync(unfinished);
        // trust is safe here and only here: the socket lies in a folder of one user, and there is no TCP. Never --locale=C:
        // pg_trgm would then throw away every accented letter.
        string[] initdb =
        [
            binaries.Program("initdb"),
            "--pgdata=" + unfinished,
            "--username=" + Superuser,
            "--auth-local=trust",
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=icu",
            "--icu-locale=vi",
            "--no-instructions",
        ];
        var made = await user.RunAsync(initdb, TimeSpan.FromMinutes(2));
        if (!made.Succeeded)
        {
            throw new DatabaseUnavailableException(
                $"Không lập được cơ sở dữ liệu tại {Data} bằng PostgreSQL {binaries.Version}: {LastLines(made.Output)}",
                $"initdb of PostgreSQL {binaries.Version} failed for {Data}: {LastLines(made.Output)}"
            );
        }

        await File.WriteAllTextAsync(places.OriginFile(binaries.Major), binaries.Origin);
        Directory.Move(unfinished, Data);
        log.LogInformation("Made a new database cluster in {Data} with PostgreSQL {Version}.", Data, binaries.Version);
    }

    /// <summary>Starts the server, or keeps the one that others are using. The caller holds the turn.</summary>
    public async Task StartAsync(bool othersUseIt, IReadOnlyDictionary<string, string> settings, CancellationToken stop)
    {
        if (_postmaster.LivingPid() is not null)
        {
            if (othersUseIt && _postmaster.SocketFolder() is { } folder)
            {
                Socket = folder;
                await CheckAsync(stop);
                return;
            }

            // Left running by a product that was killed: its open work is rolled back, and it may have older settings.
            await StopAsync();
        }

        await RefuseUnseenServerAsync(stop);
        await _postmaster.ClearLeftoversAsync(Path.Combine(Socket, $".s.PGSQL.{Port}"), user, stop);
        await user.MakePrivateFolderAsync(Socket);
        await user.MakePrivateFolderAsync(places.LogFolder(binaries.Major));
        await WriteSettingsAsync(settings);
        var file = Path.Combine(places.LogFolder(binaries.Major), "server.log");
        if (File.Exists(file) && new FileInfo(file).Length > LargestLog)
        {
            File.Move(file, file + ".1", overwrite: true);
        }

        string[] start = [binaries.Program("pg_ctl"), "--pgdata=" + Data, "--wait", "--timeout=60", "--silent", "--log=" + file, "start"];
        var started = await user.RunAsync(start, TimeSpan.FromSeconds(90));
        if (!started.Succeeded)
        {
            var tail = File.Exists(file) ? LastLines(await File.ReadAllTextAsync(file, stop)) : "";
            var said = $"{LastLines(started.Output)} {tail}";
            throw new DatabaseUnavailableException(
                $"PostgreSQL không khởi động được trên {Data}; xem {file}. {said}",
                $"PostgreSQL did not start on {Data}; see {file}. {said}"
            );
        }

        await CheckAsync(stop);
    }

    /// <summary>Shuts down cleanly: sessions are ended, everything is written, the next start needs no recovery.</summary>
    public async Task StopAsync()
    {
        if (_postmaster.LivingPid() is null)
        {
            return;
        }

        string[] pgCtl = [binaries.Program("pg_ctl"), "--pgdata=" + Data, "--wait", "--timeout=60", "--silent", "--mode=fast", "stop"];
        var stopped = await user.RunAsync(pgCtl, TimeSpan.FromSeconds(90));
        if (!stopped.Succeeded && _postmaster.LivingPid() is not null)
        {
            log.LogWarning("PostgreSQL in {Data} did not stop within a minute: {Output}", Data, stopped.Output);
            return;
        }

        await Command.RunAsync(["rmdir", Socket], TimeSpan.FromSeconds(5));
    }

    public string ConnectionString(string database, string role) => Connections.OnSocket(Socket, Port, database, role);

    /// <summary>Connects, since only an answer proves a running server, and makes sure that it is ours.</summary>
    private async Task CheckAsync(CancellationToken stop)
    {
        await using var connection = await Bootstrap.OpenAsync(ConnectionString("postgres", Superuser), stop);
        await using var ask = new NpgsqlCommand("select current_setting('data_directory')", connection);
        var answer = (string?)await ask.ExecuteScalarAsync(stop);
        if (answer != Data)
        {
            throw new DatabaseUnavailableException(
                $"Máy chủ trả lời tại {Socket} phục vụ {answer}, không phải {Data}; phần mềm không dùng cụm dữ liệu của người khác.",
                $"The server at {Socket} serves {answer}, not {Data}; the product never uses another cluster."
            );
        }
    }

    /// <summary>
    /// A server in another container on the same folder shows no process here, but it answers; clearing its files would let two
    /// servers write the same pages.
    /// </summary>
    private async Task RefuseUnseenServerAsync(CancellationToken stop)
    {
        try
        {
            await using var answered = await Bootstrap.OpenAsync(ConnectionString("postgres", Superuser), stop);
        }
        catch (NpgsqlException)
        {
            return;
        }

        throw new DatabaseUnavailableException(
            $"Một máy chủ PostgreSQL không thấy được từ đây (có thể trong container khác) đang phục vụ {Data}. Hãy dừng nó trước.",
            $"A PostgreSQL server that cannot be seen from here (perhaps in another container) serves {Data}. Stop it first."
        );
    }

    /// <summary>Written as the server's user: the folder is theirs, and a link planted there must not lead root's hand elsewhere.</summary>
    private async Task WriteSettingsAsync(IReadOnlyDictionary<string, string> further)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "",
            ["port"] = Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = Socket,
            ["unix_socket_permissions"] = "0700",
            ["max_connections"] = "200",
            ["jit"] = "off",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        foreach (var (name, value) in further)
        {
            all[name] = value;
        }

        var text = string.Join('\n', all.Select(s => $"{s.Key} = '{s.Value.Replace("'", "''", StringComparison.Ordinal)}'")) + "\n";
        const string script =
            "cat > \"$1/$2.new\" && mv -f \"$1/$2.new\" \"$1/$2\" && "
            + "{ grep -q \"^include '$2'\" \"$1/postgresql.conf\" || printf \"\\ninclude '%s'\\n\" \"$2\" >> \"$1/postgresql.conf\"; }";
        var written = await user.RunAsync(["sh", "-c", script, "sh", Data, OwnSettings], TimeSpan.FromSeconds(10), text);
        if (!written.Succeeded)
        {
            throw new DatabaseUnavailableException(
                $"Không ghi được cấu hình của cơ sở dữ liệu trong {Data}: {written.Output.Trim()} Thư mục có thể thuộc người dùng khác: hãy chạy bằng đúng người dùng đó.",
                $"Cannot write the settings of the database in {Data}. The folder may belong to another user: run the product as that user."
            );
        }
    }

    private static string LastLines(string text) => string.Join(Environment.NewLine, text.TrimEnd().Split('\n').TakeLast(6));
}
