using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QRCoder;

namespace IsoDienTu.Journeys.Support;

/// <summary>The QR code as it stands on a page, module by module.</summary>
internal static partial class DrawnQr
{
    /// <summary>Fails unless the first code of the page is the code of this very text.</summary>
    public static async Task LeadsToAsync(this Visit visit, string text)
    {
        var svg = visit.Main.Locator("svg.qr").First;
        await Assertions.Expect(svg).ToBeVisibleAsync();
        var drawn = Dark(await svg.Locator("path").GetAttributeAsync("d") ?? "");
        using var maker = new QRCodeGenerator();
        using var wanted = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = wanted.ModuleMatrix.Count;
        Assert.Equal($"0 0 {size} {size}", await svg.GetAttributeAsync("viewBox"));
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                Assert.True(wanted.ModuleMatrix[y][x] == drawn.Contains((x, y)), $"The code on {visit.Where} is not that of {text}.");
            }
        }
    }

    /// <summary>Runs of dark modules, drawn as <c>M3 4h2v1H3z</c>.</summary>
    private static HashSet<(int X, int Y)> Dark(string path) =>
        [.. Run().Matches(path).SelectMany(run => Enumerable.Range(Number(run, 1), Number(run, 3)).Select(x => (x, Number(run, 2))))];

    private static int Number(Match run, int group) =>
        int.Parse(run.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)")]
    private static partial Regex Run();
}
