using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>Records that a legal text expires, is replaced or amended; every agency whose documents cite it follows.</summary>
[Right(LawBook.Right)]
internal sealed class Change(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public LegalChangeKind Kind { get; set; } = LegalChangeKind.Replaced;

    [BindProperty]
    public string? By { get; set; }

    [BindProperty]
    public DateOnly? EffectiveOn { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public LegalText Text { get; private set; } = null!;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<LegalChangeKind>().Select(k => new SelectListItem(texts[LawWords.Of(k)], k.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Text = (await db.Set<LegalText>().FirstOrDefaultAsync(t => t.Id == Id, ct))!;
        return Text is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.change_law",
                async (work, token) =>
                {
                    await LawBook.ChangeAsync(work, Acting, Id, new LegalChangeInput(Kind, By, EffectiveOn, Note), token);
                    Notice = texts["Đã ghi thay đổi. Các cơ quan có tài liệu viện dẫn nhận phiếu yêu cầu trong ít phút."];
                    return "/Documents/Laws/Show/" + Id;
                },
                ct
            )
            : NotFound();
}
