using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>Looks through what all agencies of the province published: titles, texts, codes and forms of what is in force today.</summary>
[Public("Only documents that their agencies published, as in force today")]
[PublicCache]
internal sealed class Search(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    /// <summary>Only this agency, as its address calls it.</summary>
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string? Slug { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? PageNumber { get; set; }

    public AgencyCard? Only { get; private set; }
    public PublishedHits Found { get; private set; } = new(0, []);
    public IReadOnlyList<(AgencyCard Agency, PublishedHit Hit, bool Named)> Rows { get; private set; } = [];
    public int Number =>
        int.TryParse(PageNumber, out var number) ? Math.Clamp(number, 1, PublishedSearch.Most / PublishedSearch.PageSize) : 1;
    public bool HasNext => Number * PublishedSearch.PageSize < Found.Total;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!string.IsNullOrEmpty(Slug))
        {
            Only = await agencies.FindBySlugAsync(Slug, ct);
            if (Only is null)
            {
                return NotFound();
            }
        }

        Found = await EverywhereAsync((db, token) => PublishedSearch.FindAsync(db, Words, Today, Only?.Id, Number, token), ct);
        var rows = new List<(AgencyCard, PublishedHit, bool)>();
        foreach (var hit in Found.Hits)
        {
            if (await agencies.FindAsync(hit.AgencyId, ct) is { } agency)
            {
                rows.Add((agency, hit, Only is null));
            }
        }

        Rows = rows;
        return Page();
    }

    /// <summary>Another page of the same.</summary>
    public string At(int page) =>
        $"/Portal/Search?q={Uri.EscapeDataString(Words ?? "")}"
        + (Only is null ? "" : "&agency=" + Only.Slug)
        + (page > 1 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&p={page}") : "");
}
