using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>Form 05 to print (TT 03/2025/TT-VPCP).</summary>
[Right("dossiers.read")]
internal sealed class StopSheet(Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public StopNotice Signed { get; private set; } = null!;
    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;
    public string FollowUpAddress { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<StopNotice>().FirstOrDefaultAsync(n => n.Id == Id, ct) is not { } notice
            || await DossierView.FindAsync(db, notice.DossierId, ct) is not { } view
        )
        {
            return false;
        }

        Signed = notice;
        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        FollowUpAddress = FollowUpAddresses.Of(Request, view.Dossier.Code, null);
        return true;
    }
}
