using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>What the pages that enter and correct a legal text have in common. The fields are bound one by one, under the names the rules speak of.</summary>
internal abstract class LawFormPage(IStringLocalizer<Texts> texts) : IsoPage
{
    protected IStringLocalizer<Texts> Sentences => texts;

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty]
    public LegalKind? Kind { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Issuer { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public DateOnly? ExpiresOn { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Replaces { get; set; }

    [BindProperty]
    public string? Amends { get; set; }

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<LegalKind>().Select(k => new SelectListItem(texts[LawWords.Of(k)], k.ToString()));

    protected LegalTextInput Input => new(Number, Kind, Title, Issuer, SignedOn, EffectiveFrom, ExpiresOn, Source, Replaces, Amends);
}
