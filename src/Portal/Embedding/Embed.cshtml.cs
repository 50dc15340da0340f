using System.Text.Encodings.Web;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Portal.Embedding;

/// <summary>Gives the secretary the lines to copy into the agency's own site, and shows beforehand what visitors will see.</summary>
[Right("portal.embed")]
internal sealed class Embed(Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts, HtmlEncoder encoder) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "tongue")]
    public string? Tongue { get; set; }

    [BindProperty(SupportsGet = true, Name = "theme")]
    public string? Theme { get; set; }

    [BindProperty(SupportsGet = true, Name = "accent")]
    public string? AccentText { get; set; }

    public AgencyCard Card { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Views { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Tongues => [new("Tiếng Việt", "vi"), new("English", "en")];

    public IReadOnlyList<SelectListItem> Themes =>
        [new(texts["Nền sáng"], "light"), new(texts["Nền tối"], "dark"), new(texts["Theo máy người xem"], "auto")];

    public Accent? Accent => Accent.Read(AccentText);
    public string? AccentProblem =>
        string.IsNullOrWhiteSpace(AccentText) || Accent is not null
            ? null
            : texts["Màu ghi bằng sáu chữ số hệ mười sáu, ví dụ #0b5cad."].Value;

    public bool MayEditAgency => Acting.Has("organisation.edit_agency");

    /// <summary>Of what is shown, on our own site.</summary>
    public string Frame =>
        QueryHelpers.AddQueryString(
            $"{EmbeddedPages.Path}/{Card.Slug}{(View!.Length > 0 ? "/" + View : "")}",
            Parameters.ToDictionary(p => p.Name, p => (string?)p.Value)
        );

    public string ScriptAddress => Site + EmbeddedPages.Script;

    public string Site => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    /// <summary>Lines with the element of ours.</summary>
    public string ElementLines =>
        $"""
            <script type="module" src="{ScriptAddress}"></script>
            <iso-dien-tu agency="{Card.Slug}"{Attribute("view", View)}{Attributes}>
              <a href="{Site}/Portal/Agency/{Card.Slug}">{Title}</a>
            </iso-dien-tu>
            """;

    /// <summary>Lines with a frame; the script only makes it as high as what it shows.</summary>
    public string FrameLines =>
        $"""
            <iframe src="{Site}{Frame.Replace(
                "&",
                "&amp;",
                StringComparison.Ordinal
            )}" title="{Title}" width="100%" height="700" frameborder="0" loading="lazy"></iframe>
            <script type="module" src="{ScriptAddress}"></script>
            """;

    /// <summary>What a site with a content security policy of its own has to add.</summary>
    public string PolicyLines =>
        $"""
            script-src {Site}; connect-src {Site}
            frame-src {Site}
            """;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await agencies.FindAsync(Acting.AgencyId, ct) is not { } card)
        {
            return false;
        }

        Card = card;
        var today = clock.GetUtcNow().VietnamDay();
        var documents = await PublishedDocuments.ListAsync(db, today, ct);
        var procedures = await PublishedProcedures.ListAsync(db, today, ct);
        Views =
        [
            new(texts["Tất cả tài liệu và quy trình"], ""),
            .. documents.Select(d => new SelectListItem(
                d.Title,
                d.Kind == DocumentKind.Policy && documents.First(x => x.Kind == d.Kind) == d ? "document/policy" : "document/" + d.Slug
            )),
            .. procedures.Select(p => new SelectListItem($"{p.Code} {p.Title}", "procedure/" + p.Slug)),
        ];
        View = Views.FirstOrDefault(v => v.Value == View)?.Value ?? "";
        Tongue = Tongue == "en" ? "en" : "vi";
        Theme = Theme is "dark" or "auto" ? Theme : "light";
        return true;
    }

    private string Title => encoder.Encode(texts["Hệ thống quản lý chất lượng của {0}", PublicPage.NameOf(Card)].Value);

    private IEnumerable<(string Name, string Value)> Parameters =>
        new[]
        {
            ("lang", Tongue == "vi" ? "" : Tongue!),
            ("theme", Theme == "light" ? "" : Theme!),
            ("accent", Accent?.Chosen.TrimStart('#') ?? ""),
        }.Where(p => p.Item2.Length > 0);

    private string Attributes => string.Concat(Parameters.Select(p => Attribute(p.Name, p.Value)));

    private static string Attribute(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $" {name}=\"{value}\"";
}
