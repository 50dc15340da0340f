using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.RolesGiven;

/// <summary>The roles given at the acting agency.</summary>
[Right("access.give_roles")]
internal sealed class Index(People people) : IsoPage
{
    public sealed record Row(Guid Id, string Person, string Role, DateOnly From, DateOnly? To);

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var given = await db.Set<RoleAssignment>().OrderByDescending(r => r.ValidFrom).ToListAsync(ct);
        var names = await people.FindManyAsync(given.Select(r => r.PersonId).Distinct(), ct);
        var wanted = Folding.Fold(View.Filter("q") ?? "");
        var rows = given
            .Select(r => new Row(r.Id, names.GetValueOrDefault(r.PersonId)?.Name ?? "", RoleName(r.Role), r.ValidFrom, r.ValidTo))
            .Where(r => wanted.Length == 0 || Folding.Fold(r.Person).Contains(wanted, StringComparison.Ordinal))
            .ToList();
        Total = rows.Count;
        Rows = [.. rows.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    internal static string RoleName(string code) => Organisation.Roles.Find(code)?.Label ?? code;
}
