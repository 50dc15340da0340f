using System.ComponentModel.DataAnnotations;
using IsoDienTu.Access.OneTimeCodes;
using IsoDienTu.Access.Sessions;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Logins;

/// <summary>
/// The account of one person: open it, make up a new first password, lock and unlock, end sessions, switch one-time codes off. Only the agency that
/// keeps the person may, since the account opens every agency in which the person works.
/// </summary>
[Right("access.manage_accounts")]
internal sealed class Login(People people, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    [MaxLength(64)]
    public string? Name { get; set; }

    [BindProperty]
    [MaxLength(300)]
    public string? Reason { get; set; }

    /// <summary>Shown once, right after it was made up.</summary>
    [TempData]
    public string? FirstPassword { get; set; }

    public PersonCard Person { get; private set; } = null!;
    public Account? Account { get; private set; }
    public LoginState State => LoginStates.Of(Account);
    public bool IsKeptHere => Person.HomeAgencyId == Acting.AgencyId;
    public bool IsSelf => Id == Acting.Actor.PersonId;
    public int OpenSessions { get; private set; }
    public DateTimeOffset? LastSeen { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await people.FindAsync(Id, ct) is not { } person || !await BelongsAsync(person, ct))
        {
            return false;
        }

        Person = person;
        Account = await db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == Id, ct);
        var now = clock.GetUtcNow();
        var sessions = await db.Set<Session>().Where(s => s.PersonId == Id).OrderByDescending(s => s.SeenAt).Take(50).ToListAsync(ct);
        OpenSessions = sessions.Count(s => s.IsLive(now));
        LastSeen = sessions.FirstOrDefault()?.SeenAt;
        Name ??= Account?.Login ?? await LoginChoice.SuggestAsync(db, person.Name, ct);
        return true;
    }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.open_account",
            async (work, token) =>
            {
                var (login, password) = await LoginChoice.OpenAsync(work, Id, Person.Name, Name, token);
                FirstPassword = password;
                Log.Write(work, "access.account_opened", "account", Key, null, new { login });
            },
            ct
        );

    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.reset_password",
            async (work, token) =>
            {
                FirstPassword = (await OwnAsync(work, token)).SetFirstPassword(work.Now);
                var ended = await EndSessions.SilentlyAsync(work, Id, null, null, token);
                Log.Write(work, "access.password_reset", "account", Key, null, new { ended }, NeedReason());
            },
            ct
        );

    public Task<IActionResult> OnPostLockAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.lock_account",
            async (work, token) =>
            {
                if (IsSelf)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "access.lock.self",
                        "Không khóa được tài khoản của chính mình. Hãy nhờ quản trị khác của cơ quan."
                    );
                }

                (await OwnAsync(work, token)).DisabledAt ??= work.Now;
                await EndSessions.SilentlyAsync(work, Id, null, null, token);
                Log.Write(work, "access.account_locked", "account", Key, null, null, NeedReason());
            },
            ct
        );

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.unlock_account",
            async (work, token) =>
            {
                (await OwnAsync(work, token)).DisabledAt = null;
                Log.Write(work, "access.account_unlocked", "account", Key, null, null, NeedReason());
            },
            ct
        );

    public Task<IActionResult> OnPostDropCodesAsync(CancellationToken ct) =>
        ChangeAsync(
            "access.drop_codes",
            async (work, token) =>
            {
                (await OwnAsync(work, token)).TotpSecret = null;
                work.Db.RemoveRange(await work.Db.Set<RecoveryCode>().Where(r => r.PersonId == Id).ToListAsync(token));
                await EndSessions.SilentlyAsync(work, Id, null, null, token);
                Log.Write(work, "access.codes_dropped", "account", Key, null, null, NeedReason());
            },
            ct
        );

    private string Key => Id.ToString("N");

    private async Task<IActionResult> ChangeAsync(string command, Func<IWork, CancellationToken, Task> act, CancellationToken ct)
    {
        if (await people.FindAsync(Id, ct) is not { } person || person.HomeAgencyId != Acting.AgencyId)
        {
            return NotFound();
        }

        Person = person;
        return await DoAsync(
            command,
            async (work, token) =>
            {
                await act(work, token);
                return "/Access/Logins/Login/" + Id;
            },
            ct
        );
    }

    private async Task<Account> OwnAsync(IWork work, CancellationToken ct) =>
        await work.Db.Set<Account>().FirstOrDefaultAsync(a => a.PersonId == Id, ct)
        ?? throw new RuleException(typeof(Texts), "access.account.none", "Người này chưa có tài khoản. Hãy cấp tài khoản trước.");

    private string NeedReason() =>
        string.IsNullOrWhiteSpace(Reason)
            ? throw new RuleException(typeof(Texts), "access.account.reason", "Hãy ghi lý do; nhật ký giữ lại.", nameof(Reason))
            : Reason.Trim();

    private async Task<bool> BelongsAsync(PersonCard person, CancellationToken ct) =>
        person.HomeAgencyId == Acting.AgencyId
        || await people.PostingAsync(Id, Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct) is not null;
}
