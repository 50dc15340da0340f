using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Importing;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Directory;

/// <summary>Changes an agency: its own administrator the own one, the province's lead any.</summary>
[Right("organisation.edit_agency")]
internal sealed class Edit(Agencies agencies, IStringLocalizer<Texts> texts) : AgencyPage(agencies, texts)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public int Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public AgencyCard Card { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if ((Id != Acting.AgencyId && !Acting.Has("organisation.manage_agencies")) || await Directory.FindAsync(Id, ct) is not { } card)
        {
            return false;
        }

        Card = card;
        Version = await db.Set<Agency>().Where(a => a.Id == Id).Select(a => a.Version).FirstAsync(ct);
        Input = HttpMethods.IsPost(Request.Method) ? Input : AgencyInput.Of(AgencyRows.DraftOf(card, []));
        await LoadChoicesAsync(Id, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "organisation.edit_agency",
            Version,
            async (work, posted, token) =>
            {
                Directory.Changing();
                await OneAtATime.DirectoryAsync(work, token);
                var ledger = new AgencyLedger(await Snapshot.LoadAsync(work.Db, token));
                var draft = Input.ToDraft();
                Flaw.Stop(AgencyRules.Check(draft, ledger, ledger.ById(Id)));
                var agency = await work.Db.Set<Agency>().FirstAsync(a => a.Id == Id, token);
                work.Db.Expect(agency, posted);
                var before = agency.Facts();
                await AgencyWriter.ChangeAsync(work, agency, draft, token);
                work.Publish(new AgencyChanged(Id));
                Log.Write(work, "organisation.agency_changed", "agency", draft.Code, before, agency.Facts());
                Notice = Words["Đã lưu."];
                return "/Organisation/Show/" + Id;
            },
            ct
        );
}
