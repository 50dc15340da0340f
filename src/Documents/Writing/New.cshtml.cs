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

    [BindProperty(SupportsGet = true)]
    public string? Title { get; set; }

    /// <summary>The change request that asked for the document; null when nobody did.</summary>
    [BindProperty(SupportsGet = true, Name = "request")]
    public Guid? RequestId { get; set; }

    public IEnumerable<SelectListItem> Kinds => FirstSections.Kinds.Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.new",
            async (work, token) =>
            {
                var id = await Drafts.NewAsync(work, Kind, Code, Title, token);
                if (RequestId is { } request)
                {
                    await Changing.Asking.TieAsync(work, request, id, token);
                }

                return "/Documents/Write/" + id;
            },
            ct
        );
}
