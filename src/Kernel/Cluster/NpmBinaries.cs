using System.Text.Json;

namespace IsoDienTu.Kernel.Cluster;

/// <summary>
/// npm packages cannot carry symbolic links: the package lists them in a file and an install script would make them. Install
/// scripts stay switched off, so the product makes the links itself, in its own copy, which also lies where the
/// server's user can read it (a package folder below a closed home cannot be read by anybody else).
/// </summary>
internal static class NpmBinaries
{
    private const string LinkList = "pg-symlinks.json";

    /// <summary>
    /// Reads a package from its description: its programs do not run before their libraries have their links, so they cannot be
    /// asked for their version. Null when this is no such package.
    /// </summary>
    public static Binaries? Read(string package)
    {
        var description = Path.Combine(package, "package.json");
        var folder = Path.Combine(package, "native", "bin");
        if (!File.Exists(description) || !File.Exists(Path.Combine(folder, "postgres")))
        {
            return null;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(description));
        return Binaries.Parse(folder, json.RootElement.GetProperty("version").GetString() ?? "", fromNpm: true);
    }

    /// <summary>Copies the package's <c>native</c> folder below <paramref name="root"/>, once per version, and returns the copy.</summary>
    public static async Task<Binaries> CopyAsync(Binaries binaries, string root)
    {
        var home = Path.Combine(root, "binaries", "npm-" + binaries.Version);
        var copy = binaries with { Folder = Path.Combine(home, "bin") };
        if (Directory.Exists(home))
        {
            return copy;
        }

        // Made beside and moved: an interrupted copy is never taken for a whole one.
        var unfinished = home + ".new";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var native = Path.GetDirectoryName(binaries.Folder)!;
        CopyFolder(new DirectoryInfo(native), unfinished);
        await MakeLinksAsync(Path.Combine(native, LinkList), unfinished);
        Directory.Move(unfinished, home);
        return copy;
    }

    private static void CopyFolder(DirectoryInfo from, string to)
    {
        Folders.MakeReadable(to);
        foreach (var folder in from.EnumerateDirectories())
        {
            CopyFolder(folder, Path.Combine(to, folder.Name));
        }

        foreach (var file in from.EnumerateFiles())
        {
            Folders.CopyReadable(file, Path.Combine(to, file.Name));
        }
    }

    /// <summary>The list names existing file and link relative to the package: <c>native/lib/x.so.1.2</c>, <c>native/lib/x.so</c>.</summary>
    private static async Task MakeLinksAsync(string list, string native)
    {
        if (!File.Exists(list))
        {
            return;
        }

        await using var text = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<List<NpmLink>>(text, JsonSerializerOptions.Web) ?? [];
        foreach (var link in links)
        {
            var at = Path.GetFullPath(Path.GetRelativePath("native", link.Target), native);
            var to = Path.GetFullPath(Path.GetRelativePath("native", link.Source), native);
            if (!at.StartsWith(native + "/", StringComparison.Ordinal) || !to.StartsWith(native + "/", StringComparison.Ordinal))
            {
                throw new DatabaseUnavailableException(
                    $"Gói PostgreSQL có liên kết ra ngoài thư mục của nó ({link.Target}); hãy cài lại gói.",
                    $"The PostgreSQL package holds a link that leaves its folder ({link.Target}); install it again."
                );
            }

            // An earlier install script may have made the link, and copying then made a file of it.
            File.Delete(at);
            File.CreateSymbolicLink(at, Path.GetRelativePath(Path.GetDirectoryName(at)!, to));
        }
    }

    private sealed record NpmLink(string Source, string Target);
}
