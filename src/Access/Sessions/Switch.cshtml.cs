using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Access.Sessions;

/// <summary>Moves the session to another agency where the person holds a post or a role.</summary>
[Right(RightAttribute.SignedIn)]
internal sealed class Switch(Rights rights, Agencies agencies, TimeProvider clock) : IsoPage
{
    [BindProperty]
    public int Agency { get; set; }

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var list = new List<SelectListItem>();
        foreach (var id in await ChoicesAsync(ct))
        {
            var agency = await agencies.FindAsync(id, ct);
            list.Add(
                new SelectListItem(
                    agency?.Name ?? "",
                    id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    id == Acting.AgencyId
                )
            );
        }

        Choices = list;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "access.switch",
            async (work, token) =>
            {
                if (!(await ChoicesAsync(token)).Contains(Agency))
                {
                    throw new RuleException(
                        typeof(Texts),
                        "access.switch.none",
                        "Bạn không có chức danh hay vai trò ở cơ quan đã chọn.",
                        "Agency"
                    );
                }

                var session = await work.Db.Set<Session>().FirstAsync(s => s.Id == Acting.SessionId, token);
                session.AgencyId = Agency;
                Log.Write(work, "access.switched", "session", session.Id.ToString("N"));
                return "/";
            },
            ct
        );

    private Task<IReadOnlyList<int>> ChoicesAsync(CancellationToken ct) =>
        rights.AgenciesOfAsync(Acting.Actor.PersonId, clock.GetUtcNow().VietnamDay(), ct);
}
