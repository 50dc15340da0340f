using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Logins;

/// <summary>Opens accounts with a login nobody has and a password to be replaced.</summary>
internal static class LoginChoice
{
    /// <summary>A free login for the person.</summary>
    public static async Task<string> SuggestAsync(IsoDbContext db, string personName, CancellationToken ct)
    {
        var stem = LoginNames.Stem(personName);
        var alike = await db.Set<Account>().Where(a => a.Login.StartsWith(stem)).Select(a => a.Login).ToListAsync(ct);
        return LoginNames.For(personName, alike.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Opens the account; the caller writes the log entry.</summary>
    /// <param name="wished">The login, or null for the suggested one.</param>
    /// <exception cref="RuleException">The person has an account, or the login is taken or badly formed.</exception>
    public static async Task<(string Login, string Password)> OpenAsync(
        IWork work,
        Guid personId,
        string personName,
        string? wished,
        CancellationToken ct
    )
    {
        var login = string.IsNullOrWhiteSpace(wished) ? await SuggestAsync(work.Db, personName, ct) : Account.CheckLogin(wished);
        if (await work.Db.Set<Account>().AnyAsync(a => a.PersonId == personId, ct))
        {
            throw new RuleException(typeof(Texts), "access.account.has", "Người này đã có tài khoản. Hãy tải lại trang.");
        }

        if (await work.Db.Set<Account>().AnyAsync(a => a.Login == login, ct))
        {
            throw new RuleException(
                typeof(Texts),
                "access.login.taken",
                "Tên đăng nhập «{0}» đã có người dùng. Hãy chọn tên khác, ví dụ «{1}».",
                "Name",
                login,
                await SuggestAsync(work.Db, personName, ct)
            );
        }

        var account = new Account { PersonId = personId, Login = login };
        var password = account.SetFirstPassword(work.Now);
        work.Db.Add(account);
        return (login, password);
    }
}
