using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IsoDienTu.Web.Pages;

/// <summary>Home: the public goes to the published pages, an official sees what must be done now.</summary>
[Public("Sends the public to the published pages; parts are shown only to the signed-in person they are made for")]
internal sealed class Index(IEnumerable<IHomePart> parts) : PageModel
{
    public IReadOnlyList<HomePart> Parts { get; private set; } = [];
    public string Greeting { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.TryActing() is not { } acting)
        {
            return Redirect("/Portal");
        }

        Greeting =
            acting.Actor.Post.Length == 0
                ? $"{acting.Actor.Name} – {acting.AgencyName}"
                : $"{acting.Actor.Name}, {acting.Actor.Post} – {acting.AgencyName}";
        var shown = new List<HomePart>();
        foreach (var part in parts.OrderBy(p => p.Order))
        {
            if (await part.ForAsync(acting, ct) is { } answer)
            {
                shown.Add(answer);
            }
        }

        Parts = shown;
        return Page();
    }
}
