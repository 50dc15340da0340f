using Microsoft.Playwright;

namespace IsoDienTu.Journeys.Support;

/// <summary>Badges: what they say stands in words with an icon beside it, never in colour alone.</summary>
internal static class Marks
{
    /// <summary>Fails unless a badge in this place, or on the page, says these words and has an icon.</summary>
    public static async Task MarkedAsync(this Visit visit, string words, ILocator? place = null)
    {
        var mark = (place ?? visit.Main).Locator(".mark").Filter(new() { HasText = words }).First;
        await Assertions.Expect(mark).ToBeVisibleAsync();
        Assert.Equal(words, Visit.Folded(await mark.InnerTextAsync()));
        await Assertions.Expect(mark.Locator("svg").First).ToBeVisibleAsync();
    }

    /// <summary>The row of a table that says these words.</summary>
    public static ILocator Row(this Visit visit, string words) =>
        visit.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = words }).First;
}
