using System.ComponentModel.DataAnnotations;
using IsoDienTu.Access.Passwords;
using IsoDienTu.Access.Sessions;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Own;

/// <summary>Changes one's own password; all other sessions end with it.</summary>
[Right(RightAttribute.SignedIn)]
internal sealed class Password(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    [MaxLength(256)]
    public string? Old { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Hãy nhập mật khẩu mới.")]
    [MaxLength(256)]
    public string New { get; set; } = "";

    [BindProperty]
    [Compare(nameof(New), ErrorMessage = "Hai lần nhập mật khẩu mới không giống nhau.")]
    public string Again { get; set; } = "";

    /// <summary>The password in use was made up by an administrator; nothing else opens until it is replaced.</summary>
    public bool IsFirst { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        IsFirst = await db.Set<Account>().AnyAsync(a => a.PersonId == Acting.Actor.PersonId && a.MustChange, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "access.change_password",
            async (work, token) =>
            {
                var account = await work.Db.Set<Account>().FirstAsync(a => a.PersonId == work.Actor.PersonId, token);
                if (account.PasswordHash is not null && !PasswordHashes.Fits(account.PasswordHash, Old ?? ""))
                {
                    throw new RuleException(typeof(Texts), "access.password.old", "Mật khẩu hiện nay không đúng.", nameof(Old));
                }

                PasswordRules.Check(New, nameof(New), [account.Login, .. work.Actor.Name.Split(' ')]);
                if (account.MustChange && New == Old)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "access.password.same",
                        "Mật khẩu mới phải khác mật khẩu được cấp ban đầu.",
                        nameof(New)
                    );
                }

                account.SetPassword(New, work.Now);
                await EndSessions.SilentlyAsync(work, account.PersonId, null, Acting.SessionId, token);
                Log.Write(work, "access.password_changed", "account", account.PersonId.ToString("N"));
                Notice = texts["Đã đổi mật khẩu; các phiên khác đã kết thúc."];
                return "/Access/Own";
            },
            ct
        );
}
