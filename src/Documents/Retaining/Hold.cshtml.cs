using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Holds the destruction of a document or of all documents of a kind.</summary>
[Right(Holding.Right)]
internal sealed class Hold(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? DocumentId { get; set; }

    [BindProperty]
    public DocumentKind? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<SelectListItem> Documents { get; private set; } = [];
    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<DocumentKind>().Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var all = await db.Set<Document>().OrderBy(d => d.Code).ToListAsync(ct);
        Documents = [.. all.Select(d => new SelectListItem($"{d.Code} – {d.Title}", d.Id.ToString(), d.Id == DocumentId))];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.place_hold",
            async (work, token) =>
            {
                await Holding.PlaceAsync(work, new HoldInput(DocumentId, Kind, Reason), token);
                Notice = texts["Đã tạm dừng tiêu hủy."];
                return "/Documents/Retaining/Holds";
            },
            ct
        );
}
