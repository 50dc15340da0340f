using IsoDienTu.Journeys.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chrome))]

namespace IsoDienTu.Journeys.Support;

/// <summary>The machine's own chromium, started once for all journeys; nothing is downloaded.</summary>
public sealed class Chrome : IAsyncLifetime
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Set to any text to watch the journeys in a window, slowed down.</summary>
    private static readonly bool Watched = Environment.GetEnvironmentVariable("ISO_WATCH") is { Length: > 0 };

    private IPlaywright driver = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        driver = await Playwright.CreateAsync();
        browser = await driver.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Program(),
                Headless = !Watched,
                SlowMo = Watched ? 250 : null,
                // Root cannot have the sandbox, and neither can most containers; the browser opens pages of this very product only.
                ChromiumSandbox = false,
                Args =
                [
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }

    /// <summary>A browser profile of its own: no cookie, no history, the width of a desk or of a phone.</summary>
    /// <param name="script">False for a browser in which no script runs.</param>
    public Task<IBrowserContext> ProfileAsync(string address, bool phone, bool script) =>
        browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address,
                ViewportSize = phone ? Widths.Phone : Widths.Desk,
                JavaScriptEnabled = script,
                ReducedMotion = ReducedMotion.Reduce,
                Locale = "vi-VN",
                TimezoneId = "Asia/Ho_Chi_Minh",
            }
        );

    private static string Program()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Programs.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"No browser on the PATH (looked for {string.Join(", ", Programs)}). Debian, Ubuntu: apt-get install chromium"
            );
    }
}

/// <summary>The two screens every page is looked at on.</summary>
internal static class Widths
{
    public static ViewportSize Desk { get; } = new() { Width = 1280, Height = 900 };
    public static ViewportSize Phone { get; } = new() { Width = 390, Height = 844 };
}
