using IsoDienTu.Access.Passwords;
using IsoDienTu.Access.RolesGiven;
using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel;

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
}
