using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The front-end bundle: turns a plain name ("app.css") into its hashed address ("/assets/app.3f2a91c4.css").
/// Reads wwwroot/assets/manifest.json, written by <c>npm run build</c>; on a developer's machine again whenever that file is a newer one. It asks for the
/// file's time instead of having it watched: watches are few on a shared machine, and a page must not fail for want of one.
/// Without a manifest (tests, a fresh clone) the plain name is answered, so pages still render.
/// </summary>
public sealed class Assets
{
    /// <summary>Folder under the web root, and URL prefix, of everything the build writes.</summary>
    public const string Folder = "assets";

    private readonly IFileProvider _files;
    private readonly bool _follows;
    private volatile Manifest _manifest;

    /// <summary>Reads the manifest under the web root of <paramref name="host"/>.</summary>
    public Assets(IWebHostEnvironment host)
        : this(host.WebRootFileProvider, host.IsDevelopment()) { }

    /// <summary>Reads the manifest from any file provider rooted at the web root.</summary>
    /// <param name="follows">Whether a newer manifest is read when there is one.</param>
    public Assets(IFileProvider webRoot, bool follows = false)
    {
        _files = webRoot;
        _follows = follows;
        _manifest = Read();
    }

    /// <summary>True when a build has been found; only then can a missing icon be told apart from a missing build.</summary>
    public bool Built => Current.Files.Count > 0;

    /// <summary>The address of a bundle file, for a link, script or image on our own origin.</summary>
    public string Url(string name) => $"/{Folder}/{Current.Files.GetValueOrDefault(name, name)}";

    /// <summary>The address of one symbol of the icon sprite. Throws when the build did not find that name: a page must not show a hole.</summary>
    public string Icon(string name)
    {
        if (Built && !Current.Icons.Contains(name))
        {
            throw new InvalidOperationException(
                $"Icon '{name}' is not in the sprite. Write it literally (icon=\"{name}\" or Icon(\"{name}\")) or list it in src/Web/assets/icons/also.txt, then run: npm run build"
            );
        }
        return $"{Url("icons.svg")}#i-{name}";
    }

    private IFileInfo File => _files.GetFileInfo($"{Folder}/manifest.json");

    private Manifest Current => _follows && File.LastModified != _manifest.At ? _manifest = Read() : _manifest;

    private Manifest Read()
    {
        var file = File;
        if (!file.Exists)
            return new Manifest(file.LastModified, FrozenDictionary<string, string>.Empty, FrozenSet<string>.Empty);
        using var stream = file.CreateReadStream();
        using var json = JsonDocument.Parse(stream);
        return new Manifest(
            file.LastModified,
            json.RootElement.GetProperty("files")
                .EnumerateObject()
                .ToFrozenDictionary(entry => entry.Name, entry => entry.Value.GetString()!, StringComparer.Ordinal),
            json.RootElement.GetProperty("icons").EnumerateArray().Select(entry => entry.GetString()!).ToFrozenSet(StringComparer.Ordinal)
        );
    }

    private sealed record Manifest(DateTimeOffset At, FrozenDictionary<string, string> Files, FrozenSet<string> Icons);
}
