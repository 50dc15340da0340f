using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>Takes back a change of law that was entered wrongly.</summary>
[Right(LawBook.Right)]
internal sealed class Withdraw(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public LegalChange Row { get; private set; } = null!;
    public LegalText Text { get; private set; } = null!;
    public LegalText? By { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<LegalChange>().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } change)
        {
            return false;
        }

        Row = change;
        Text = await db.Set<LegalText>().FirstAsync(t => t.Id == change.TextId, ct);
        By = await db.Set<LegalText>().FirstOrDefaultAsync(t => t.Id == change.ByTextId, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.withdraw_law_change",
                async (work, token) =>
                {
                    await LawBook.WithdrawAsync(work, Acting, Id, Reason, token);
                    Notice = texts["Đã huỷ thay đổi; các phiếu còn mở được đóng trong ít phút."];
                    return "/Documents/Laws/Show/" + Row.TextId;
                },
                ct
            )
            : NotFound();
}
