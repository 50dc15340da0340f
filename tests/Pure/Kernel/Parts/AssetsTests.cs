using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.FileProviders;

namespace IsoDienTu.Pure.Kernel.Parts;

public sealed class AssetsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("assets-");

    [Fact]
    public void A_plain_name_becomes_the_hashed_address()
    {
        var assets = Built();

        Assert.Equal("/assets/app.0a1b2c3d4e.css", assets.Url("app.css"));
        Assert.Equal("/assets/icons.ffff.svg#i-clock", assets.Icon("clock"));
    }

    [Fact]
    public void Without_a_build_the_plain_name_is_answered()
    {
        using var files = new PhysicalFileProvider(_root.FullName);
        var assets = new Assets(files);

        Assert.False(assets.Built);
        Assert.Equal("/assets/app.css", assets.Url("app.css"));
        Assert.Equal("/assets/icons.svg#i-clock", assets.Icon("clock"));
    }

    [Fact]
    public void An_icon_the_build_did_not_find_is_named_with_the_mend()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Built().Icon("clok"));

        Assert.Contains("'clok'", error.Message, StringComparison.Ordinal);
        Assert.Contains("npm run build", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_build_is_read_where_it_is_followed()
    {
        using var files = new PhysicalFileProvider(_root.FullName);
        var (followed, kept) = (new Assets(files, follows: true), new Assets(files));
        Built();

        Assert.Equal("/assets/app.0a1b2c3d4e.css", followed.Url("app.css"));
        Assert.Equal("/assets/app.css", kept.Url("app.css"));
    }

    private Assets Built()
    {
        var folder = _root.CreateSubdirectory("assets");
        File.WriteAllText(
            Path.Combine(folder.FullName, "manifest.json"),
            """{"files":{"app.css":"app.0a1b2c3d4e.css","icons.svg":"icons.ffff.svg"},"icons":["clock"]}"""
        );
        return new Assets(new PhysicalFileProvider(_root.FullName));
    }

    public void Dispose() => _root.Delete(recursive: true);
}
