using System.ComponentModel.DataAnnotations;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.RolesGiven;

/// <summary>Gives a role to a person who holds a post at the acting agency.</summary>
[Right("access.give_roles")]
internal sealed class Give(People people, TimeProvider clock) : IsoPage
{
    [BindProperty]
    public Guid Person { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Hãy chọn vai trò.")]
    public string Role { get; set; } = "";

    [BindProperty]
    public DateOnly ValidFrom { get; set; }

    [BindProperty]
    public DateOnly? ValidTo { get; set; }

    public IReadOnlyList<SelectListItem> PeopleHere { get; private set; } = [];
    public IReadOnlyList<SelectListItem> RoleChoices =>
        [.. Roles.All.Where(r => Reach.Allows(Acting, r.Code)).Select(r => new SelectListItem(r.Label, r.Code))];

    private DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        ValidFrom = ValidFrom == default ? Today : ValidFrom;
        var staff = await people.StaffAsync(Acting.AgencyId, Today, ct);
        PeopleHere = [.. staff.Select(p => new SelectListItem($"{p.Name} – {p.Title}", p.PersonId.ToString()))];
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "access.give_role",
            async (work, token) =>
            {
                if (!(await people.StaffAsync(work.AgencyId, Today, token)).Any(p => p.PersonId == Person))
                {
                    throw new RuleException(
                        typeof(Texts),
                        "access.role.person",
                        "Người này không có chức danh ở cơ quan. Hãy bổ nhiệm trước ở trang Tổ chức.",
                        nameof(Person)
                    );
                }

                Reach.Check(Acting, Role);
                var given = RoleAssignment.Give(Person, Role, null, ValidFrom, ValidTo);
                var overlaps = await work
                    .Db.Set<RoleAssignment>()
                    .AnyAsync(
                        r =>
                            r.PersonId == Person
                            && r.Role == Role
                            && r.UnitId == null
                            && (r.ValidTo == null || r.ValidTo >= ValidFrom)
                            && (ValidTo == null || r.ValidFrom <= ValidTo),
                        token
                    );
                if (overlaps)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "access.role.overlap",
                        "Người này đã có vai trò đó trong khoảng thời gian trên. Hãy kết thúc lần trước hoặc chọn ngày khác.",
                        nameof(ValidFrom)
                    );
                }

                work.Db.Add(given);
                Log.Write(
                    work,
                    "access.role_given",
                    "role",
                    given.Id.ToString("N"),
                    null,
                    new
                    {
                        given.PersonId,
                        given.Role,
                        given.ValidFrom,
                        given.ValidTo,
                    }
                );
                return "/Access/RolesGiven";
            },
            ct
        );
}
