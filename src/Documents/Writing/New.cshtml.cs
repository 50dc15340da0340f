using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Writing;

/// <summary>Begins a document that is written here.</summary>
[Right(Drafts.Right)]
internal sealed class New(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public DocumentKind Kind { get; set; } = DocumentKind.Policy;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    public IEnumerable<SelectListItem> Kinds => FirstSections.Kinds.Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync("documents.new", async (work, token) => "/Documents/Write/" + await Drafts.NewAsync(work, Kind, Code, Title, token), ct);
}
