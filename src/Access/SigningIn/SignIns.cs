using IsoDienTu.Access.OneTimeCodes;
using IsoDienTu.Access.Passwords;
using IsoDienTu.Access.Sessions;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.SigningIn;

/// <summary>Checks a person's proofs and begins a session.</summary>
internal sealed class SignIns(WorkRunner runner, Failures failures, Secrets secrets, Rights rights, People people, TimeProvider clock)
{
    private static readonly RuleException Wrong = new(
        typeof(Texts),
        "access.sign_in.wrong",
        "Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại."
    );

    /// <summary>Checks login and password.</summary>
    /// <returns>The account; a second proof is still due when it has one-time codes.</returns>
    /// <exception cref="RuleException">Wrong, disabled (same words, same time), or locked for a while.</exception>
    public async Task<Account> CheckPasswordAsync(string login, string password, string address, CancellationToken ct)
    {
        var folded = login.Trim().ToLowerInvariant();
        var now = clock.GetUtcNow();
        await RefuseLockedAsync(folded, address, now, ct);
        var account = await runner.ReadEverywhereAsync(
            (db, token) => db.Set<Account>().FirstOrDefaultAsync(a => a.Login == folded, token),
            ct
        );
        if (!PasswordHashes.Fits(account?.PasswordHash, password) || account!.DisabledAt is not null)
        {
            await failures.CountAsync(folded, address, now, ct);
            throw Wrong;
        }

        return account;
    }

    /// <summary>Whether anybody at all can sign in.</summary>
    public Task<bool> AnyAccountAsync(CancellationToken ct) =>
        runner.ReadEverywhereAsync((db, token) => db.Set<Account>().AnyAsync(token), ct);

    /// <summary>Checks a one-time or recovery code of an account whose password was right.</summary>
    public async Task CheckCodeAsync(Account account, string code, string address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await RefuseLockedAsync(account.Login, address, now, ct);
        var step = Totp.Accept(secrets.Open(account.TotpSecret!), code, now, account.TotpLastStep);
        if (step is null && !await UseRecoveryAsync(account, code, ct))
        {
            await failures.CountAsync(account.Login, address, now, ct);
            throw new RuleException(
                typeof(Texts),
                "access.code.wrong",
                "Mã không đúng hoặc đã dùng. Hãy đợi mã mới trên điện thoại (30 giây một lần) rồi nhập lại.",
                "Code"
            );
        }

        await runner.RunAsync(
            new WorkOrder(Actor.System("đăng nhập"), 0, "access.code_used"),
            async (work, token) =>
            {
                var row = await work.Db.Set<Account>().FirstAsync(a => a.PersonId == account.PersonId, token);
                row.TotpLastStep = step ?? row.TotpLastStep;
                Log.Write(work, "access.code_used", "account", account.PersonId.ToString("N"));
            },
            ct
        );
    }

    /// <summary>Begins the session at the agency and writes the cookie.</summary>
    /// <exception cref="RuleException">No agency ties this person any more.</exception>
    public async Task BeginAsync(HttpContext http, Account account, int? wishedAgency, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = now.VietnamDay();
        var choices = await rights.AgenciesOfAsync(account.PersonId, today, ct);
        var agency = wishedAgency is { } wish && choices.Contains(wish) ? wish : choices.FirstOrDefault(-1);
        var person = await people.FindAsync(account.PersonId, ct);
        if (agency < 0 || person is null)
        {
            throw new RuleException(
                typeof(Texts),
                "access.sign_in.no_post",
                "Tài khoản chưa được bổ nhiệm hoặc giao vai trò ở cơ quan nào. Hãy liên hệ quản trị của cơ quan."
            );
        }

        var token = SessionToken.New();
        var client = http.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            TokenHash = SessionToken.Hash(token),
            PersonId = account.PersonId,
            AgencyId = agency,
            StartedAt = now,
            SeenAt = now,
            EndsAt = now + Session.Longest,
            Client = client[..Math.Min(client.Length, 200)],
        };
        await runner.RunAsync(
            new WorkOrder(new Actor(person.Id, person.Name, "", []), agency, "access.sign_in", RequestId: http.TraceIdentifier),
            (work, _) =>
            {
                work.Db.Add(session);
                Log.Write(work, "access.signed_in", "session", session.Id.ToString("N"));
                return Task.CompletedTask;
            },
            ct
        );
        await failures.ForgetAsync(account.Login, http.Address(), ct);
        SessionToken.Write(http, token);
    }

    private async Task RefuseLockedAsync(string login, string address, DateTimeOffset now, CancellationToken ct)
    {
        if (await failures.LockedUntilAsync(login, address, now, ct) is { } until)
        {
            throw new RuleException(
                typeof(Texts),
                "access.sign_in.locked",
                "Đã nhập sai nhiều lần. Hãy thử lại sau {0:HH:mm:ss}.",
                null,
                until.InVietnam()
            );
        }
    }

    private async Task<bool> UseRecoveryAsync(Account account, string code, CancellationToken ct)
    {
        var hash = RecoveryCode.Hash(code);
        return await runner.RunAsync(
            new WorkOrder(Actor.System("đăng nhập"), 0, "access.recovery"),
            async (work, token) =>
            {
                var row = await work
                    .Db.Set<RecoveryCode>()
                    .FirstOrDefaultAsync(r => r.PersonId == account.PersonId && r.CodeHash == hash && r.UsedAt == null, token);
                if (row is null)
                {
                    return false;
                }

                row.UsedAt = work.Now;
                Log.Write(work, "access.recovery_code_used", "account", account.PersonId.ToString("N"));
                return true;
            },
            ct
        );
    }
}
