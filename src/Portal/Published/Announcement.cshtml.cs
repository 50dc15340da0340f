using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>The decisions by which an agency announced its quality system, with the procedures they cover.</summary>
[Public("Decisions of announcement, which QĐ 19/2014/QĐ-TTg asks to be posted on the web site; no person is named on the page")]
[PublicCache("agency")]
internal sealed class Announcement(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    public string AgencyName { get; private set; } = "";
    public IReadOnlyList<PublishedAnnouncement> Announced { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(AgencySlug, ct) is not { } agency)
        {
            return NotFound();
        }

        AgencyName = NameOf(agency);
        Announced = await ReadAsync(agency.Id, Announcements.ListAsync, ct);
        return Page();
    }
}
