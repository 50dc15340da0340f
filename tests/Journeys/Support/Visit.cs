using System.Text.RegularExpressions;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys.Support;

/// <summary>
/// One person at a browser of their own. What a person does is here (open, follow a link, press a button, fill a field by its label, read), and
/// every page that opens on the way is looked at by <see cref="Look"/>.
/// </summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly IBrowserContext profile;
    private readonly Look look;
    private int status;

    private Visit(IBrowserContext profile, IPage page, Look look)
    {
        this.profile = profile;
        this.look = look;
        Page = page;
        page.Response += (_, answer) =>
        {
            if (answer.Request.IsNavigationRequest && answer.Frame == page.MainFrame)
            {
                status = answer.Status;
            }
        };
    }

    /// <summary>The browser's page, for what is rarer than the verbs of this class.</summary>
    public IPage Page { get; }

    /// <summary>The part of the page that is not frame.</summary>
    public ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>The menu at the side.</summary>
    public ILocator Menu => Page.GetByRole(AriaRole.Navigation, new() { Name = "Trình đơn chính" });

    /// <summary>Path and query of where the person is.</summary>
    public string Where => new Uri(Page.Url).PathAndQuery;

    /// <summary>Opens a browser that is signed in as nobody.</summary>
    public static async Task<Visit> BeginAsync(Chrome chrome, TestSite site, bool phone = false, bool script = true)
    {
        var profile = await chrome.ProfileAsync(site.Address, phone, script);
        var page = await profile.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        return new Visit(profile, page, new Look(page, phone ? Widths.Phone : Widths.Desk, script));
    }

    /// <summary>Opens a browser and signs in as a person does on a developer's machine: by a click on the own name.</summary>
    public static async Task<Visit> SignedInAsync(Chrome chrome, TestSite site, Player player, bool script = true)
    {
        var visit = await BeginAsync(chrome, site, script: script);
        await visit.OpenAsync("/Access/SigningIn/SignIn");
        await visit.PressAsync($"{player.Name} {player.Title}");
        return visit;
    }

    /// <summary>Types an address.</summary>
    public async Task OpenAsync(string address, int expected = 200)
    {
        await ArriveAsync(() => Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit }), expected);
    }

    /// <summary>Follows a link to another page.</summary>
    /// <param name="place">The part of the page to look in; the whole page unless given.</param>
    public Task FollowAsync(string link, ILocator? place = null, int expected = 200) =>
        ArriveAsync(() => In(place).GetByRole(AriaRole.Link, new() { NameRegex = Named(link) }).First.ClickAsync(), expected);

    /// <summary>Opens the menu of rarer acts and follows one of its links.</summary>
    public async Task FollowMoreAsync(string link)
    {
        await Main.Locator("summary").Filter(new() { HasText = "Thêm" }).First.ClickAsync();
        await FollowAsync(link, Main);
    }

    /// <summary>Presses a button that leads to another page.</summary>
    public Task PressAsync(string button, ILocator? place = null, int expected = 200) =>
        ArriveAsync(() => In(place).GetByRole(AriaRole.Button, new() { NameRegex = Named(button) }).First.ClickAsync(), expected);

    /// <summary>Presses a key that leads to another page, such as Enter in a form.</summary>
    public Task KeyAsync(string key, int expected = 200) => ArriveAsync(() => Page.Keyboard.PressAsync(key), expected);

    /// <summary>The control with this label.</summary>
    public ILocator Field(string label, ILocator? place = null) =>
        In(place).GetByLabel(new Regex($"^{Regex.Escape(label)}\\s*(không bắt buộc)?$"));

    /// <summary>Fills a field found by its label.</summary>
    public Task FillAsync(string label, string value, ILocator? place = null) => Field(label, place).FillAsync(value);

    /// <summary>Puts a file into a field found by its label.</summary>
    public Task AttachAsync(string label, string name, byte[] bytes) =>
        Field(label)
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = bytes,
                }
            );

    /// <summary>Chooses from a drop-down the first entry with this name.</summary>
    public async Task ChooseAsync(string label, string entry)
    {
        var list = Field(label);
        var value = await list.GetByRole(AriaRole.Option, new() { NameRegex = Named(entry) }).First.GetAttributeAsync("value");
        await list.SelectOptionAsync(value!);
    }

    /// <summary>A list of choices or a fieldset with this caption.</summary>
    public ILocator Group(string caption) => Main.GetByRole(AriaRole.Group, new() { NameRegex = Named(caption) });

    /// <summary>Fails unless the page says all of this, in the given order or not.</summary>
    public async Task ReadsAsync(params string[] words)
    {
        var text = await WordsAsync();
        foreach (var word in words)
        {
            Assert.True(text.Contains(word, StringComparison.Ordinal), $"{Where} does not say «{word}»: {text}");
        }
    }

    /// <summary>Fails when the page says any of this.</summary>
    public async Task SaysNothingOfAsync(params string[] words)
    {
        var text = await Page.ContentAsync();
        foreach (var word in words)
        {
            Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Where} says «{word}».");
        }
    }

    /// <summary>Asks for an address with this person's cookies beside the page: an API, a file, anything of which only the answer matters.</summary>
    public async Task<(int Status, string Text)> AskAsync(string address)
    {
        var answer = await profile.APIRequest.GetAsync(address);
        return (answer.Status, await answer.TextAsync());
    }

    /// <summary>Addresses of the page's links that name one object by its identifier, in the main part.</summary>
    public async Task<IReadOnlyList<string>> LinksAsync() =>
        [
            .. (await Main.Locator("a[href]").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href').split('#')[0])"))
                .Where(l => Identifier().IsMatch(l))
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>The words of the main part, white space folded.</summary>
    public async Task<string> WordsAsync() => Folded(await Main.InnerTextAsync());

    /// <summary>Looks the page over once more, after something on it changed without a new page.</summary>
    public Task OverAsync() => look.OverAsync();

    /// <summary>White space folded, as a reader reads it.</summary>
    public static string Folded(string text) => Space().Replace(text, " ").Trim();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await profile.DisposeAsync();

    private async Task ArriveAsync(Func<Task> act, int expected)
    {
        look.Expect(expected);
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await act();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
        finally
        {
            Page.Load -= Loaded;
        }

        if (status != expected)
        {
            Assert.Fail($"{Where} answered {status}, not {expected}: {await WordsAsync()}");
        }

        await look.OverAsync();
    }

    private ILocator In(ILocator? place) => place ?? Page.Locator("body");

    /// <summary>The whole name, but for a count behind it ("Việc của tôi 3"); with "…" at the end, any name that begins so.</summary>
    private static Regex Named(string words) =>
        words.EndsWith('…') ? new("^\\s*" + Literally(words[..^1])) : new($"^\\s*{Literally(words)}(\\s+\\d+)?\\s*$");

    /// <summary>The browser writes the expression between strokes, so that one in a name would end it.</summary>
    private static string Literally(string words) => Regex.Escape(words).Replace("/", "\\/", StringComparison.Ordinal);

    [GeneratedRegex("/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
