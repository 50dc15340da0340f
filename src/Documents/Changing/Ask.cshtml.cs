using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Changing;

/// <summary>Asks for a document to be written, revised or dropped.</summary>
[Right(Asking.Right)]
internal sealed class Ask(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true)]
    public RequestKind Kind { get; set; } = RequestKind.Revise;

    [BindProperty(SupportsGet = true)]
    public Guid? DocumentId { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? Basis { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    public IReadOnlyList<SelectListItem> Documents { get; private set; } = [];
    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<RequestKind>().Select(k => new SelectListItem(texts[RequestWords.Of(k)], k.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Documents =
        [
            .. (
                await db.Set<Document>()
                    .OrderBy(d => d.Code)
                    .Select(d => new
                    {
                        d.Id,
                        d.Code,
                        d.Title,
                    })
                    .ToListAsync(ct)
            ).Select(d => new SelectListItem($"{d.Code} – {d.Title}", d.Id.ToString())),
        ];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.ask_change",
            async (work, token) =>
            {
                var request = await Asking.AskAsync(work, new AskInput(Kind, DocumentId, Title, Why, Basis, DueOn), token);
                Notice = texts["Đã lập phiếu số {0}; người ban hành tài liệu sẽ quyết định.", request.Code];
                return "/Documents/Changing/Show/" + request.Id;
            },
            ct
        );
}
