using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>Form 04 to print (TT 03/2025/TT-VPCP).</summary>
[Right("dossiers.read")]
internal sealed class ApologySheet(Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public Apology Apology { get; private set; } = null!;
    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;
    public string FollowUpAddress { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (
            await db.Set<Apology>().FirstOrDefaultAsync(a => a.Id == Id, ct) is not { } apology
            || await DossierView.FindAsync(db, apology.DossierId, ct) is not { } view
        )
        {
            return false;
        }

        Apology = apology;
        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        FollowUpAddress = FollowUpAddresses.Of(Request, view.Dossier.Code, null);
        return true;
    }
}
