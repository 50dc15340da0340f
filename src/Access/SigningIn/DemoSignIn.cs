using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.SigningIn;

/// <summary>A person of the demo province offered on the sign-in page of a developer's machine.</summary>
internal sealed record DemoPerson(string Login, string Name, string Post, string Agency);

/// <summary>One-click sign-in for development. Only accounts without a password, as the demo loader makes them, can be entered this way.</summary>
internal sealed class DemoSignIn(WorkRunner runner, SignIns signIns, Rights rights, People people, Agencies agencies, TimeProvider clock)
{
    /// <summary>More than the demo province has; a list this long is no list of people made for development.</summary>
    private const int Most = 200;

    public async Task<IReadOnlyList<DemoPerson>> PeopleAsync(CancellationToken ct)
    {
        var accounts = await runner.ReadEverywhereAsync(
            (db, token) =>
                db.Set<Account>()
                    .Where(a => a.PasswordHash == null && a.DisabledAt == null)
                    .OrderBy(a => a.Login)
                    .Take(Most)
                    .ToListAsync(token),
            ct
        );
        var today = clock.GetUtcNow().VietnamDay();
        var list = new List<DemoPerson>();
        foreach (var account in accounts)
        {
            var at = await rights.AgenciesOfAsync(account.PersonId, today, ct);
            var agency = at.Count == 0 ? null : await agencies.FindAsync(at[0], ct);
            var posting = agency is null ? null : await people.PostingAsync(account.PersonId, agency.Id, today, ct);
            var person = await people.FindAsync(account.PersonId, ct);
            list.Add(new DemoPerson(account.Login, person?.Name ?? account.Login, posting?.Title ?? "", agency?.Name ?? ""));
        }

        return [.. list.OrderBy(p => p.Agency.Length == 0).ThenBy(p => p.Agency, StringComparer.Ordinal)];
    }

    public async Task BeginAsync(HttpContext http, string login, CancellationToken ct)
    {
        var account = await runner.ReadEverywhereAsync(
            (db, token) =>
                db.Set<Account>().FirstOrDefaultAsync(a => a.Login == login && a.PasswordHash == null && a.DisabledAt == null, token),
            ct
        );
        if (account is null)
        {
            throw new RuleException(typeof(Texts), "access.demo.unknown", "Không có người «{0}» trong tỉnh mẫu.", "Login", login);
        }

        await signIns.BeginAsync(http, account, null, ct);
    }
}
