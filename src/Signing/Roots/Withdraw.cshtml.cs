using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Roots;

/// <summary>Takes the trust in a root back, with the reason.</summary>
[Right("signing.manage_roots")]
internal sealed class Withdraw(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public TrustedRoot Row { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Row = (await db.Set<TrustedRoot>().FirstOrDefaultAsync(r => r.Id == Id, ct))!;
        return Row is not null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "signing.withdraw_root",
                async (work, token) =>
                {
                    // Two who withdraw at once: the second waits for this row and finds it withdrawn.
                    var row = await work
                        .Db.Set<TrustedRoot>()
                        .FromSqlRaw("select * from signing.trusted_root where id = {0} for update", Id)
                        .SingleAsync(token);
                    row.Withdraw(Reason, work);
                    Log.Write(work, "signing.root_withdrawn", "trusted_root", row.Sha256, null, new { row.Subject }, row.WithdrawReason);
                    Notice = texts["Đã gỡ «{0}».", row.Subject];
                    return "/Signing/Roots";
                },
                ct
            )
            : NotFound();
}
