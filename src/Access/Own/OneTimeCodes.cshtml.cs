using IsoDienTu.Access.OneTimeCodes;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Own;

/// <summary>Switches one's own one-time codes on and off.</summary>
[Right(RightAttribute.SignedIn)]
internal sealed class OneTimeCodes(Secrets secrets) : IsoPage
{
    private const int RecoveryCount = 8;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Sealed { get; set; }

    public bool IsOn { get; private set; }
    public string NewSecret { get; private set; } = "";
    public string Address { get; private set; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var account = await db.Set<Account>().FirstAsync(a => a.PersonId == Acting.Actor.PersonId, ct);
        IsOn = account.TotpSecret is not null;
        // After a wrong code the same secret stays on the page: the phone already has it.
        NewSecret = Sealed is null ? Totp.NewSecret() : secrets.Open(Sealed);
        Sealed ??= secrets.Seal(NewSecret);
        Address = Totp.Address(NewSecret, account.Login);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var codes = Enumerable.Range(0, RecoveryCount).Select(_ => RecoveryCode.New()).ToList();
        var answer = await DoAsync("access.codes_on", (work, token) => SwitchOnAsync(work, codes, token), ct);
        if (answer is not StatusCodeResult { StatusCode: 303 })
        {
            return answer;
        }

        // The codes exist only now; they are shown on this answer and never again.
        Response.Headers.Location = default;
        RecoveryCodes = codes;
        return await ShowAsync(ct);
    }

    public Task<IActionResult> OnPostOffAsync(CancellationToken ct) =>
        DoAsync(
            "access.codes_off",
            async (work, token) =>
            {
                var account = await work.Db.Set<Account>().FirstAsync(a => a.PersonId == work.Actor.PersonId, token);
                _ = Accept(secrets.Open(account.TotpSecret!), work, account.TotpLastStep);
                account.TotpSecret = null;
                Log.Write(work, "access.codes_off", "account", account.PersonId.ToString("N"));
                return "/Access/Own/OneTimeCodes";
            },
            ct
        );

    private async Task<string> SwitchOnAsync(IWork work, List<string> codes, CancellationToken ct)
    {
        var secret = secrets.Open(Sealed ?? "");
        var account = await work.Db.Set<Account>().FirstAsync(a => a.PersonId == work.Actor.PersonId, ct);
        account.TotpLastStep = Accept(secret, work, 0);
        account.TotpSecret = secrets.Seal(secret);
        work.Db.RemoveRange(await work.Db.Set<RecoveryCode>().Where(r => r.PersonId == account.PersonId).ToListAsync(ct));
        work.Db.AddRange(codes.Select(c => new RecoveryCode { PersonId = account.PersonId, CodeHash = RecoveryCode.Hash(c) }));
        Log.Write(work, "access.codes_on", "account", account.PersonId.ToString("N"));
        return "/Access/Own/OneTimeCodes";
    }

    private long Accept(string secret, IWork work, long lastUsed) =>
        Totp.Accept(secret, Code ?? "", work.Now, lastUsed)
        ?? throw new RuleException(
            typeof(Texts),
            "access.code.wrong",
            "Mã không đúng hoặc đã dùng. Hãy đợi mã mới trên điện thoại (30 giây một lần) rồi nhập lại.",
            nameof(Code)
        );
}
