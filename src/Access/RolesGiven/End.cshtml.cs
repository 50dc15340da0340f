using System.ComponentModel.DataAnnotations;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.RolesGiven;

/// <summary>Ends a role on a day, with the reason.</summary>
[Right("access.give_roles")]
internal sealed class End(People people, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public DateOnly Last { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Hãy ghi lý do.")]
    [MaxLength(300)]
    public string Reason { get; set; } = "";

    public string PersonName { get; private set; } = "";
    public string RoleName { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<RoleAssignment>().FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } row)
        {
            return false;
        }

        Version = row.Version;
        Last = Last == default ? clock.GetUtcNow().VietnamDay() : Last;
        PersonName = (await people.FindAsync(row.PersonId, ct))?.Name ?? "";
        RoleName = Index.RoleName(row.Role);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync((db, token) => db.Set<RoleAssignment>().AnyAsync(r => r.Id == Id, token), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "access.end_role",
            async (work, token) =>
            {
                var row = await work.Db.Set<RoleAssignment>().FirstAsync(r => r.Id == Id, token);
                Reach.Check(Acting, row.Role);
                work.Db.Expect(row, Version);
                var before = new { row.ValidTo };
                row.End(Last, Reason);
                Log.Write(work, "access.role_ended", "role", row.Id.ToString("N"), before, new { row.ValidTo }, Reason);
                return "/Access/RolesGiven";
            },
            ct
        );
    }
}
