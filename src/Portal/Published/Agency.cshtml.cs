using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>What one agency published.</summary>
[Public("Published procedures; the agency's own address and telephone")]
[PublicCache("slug")]
internal sealed class Agency(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "slug")]
    public string Slug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    public AgencyCard Card { get; private set; } = null!;
    public string Name { get; private set; } = "";
    public IReadOnlyList<PublishedProcedure> Procedures { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>What was found in titles, texts and forms, when something was asked for.</summary>
    public PublishedHits Found { get; private set; } = new(0, []);
    public IReadOnlyList<DocumentLine> Documents { get; private set; } = [];
    public IReadOnlyList<PublishedAnnouncement> Announced { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(Slug, ct) is not { } card)
        {
            return NotFound();
        }

        Card = card;
        Name = NameOf(card);
        var all = await ReadAsync(card.Id, (db, token) => PublishedProcedures.ListAsync(db, Today, token), ct);
        Total = all.Count;
        Documents = await ReadAsync(card.Id, (db, token) => PublishedDocuments.ListAsync(db, Today, token), ct);
        Announced = await ReadAsync(card.Id, Announcements.ListAsync, ct);
        Procedures = all;
        if (!string.IsNullOrWhiteSpace(Words))
        {
            Found = await EverywhereAsync((db, token) => PublishedSearch.FindAsync(db, Words, Today, card.Id, 1, token), ct);
            var shown = Found.Hits.Select(h => h.DocumentId).ToHashSet();
            // Codes of administrative procedures are not in the text.
            var named = await ReadAsync(card.Id, (db, token) => PublishedProcedures.SearchAsync(db, Today, Words, token), ct);
            Procedures = [.. named.Where(p => !shown.Contains(p.DocumentId))];
        }

        return Page();
    }
}
