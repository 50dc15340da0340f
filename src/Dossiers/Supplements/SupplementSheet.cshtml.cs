using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Supplements;

/// <summary>Form 02 to print (TT 03/2025/TT-VPCP).</summary>
[Right("dossiers.read")]
internal sealed class SupplementSheet(Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public SupplementRequest Asked { get; private set; } = null!;
    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<SupplementRequest>().FirstOrDefaultAsync(s => s.Id == Id, ct) is not { } asked
            || await DossierView.FindAsync(db, asked.DossierId, ct) is not { } view
        )
        {
            return false;
        }

        Asked = asked;
        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        return true;
    }
}
