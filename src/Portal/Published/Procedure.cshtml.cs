using System.Text.Json.Nodes;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Portal.Discovery;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>One published procedure: parts, term, steps, drawing, text, forms, QR.</summary>
[Public("A published procedure names roles, never persons")]
[PublicCache("agency")]
internal sealed class Procedure(Agencies agencies) : PublicPage
{
    [BindProperty(SupportsGet = true, Name = "agency")]
    public string AgencySlug { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "procedure")]
    public string ProcedureSlug { get; set; } = "";

    public string AgencyName { get; private set; } = "";
    public AgencyCard Card { get; private set; } = null!;

    /// <summary>The procedure in the words of schema.org.</summary>
    public JsonObject Facts
    {
        get
        {
            var site = Discoverable.SiteOf(Request);
            return new JsonObject
            {
                ["@type"] = "GovernmentService",
                ["name"] = Shown.Title,
                ["identifier"] = Shown.Code,
                ["url"] = $"{site}/Portal/Procedure/{AgencySlug}/{Shown.Slug}",
                ["provider"] = Discoverable.Organization(Card, site),
                ["serviceOutput"] = Shown.Result,
                ["audience"] = Shown.Subject is null ? null : new JsonObject { ["@type"] = "Audience", ["audienceType"] = Shown.Subject },
                ["subjectOf"] = new JsonObject
                {
                    ["@type"] = "DigitalDocument",
                    ["name"] = Shown.Title,
                    ["version"] = Shown.Issue,
                    ["datePublished"] = $"{Shown.EffectiveFrom:yyyy-MM-dd}",
                    ["inLanguage"] = "vi",
                },
            };
        }
    }

    public PublishedProcedure Shown { get; private set; } = null!;
    public IReadOnlyList<StepLine> Steps { get; private set; } = [];

    /// <summary>The issue bears the digital signatures of its approver and of the agency.</summary>
    public bool IsSigned { get; private set; }
    public DocumentContent Text { get; private set; } = DocumentContent.Empty;
    public string Svg { get; private set; } = "";
    public string? QrAddress { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(AgencySlug, ct) is not { } agency)
        {
            return NotFound();
        }

        AgencyName = NameOf(agency);
        Card = agency;
        return await ReadAsync(agency.Id, LoadAsync, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await PublishedProcedures.FindAsync(db, ProcedureSlug, Today, ct) is not { } found)
        {
            return false;
        }

        Shown = found;
        Steps =
        [
            .. found.Steps.Select(s => new StepLine(
                s.Number,
                s.Name,
                Role: s.Role,
                Term: s.Term,
                Note: s.Ways.Count > 1 ? string.Join("; ", s.Ways) : null
            )),
        ];
        IsSigned = await DocumentReads.IsSignedAsync(db, found.DocumentVersionId, ct);
        Text = await DocumentReads.ContentAsync(db, found.DocumentVersionId, ct) ?? DocumentContent.Empty;
        Svg = await ProcedureDrawing.SvgAsync(db, found, Language, ct);
        QrAddress = found.Qr is null ? null : QrAddresses.Of(Request, found.Qr);
        return true;
    }
}
