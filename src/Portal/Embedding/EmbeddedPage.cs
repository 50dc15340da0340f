using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;

namespace IsoDienTu.Portal.Embedding;

/// <summary>
/// Base of the pages that stand in other sites' pages. All of how they look is said by the address, since they know no person:
/// <c>lang</c> (vi, en), <c>theme</c> (light, dark, auto), <c>accent</c> (a colour), and <c>part</c> for the part that a script of ours puts in place.
/// </summary>
internal abstract class EmbeddedPage(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "theme")]
    public string? AskedTheme { get; set; }

    [BindProperty(SupportsGet = true, Name = "accent")]
    public string? AskedAccent { get; set; }

    [BindProperty(SupportsGet = true, Name = "part")]
    public string? AskedPart { get; set; }

    /// <summary>Only the content, without a document around it.</summary>
    public bool IsPart => AskedPart == "1";

    /// <summary>Agencies' own sites are light unless they say otherwise; "auto" follows the reader's system.</summary>
    public string Theme => AskedTheme is "dark" or "auto" ? AskedTheme : "light";

    public Accent? Accent => Accent.Read(AskedAccent);
    public AgencyCard? Card { get; private set; }
    public bool IsMissing { get; private set; }

    /// <summary>Language of what is shown: vi or en.</summary>
    public string Tongue => Language;

    public string AgencyName => Card is null ? "" : NameOf(Card);

    /// <summary>Today, of which everything shown is true.</summary>
    public string Day => Moments.Date(Today);

    /// <summary>The agency's page of the whole portal, in this language.</summary>
    public string Home => Outside($"/Portal/Agency/{AgencySlug}");

    /// <summary>An address among these pages that looks the same.</summary>
    public string Stay(string rest) => Address($"{EmbeddedPages.Path}/{AgencySlug}{rest}", Kept);

    /// <summary>What a form has to carry along for the same look.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        new[] { ("lang", LanguageInAddress), ("theme", Theme == "light" ? null : Theme), ("accent", Accent?.Chosen.TrimStart('#')) }
            .Where(p => p.Item2 is not null)
            .Select(p => (p.Item1, p.Item2!));

    /// <summary>An address of the portal proper, in this language.</summary>
    public string Outside(string path) => Address(path, Kept.Where(p => p.Name == "lang"));

    /// <summary>A heading; one level lower inside a foreign page, which has a main heading of its own.</summary>
    /// <param name="level">1 is the title of the page.</param>
    public IHtmlContent Heading(int level, string text)
    {
        var tag = new TagBuilder($"h{level + (IsPart ? 1 : 0)}");
        if (level == 1)
        {
            tag.AddCssClass("title");
            tag.Attributes["tabindex"] = "-1";
        }

        tag.InnerHtml.Append(text);
        return tag;
    }

    /// <summary>Finds the agency and says who may frame the page.</summary>
    protected async Task<bool> FindAsync(CancellationToken ct)
    {
        Card = await agencies.FindBySlugAsync(AgencySlug, ct);
        // Our own pages show it too: the secretary sees beforehand what visitors will see.
        SecurityHeaders.AllowFraming(HttpContext, Card?.WebSites is { Count: > 0 } sites ? ["'self'", .. sites] : ["*"]);
        return Card is not null;
    }

    /// <summary>"Not found" in the place itself: an error page of the portal would not be let into the frame.</summary>
    protected IActionResult Missing()
    {
        Response.StatusCode = 404;
        IsMissing = true;
        return Page();
    }

    private static string? LanguageInAddress => Language == "vi" ? null : Language;

    private static string Address(string path, IEnumerable<(string Name, string Value)> parameters) =>
        QueryHelpers.AddQueryString(path, parameters.ToDictionary(p => p.Name, p => (string?)p.Value));
}
