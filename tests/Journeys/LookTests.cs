using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace IsoDienTu.Journeys;

/// <summary>The look at every page catches what it is there for: a page with one fault each is put in place of a real one.</summary>
public sealed class LookTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync(port: true);

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("<h1>A</h1><h1>B</h1>", "2 main headings")]
    [InlineData("<h1>A</h1><p>B<input></p>", "label")]
    [InlineData(
        "<h1>A</h1><table><tr><td>much_too_long_a_word_to_stand_on_a_phone_without_scrolling_sideways</td></tr></table>",
        "px wider than 390 px"
    )]
    [InlineData("<h1>A</h1><script>document.title = 'B'</script>", "Content Security Policy")]
    [InlineData("<h1>A</h1><img alt='' src='http://elsewhere.example/a.png'>", "request to another host")]
    [InlineData("<h1>A</h1><script src='/nothing.js'></script>", "404")]
    public async Task A_fault_of_a_page_is_named(string body, string fault)
    {
        await using var visit = await Visit.BeginAsync(chrome, site);
        await visit.Page.RouteAsync("**/Portal", route => route.FulfillAsync(Page(body)));
        var refusal = await Assert.ThrowsAsync<FailException>(() => visit.OpenAsync("/Portal"));
        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
    }

    private static RouteFulfillOptions Page(string body) =>
        new()
        {
            ContentType = "text/html; charset=utf-8",
            Headers = new Dictionary<string, string> { ["Content-Security-Policy"] = "default-src 'self'; img-src *; style-src 'none'" },
            Body = $"<!doctype html><html lang='en'><head><title>A</title></head><body><main>{body}</main></body></html>",
        };
}
