using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>
/// Form 01, the receipt with the promise (TT 03/2025/TT-VPCP). Right after reception it carries the follow-up secret; later the sheet can be
/// printed again without it, or with a new one.
/// </summary>
[Right("dossiers.receive")]
internal sealed class Receipt(Agencies agencies, Envelope envelope) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "s")]
    public string? Sealed { get; set; }

    public DossierView View { get; private set; } = null!;
    public AgencyCard Agency { get; private set; } = null!;

    /// <summary>As printed in groups of four; null when it is not known any more.</summary>
    public string? SecretText { get; private set; }
    public string FollowUpAddress { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DossierView.FindAsync(db, Id, ct) is not { } view)
        {
            return false;
        }

        View = view;
        Agency = (await agencies.FindAsync(Acting.AgencyId, ct))!;
        var secret = envelope.Open(Id, Sealed);
        var known = secret is not null && Secret.Fits(secret, view.Dossier.SecretSha256);
        SecretText = known ? Secret.Print(secret!) : null;
        FollowUpAddress = FollowUpAddresses.Of(Request, view.Dossier.Code, known ? secret : null);
        return true;
    }

    /// <summary>Prints a new secret; the earlier one no longer opens anything.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "dossiers.reissue_secret",
            async (work, token) =>
            {
                var dossier = await work.Db.Set<Dossier>().FirstOrDefaultAsync(d => d.Id == Id, token) ?? throw Gone.Dossier();
                var secret = Secret.New();
                dossier.SecretSha256 = Secret.Hash(secret);
                dossier.Note(work, EventKind.SecretReissued);
                Log.Write(work, "dossiers.secret_reissued", "dossier", dossier.Code);
                return $"/Dossiers/Receipt/{Id}?s={Uri.EscapeDataString(envelope.Seal(Id, secret))}";
            },
            ct
        );
}
