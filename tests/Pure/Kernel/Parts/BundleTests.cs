using System.Text.Json;

namespace IsoDienTu.Pure.Kernel.Parts;

/// <summary>The promises of size, on the files that <c>npm run build</c> wrote; skipped by name before a build.</summary>
public class BundleTests
{
    [Theory]
    [InlineData("app.css", 16)]
    [InlineData("app.js", 19)]
    [InlineData("icons.svg", 4)]
    public void A_part_stays_within_its_budget(string name, int kilobytes) => Assert.InRange(Size(name), 1, kilobytes * 1024);

    [Fact]
    public void A_public_page_of_twelve_kilobytes_stays_under_sixty_in_all()
    {
        string[] firstVisit =
        [
            "app.css",
            "icons.svg",
            "mark.svg",
            "bvp-400.woff2",
            "bvp-600.woff2",
            "bvp-tab-400.woff2",
            "bvp-tab-600.woff2",
        ];

        Assert.InRange(firstVisit.Sum(Size) + 12 * 1024, 1, 60 * 1024);
    }

    [Fact]
    public void The_style_sheet_asks_for_nothing_outside_the_bundle()
    {
        var css = File.ReadAllText(Path.Combine(Folder(), Files()["app.css"]));

        Assert.DoesNotContain(
            "http",
            css.Replace("http://www.w3.org", "", StringComparison.Ordinal)
                .Replace("http%3a//www.w3.org", "", StringComparison.OrdinalIgnoreCase),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
        Assert.DoesNotContain("font/woff2;base64", css, StringComparison.Ordinal);
    }

    private static long Size(string name)
    {
        var path = Path.Combine(Folder(), Files()[name]);
        return new FileInfo(File.Exists(path + ".br") ? path + ".br" : path).Length;
    }

    private static Dictionary<string, string> Files()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "manifest.json")));
        return json
            .RootElement.GetProperty("files")
            .EnumerateObject()
            .ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal);
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "IsoDienTu.slnx")))
            {
                var folder = Path.Combine(at.FullName, "src/Web/wwwroot/assets");
                Assert.SkipUnless(File.Exists(Path.Combine(folder, "manifest.json")), "The bundle is not built: npm ci && npm run build");
                return folder;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository");
    }
}
