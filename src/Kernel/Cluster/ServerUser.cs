namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// The user the server runs as. PostgreSQL refuses to run as root, so a product started by root steps down to an unprivileged
/// user for every program of the cluster; an ordinary user simply is that user.
/// </summary>
internal sealed class ServerUser
{
    private static readonly TimeSpan _short = TimeSpan.FromSeconds(10);
    private readonly string? _name;
    private readonly string[] _prefix;

    private ServerUser(string? name, string[] prefix)
    {
        _name = name;
        _prefix = prefix;
    }

    /// <summary>Chooses the owner of an existing data folder, else <c>postgres</c>, else <c>isodientu</c>, which is created.</summary>
    public static async Task<ServerUser> ChooseAsync(string? existingData)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerUser(null, []);
        }

        var name =
            await OwnerAsync(existingData) ?? await ExistingAsync("postgres") ?? await ExistingAsync("isodientu") ?? await CreateAsync();
        return new ServerUser(name, await StepDownAsync(name));
    }

    /// <summary>Runs a program as this user.</summary>
    public Task<CommandResult> RunAsync(IEnumerable<string> words, TimeSpan limit, string? input = null) =>
        Command.RunAsync(_prefix.Concat(words), limit, input);

    /// <summary>Whether this user may enter the folder, or execute the file, which needs every parent folder to be searchable.</summary>
    public async Task<bool> MayEnterAsync(string path) => (await RunAsync(["test", "-x", path], _short)).Succeeded;

    /// <summary>Creates a folder that only this user may enter, or makes an existing one so.</summary>
    public async Task MakePrivateFolderAsync(string path)
    {
        string[] owner = _name is null ? [] : ["-o", _name, "-g", await GroupAsync(_name)];
        var made = await Command.RunAsync(["install", "-d", "-m", "0700", .. owner, path], _short);
        var seen = await Command.RunAsync(["stat", "-c", "%F %a %U", path], _short);
        // A folder that somebody else put there before us, or a link to one, would hand them the socket.
        if (!made.Succeeded || seen.Output.Trim() != $"directory 700 {_name ?? Environment.UserName}")
        {
            throw new DatabaseUnavailableException(
                $"Không lập được thư mục riêng {path} cho cơ sở dữ liệu: {made.Output.Trim()} Hãy xoá thư mục đó hoặc giao lại cho người dùng chạy phần mềm.",
                $"Cannot make {path} a private folder of the database. Remove it or give it back to the user who runs the product."
            );
        }
    }

    private static async Task<string?> OwnerAsync(string? folder)
    {
        if (folder is null)
        {
            return null;
        }

        var owner = await Command.RunAsync(["stat", "-c", "%U", folder], _short);
        var name = owner.Output.Trim();
        return owner.Succeeded && name is not ("root" or "UNKNOWN") ? name : null;
    }

    private static async Task<string?> ExistingAsync(string name) =>
        (await Command.RunAsync(["id", "-u", name], _short)).Succeeded ? name : null;

    private static async Task<string> GroupAsync(string name) => (await Command.RunAsync(["id", "-g", name], _short)).Output.Trim();

    private static async Task<string> CreateAsync()
    {
        string[] useradd =
        [
            "useradd",
            "--system",
            "--user-group",
            "--no-create-home",
            "--home-dir",
            "/nonexistent",
            "--shell",
            "/usr/sbin/nologin",
            "isodientu",
        ];
        var created = await Command.RunAsync(useradd, _short);
        return created.Succeeded
            ? "isodientu"
            : throw new DatabaseUnavailableException(
                "PostgreSQL không chạy bằng root và không tạo được người dùng hệ thống isodientu. Hãy chạy: useradd --system --user-group isodientu",
                $"PostgreSQL does not run as root and the system user isodientu could not be created ({created.Output.Trim()}). Run: useradd --system --user-group isodientu"
            );
    }

    /// <summary>setpriv is a plain exec; runuser and su go through PAM and are only tried where setpriv is missing or cannot do it.</summary>
    private static async Task<string[]> StepDownAsync(string name)
    {
        string[][] ways =
        [
            ["setpriv", "--reuid", name, "--regid", await GroupAsync(name), "--clear-groups", "--no-new-privs", "--"],
            ["runuser", "-u", name, "--"],
            ["su", name, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"],
        ];
        foreach (var way in ways)
        {
            if ((await Command.RunAsync([.. way, "true"], _short)).Succeeded)
            {
                return way;
            }
        }

        throw new DatabaseUnavailableException(
            $"PostgreSQL không chạy bằng root, và không có setpriv, runuser hay su để chuyển sang người dùng {name}. Hãy cài gói util-linux.",
            $"PostgreSQL does not run as root, and neither setpriv, runuser nor su can step down to user {name}. Install the package util-linux."
        );
    }
}
