using IsoDienTu.Access.Logins;
using IsoDienTu.Access.Passwords;
using IsoDienTu.Access.RolesGiven;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access;

/// <summary>Makes accounts and gives roles, for the pages of this module, for imports and for the demo province.</summary>
public static class Accounts
{
    /// <summary>Adds an account for a person.</summary>
    /// <param name="login">3-64 characters of a-z, 0-9, dot, dash, underscore.</param>
    /// <param name="password">Checked against the password rules, or null for an account that cannot sign in by password yet.</param>
    /// <exception cref="RuleException">The login's form or the password breaks a rule.</exception>
    public static void Add(IWork work, Guid personId, string login, string personName, string? password)
    {
        var account = new Account { PersonId = personId, Login = Account.CheckLogin(login) };
        if (password is not null)
        {
            PasswordRules.Check(password, "Password", [account.Login, .. personName.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            account.SetPassword(password, work.Now);
        }

        work.Db.Add(account);
    }

    /// <summary>Gives a person a role at the acting agency from a day on.</summary>
    /// <param name="unitId">A unit of the agency, or null for the whole agency.</param>
    public static void GiveRole(IWork work, Guid personId, string role, Guid? unitId, DateOnly from, DateOnly? to = null) =>
        work.Db.Add(RoleAssignment.Give(personId, role, unitId, from, to));

    /// <summary>Opens an account with a made-up password that must be replaced at the first sign-in.</summary>
    /// <param name="login">The login wished for, or null for one formed from the name (<c>an.lth</c>).</param>
    /// <returns>The login, and the password to hand over; it is kept nowhere.</returns>
    /// <exception cref="RuleException">The person has an account already, or the login is taken or badly formed.</exception>
    public static Task<(string Login, string Password)> OpenAsync(
        IWork work,
        Guid personId,
        string personName,
        string? login = null,
        CancellationToken ct = default
    ) => LoginChoice.OpenAsync(work, personId, personName, login, ct);

    /// <summary>Those of the persons who can sign in already.</summary>
    public static async Task<IReadOnlySet<Guid>> HaveAccountsAsync(
        IWork work,
        IReadOnlyCollection<Guid> persons,
        CancellationToken ct = default
    ) => await work.Db.Set<Account>().Where(a => persons.Contains(a.PersonId)).Select(a => a.PersonId).ToHashSetAsync(ct);

    /// <summary>Whether anybody at all can sign in; a new installation begins without.</summary>
    public static Task<bool> AnyAsync(IWork work, CancellationToken ct = default) => work.Db.Set<Account>().AnyAsync(ct);
}
