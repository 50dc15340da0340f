using Microsoft.Playwright;

namespace IsoDienTu.Journeys.Support;

/// <summary>A person without a mouse: goes from control to control by Tab, as the page orders them, and fails where that leads nowhere.</summary>
internal static class Keys
{
    private const int MostTabs = 150;

    /// <summary>Presses Tab, or Shift and Tab when the control stands before where the focus is, until it has the focus.</summary>
    public static async Task ReachAsync(IPage page, ILocator control)
    {
        await control.WaitForAsync();
        var back = await control.EvaluateAsync<bool>(
            "e => document.activeElement !== document.body && (e.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0"
        );
        for (var i = 0; i < MostTabs; i++)
        {
            if (await control.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"{control} is not reached by Tab.");
    }

    /// <summary>Goes to a button and presses it.</summary>
    public static async Task PressAsync(IPage page, ILocator button)
    {
        await ReachAsync(page, button);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a field, puts other words in it and leaves it.</summary>
    public static async Task TypeAsync(IPage page, ILocator field, string words)
    {
        await ReachAsync(page, field);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(words);
        await page.Keyboard.PressAsync("Tab");
    }

    /// <summary>Goes to a drop-down and walks down to an entry.</summary>
    public static async Task ChooseAsync(IPage page, ILocator list, string entry)
    {
        await ReachAsync(page, list);
        for (var i = 0; i < MostTabs; i++)
        {
            if (await list.EvaluateAsync<string>("e => e.selectedOptions[0]?.text ?? ''") == entry)
            {
                return;
            }

            await page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"{list} does not offer «{entry}».");
    }

    /// <summary>Fails unless the control comes to have the focus by itself.</summary>
    public static Task FocusedAsync(ILocator control) => Assertions.Expect(control).ToBeFocusedAsync();
}
