using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Logins;

/// <summary>Who of the acting agency can sign in, and who not yet.</summary>
[Right("access.manage_accounts")]
internal sealed class Index(People people, IStringLocalizer<Texts> texts, TimeProvider clock) : IsoPage
{
    public sealed record Row(Guid PersonId, string Name, string Title, string Unit, string Login, LoginState State, bool HasCodes);

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<LoginState>().Select(s => new SelectListItem(texts[s.Label()], s.ToString()));
    public int Without { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var staff = (await people.StaffAsync(Acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct)).DistinctBy(h => h.PersonId).ToList();
        var ids = staff.Select(h => h.PersonId).ToList();
        var accounts = await db.Set<Account>().Where(a => ids.Contains(a.PersonId)).ToDictionaryAsync(a => a.PersonId, ct);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var state = View.Filter("state") ?? "";
        var all = staff
            .Select(h => RowOf(h, accounts.GetValueOrDefault(h.PersonId)))
            .OrderBy(r => r.State)
            .ThenBy(r => Folding.Fold(r.Name), StringComparer.Ordinal)
            .ToList();
        Without = all.Count(r => r.State == LoginState.None);
        var found = all.Where(r =>
                (state.Length == 0 || r.State.ToString() == state)
                && (words.Length == 0 || Folding.Fold($"{r.Name} {r.Login} {r.Title} {r.Unit}").Contains(words, StringComparison.Ordinal))
            )
            .ToList();
        Total = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    private static Row RowOf(Holder holder, Account? account) =>
        new(
            holder.PersonId,
            holder.Name,
            holder.Title,
            holder.UnitName,
            account?.Login ?? "",
            LoginStates.Of(account),
            account?.TotpSecret is not null
        );
}
