using AngleSharp.Dom;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Guards;

/// <summary>Every form of the product: refused without its token, harmless when sent twice.</summary>
public sealed class FormsTests(World world) : IClassFixture<World>
{
    /// <summary>Forms without a token, each with its reason.</summary>
    private static readonly Dictionary<string, string> free = new(StringComparer.Ordinal)
    {
        ["preferences"] = "keeps the look of pages in this browser; nothing of the product changes",
        ["Error"] = "shown in the place of a refused post",
        ["style"] = "shows the components during development; stores nothing",
    };

    [Fact]
    public async Task A_post_without_its_token_is_refused()
    {
        var faults = new List<string>();
        foreach (var address in world.Addresses.Where(a => a.Methods.Contains("POST") && !free.ContainsKey(a.Route)))
        {
            var client = address.Right is null ? world.Site.Anonymous() : await world.EntitledAsync(address.Right);
            foreach (var handler in address.Handlers.DefaultIfEmpty(""))
            {
                var before = await world.EntriesAsync();
                var answer = await client.PostAsync(
                    world.PathOf(address) + (handler.Length > 0 ? "?handler=" + handler : ""),
                    [new("IdempotencyKey", "12345678-guard")]
                );
                // A call takes JSON only: what a form on a foreign site can send is no call at all.
                var refused = address.IsPage ? answer.Status == 400 : answer.Status is 400 or 403 or 415;
                if (!refused || await world.EntriesAsync() != before)
                {
                    faults.Add($"{address.Route} {handler}: {answer.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public async Task A_form_sent_twice_does_its_work_once()
    {
        var faults = new List<string>();
        var worked = 0;
        foreach (var address in world.Addresses.Where(a => a.IsPage && a.Right is not null && a.Methods.Contains("POST")))
        {
            for (var form = 0; ; form++)
            {
                // A fresh sign-in each time: some forms end the session they are sent from.
                var client = await world.EntitledAsync(address.Right!);
                var page = await client.GetAsync(world.PathOf(address)!);
                if (FormAt(page, form) is not { } found)
                {
                    break;
                }

                var fields = Filled(found);
                var target = found.GetAttribute("action") is { Length: > 0 } action ? action : page.Path;
                var first = await client.PostAsync(target, fields);
                var between = await world.EntriesAsync();
                var second = await client.PostAsync(target, fields);
                worked += first.Status == 303 ? 1 : 0;
                var same = (second.Status, second.Location) == (first.Status, first.Location);
                var goneMeanwhile = second.Status is 302 or 404 && first.Status is 302 or 303;
                if ((!same && !goneMeanwhile) || await world.EntriesAsync() != between || first.Status >= 500)
                {
                    faults.Add($"{address.Route} form {form}: {first.Status} {first.Location}, then {second.Status} {second.Location}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.True(worked > 12, $"only {worked} forms did anything; the others were refused for what they lacked");
    }

    private static IElement? FormAt(TestPage page, int index) =>
        page
            .Document?.QuerySelectorAll("main form")
            .Where(f => string.Equals(f.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            .ElementAtOrDefault(index);

    /// <summary>The form as it stands, with something sensible in every empty field that must be filled, and its first button pressed.</summary>
    private static List<KeyValuePair<string, string>> Filled(IElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var type = element.GetAttribute("type") ?? "";
            if (type is "file" || (type is "checkbox" or "radio" && !element.HasAttribute("checked")))
            {
                continue;
            }

            var value = element switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value is { Length: > 0 } chosen
                    ? chosen
                    : select.QuerySelectorAll("option").Select(o => o.GetAttribute("value")).FirstOrDefault(v => v is { Length: > 0 })
                        ?? "",
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                _ => element.GetAttribute("value") ?? "",
            };
            fields.Add(new(element.GetAttribute("name")!, value.Length > 0 || type == "date" ? value : "Nội dung thử"));
        }

        if (form.QuerySelector("button[name]") is { } button)
        {
            fields.Add(new(button.GetAttribute("name")!, button.GetAttribute("value") ?? ""));
        }

        return fields;
    }
}
