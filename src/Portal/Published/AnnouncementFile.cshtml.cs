using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>The signed file of a decision of announcement.</summary>
[Public("The signed decision, which QĐ 19/2014/QĐ-TTg asks to be posted")]
internal sealed class AnnouncementFile(Agencies agencies, Announcements announcements, FileStore store) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await agencies.FindBySlugAsync(AgencySlug, ct) is { } agency && await announcements.FileAsync(agency.Id, Id, ct) is { } file
            ? File(file.Open(store), file.MediaType, file.Name)
            : NotFound();
}
