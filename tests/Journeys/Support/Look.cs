using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys.Support;

/// <summary>
/// What must hold on every page: one main heading, a language, no error and no breach of the security policy in the console, no request to
/// another host, nothing wider than a phone, and nothing axe objects to (WCAG 2.2 A and AA).
/// </summary>
/// <remarks>
/// axe looks at each kind of page at both widths, light and dark, when it is seen first, and at every later visit at the person's own width.
/// </remarks>
internal sealed partial class Look
{
    private static readonly ConcurrentDictionary<string, bool> Seen = new(StringComparer.Ordinal);
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("ISO_PICTURES");
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Runs axe in the page itself and says one line for each broken rule; what stands in a frame is a page of its own and looked at as one.</summary>
    private const string RunAxe = """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
            resultTypes: ['violations'],
            preload: false,
            iframes: false,
          });
          return found.violations.map((rule) =>
            `${rule.id} (${rule.help}) at ${rule.nodes.slice(0, 6).map((node) => node.target.join(' ')).join(' | ')}: ` +
            rule.nodes[0].failureSummary.replaceAll('\n', ' '));
        }
        """;

    private readonly ConcurrentQueue<string> faults = new();
    private readonly IPage page;
    private readonly ViewportSize own;
    private readonly bool script;
    private int expected = 200;

    /// <param name="own">The screen the person works at.</param>
    /// <param name="script">False when no script runs in this browser, axe neither; the same pages are looked at in others.</param>
    public Look(IPage page, ViewportSize own, bool script)
    {
        this.page = page;
        this.own = own;
        this.script = script;
        page.Console += (_, message) =>
        {
            // The browser itself reports a page that was asked for and refused.
            var refused = expected != 200 && message.Text.Contains($"the server responded with a status of {expected}");
            if (message.Type is "error" or "warning" && !refused)
            {
                faults.Enqueue($"console {message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, error) => faults.Enqueue("script error: " + error);
        page.Request += (_, request) =>
        {
            if (Uri.TryCreate(request.Url, UriKind.Absolute, out var to) && to.Scheme is "http" or "https" && to.Host != "127.0.0.1")
            {
                faults.Enqueue("request to another host: " + request.Url);
            }
        };
    }

    /// <summary>Says beforehand how the next page will answer: the browser itself reports a refused page while it loads.</summary>
    public void Expect(int status) => expected = status;

    /// <summary>Looks the page over; afterwards it has the person's own width again.</summary>
    public async Task OverAsync()
    {
        if (await page.Locator("h1").CountAsync() != 1)
        {
            faults.Enqueue($"{await page.Locator("h1").CountAsync()} main headings");
        }

        if (await page.Locator("html").GetAttributeAsync("lang") is not ("vi" or "en"))
        {
            faults.Enqueue("no language");
        }

        if (string.IsNullOrWhiteSpace(await page.TitleAsync()))
        {
            faults.Enqueue("no title");
        }

        if (script)
        {
            await page.EvaluateAsync(Axe);
            var first = Seen.TryAdd($"{expected} {Kind(page.Url)}", true);
            foreach (var size in (ViewportSize[])[Widths.Desk, Widths.Phone])
            {
                await FitsAsync(size);
                if (first || size == own)
                {
                    await AxeAsync($"{size.Width} px light");
                }

                if (first)
                {
                    await PictureAsync($"{size.Width}-light");
                    await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                    await AxeAsync($"{size.Width} px dark");
                    await PictureAsync($"{size.Width}-dark");
                    await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                }
            }

            await page.SetViewportSizeAsync(own.Width, own.Height);
        }

        if (!faults.IsEmpty)
        {
            var said = string.Join("\n  ", faults.Distinct(StringComparer.Ordinal));
            faults.Clear();
            Assert.Fail($"{page.Url}\n  {said}");
        }
    }

    private async Task FitsAsync(ViewportSize size)
    {
        await page.SetViewportSizeAsync(size.Width, size.Height);
        var wider = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wider > 0)
        {
            var who = await page.EvaluateAsync<string>(
                "() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
                    + ".slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')"
            );
            faults.Enqueue($"{wider} px wider than {size.Width} px: {who}");
        }
    }

    private async Task AxeAsync(string screen)
    {
        foreach (var line in await page.EvaluateAsync<string[]>(RunAxe))
        {
            faults.Enqueue($"axe at {screen}: {line}");
        }
    }

    /// <summary>Keeps the whole page as it looks, where a folder was named for it.</summary>
    private async Task PictureAsync(string screen)
    {
        if (Pictures is not null)
        {
            var name = Kind(page.Url).Trim('/').Replace('/', '.').Replace("*", "");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{expected}-{screen}.png"), FullPage = true });
        }
    }

    /// <summary>The address without what differs from one object to the next.</summary>
    private static string Kind(string address) => Identity().Replace(new Uri(address).AbsolutePath, "*");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/q/).+")]
    private static partial Regex Identity();
}
