using System.Text.Json.Nodes;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Portal.Discovery;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>Policy, objectives or description of an agency's quality system: what is in force today or on another day, and every issue.</summary>
[Public("Documents of the quality system that QĐ 19/2014 and ISO 9001 ask to be made known; no person is named")]
[PublicCache("agency")]
internal sealed class Document(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "document")]
    public string DocumentSlug { get; set; } = "";

    /// <summary>The day asked for; today when none is, or one that is no day.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? On { get; set; }

    public string AgencyName { get; private set; } = "";
    public AgencyCard Card { get; private set; } = null!;

    /// <summary>The issue shown in the words of schema.org; null when none is.</summary>
    public JsonObject? Facts =>
        Shown.Shown is not { } issue
            ? null
            : new JsonObject
            {
                ["@type"] = "DigitalDocument",
                ["name"] = Shown.Title,
                ["identifier"] = Shown.Code,
                ["version"] = issue.Issue,
                ["datePublished"] = $"{issue.EffectiveFrom:yyyy-MM-dd}",
                ["inLanguage"] = "vi",
                ["url"] = $"{Discoverable.SiteOf(Request)}/Portal/Document/{AgencySlug}/{Shown.Slug}",
                ["publisher"] = Discoverable.Organization(Card, Discoverable.SiteOf(Request)),
            };

    public DateOnly Day { get; private set; }
    public PublishedDocument Shown { get; private set; } = null!;
    public DocumentContent Text { get; private set; } = DocumentContent.Empty;

    /// <summary>The finished PDF that is the content; null when it is written, or nothing is shown.</summary>
    public FilePagesView? Pages { get; private set; }
    public string? QrAddress { get; private set; }

    /// <summary>The issue bears the digital signatures of its approver and of the agency.</summary>
    public bool IsSigned { get; private set; }
    public bool IsToday => Day == Today;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(AgencySlug, ct) is not { } agency)
        {
            return NotFound();
        }

        AgencyName = NameOf(agency);
        Card = agency;
        Day = DateOnly.TryParseExact(On, "yyyy-MM-dd", out var day) ? day : Today;
        return await ReadAsync(agency.Id, LoadAsync, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await PublishedDocuments.FindAsync(db, DocumentSlug, Day, ct) is not { } found)
        {
            return false;
        }

        Shown = found;
        if (found.Shown is { } issue)
        {
            Text = await DocumentReads.ContentAsync(db, issue.Id, ct) ?? DocumentContent.Empty;
            Pages = await PagePicture.ViewAsync(db, issue, AgencySlug, found.Slug, Day, ct);
            IsSigned = await DocumentReads.IsSignedAsync(db, issue.Id, ct);
            QrAddress = issue.Qr is null ? null : QrAddresses.Of(Request, issue.Qr);
        }

        return true;
    }
}
