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
internal sealed class Edit(Agencies agencies, IEnumerable<IOpenWork> openWork, IStringLocalizer<Texts> texts) : AgencyPage(agencies, texts)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public int Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    /// <summary>Whoever ends the agency knows what is still under way in it.</summary>
    [BindProperty]
    public bool KnowsOpenWork { get; set; }

    /// <summary>What is still under way, in words; empty when nothing is.</summary>
    public string OpenWork { get; private set; } = "";

    public AgencyCard Card { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if ((Id != Acting.AgencyId && !Acting.Has("organisation.manage_agencies")) || await Directory.FindAsync(Id, ct) is not { } card)
        {
            return false;
        }

        Card = card;
        Version = await db.Set<Agency>().Where(a => a.Id == Id).Select(a => a.Version).FirstAsync(ct);
        OpenWork = await TellAsync(ct);
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
                CheckEnd(agency, draft);
                await AgencyWriter.ChangeAsync(work, agency, draft, token);
                work.Publish(new AgencyChanged(Id));
                var ending = KnowsOpenWork && OpenWork.Length > 0 ? OpenWork : null;
                Log.Write(work, "organisation.agency_changed", "agency", draft.Code, before, agency.Facts(), ending);
                Notice = Words["Đã lưu."];
                return "/Organisation/Show/" + Id;
            },
            ct
        );

    /// <exception cref="RuleException">The agency is to end while work is under way in it, and nobody has said that they know.</exception>
    private void CheckEnd(Agency agency, AgencyDraft draft)
    {
        if (draft.ValidTo is { } last && (agency.ValidTo is null || last < agency.ValidTo) && OpenWork.Length > 0 && !KnowsOpenWork)
        {
            throw new RuleException(
                typeof(Texts),
                "organisation.agency.open_work",
                "Cơ quan còn {0}. Sau ngày kết thúc, cơ quan không nhận hồ sơ mới, việc đang mở vẫn được làm cho xong. Hãy đánh dấu “Tôi đã biết còn việc đang mở” để lưu.",
                nameof(KnowsOpenWork),
                OpenWork
            );
        }
    }

    private async Task<string> TellAsync(CancellationToken ct)
    {
        var all = new List<string>();
        foreach (var part in openWork)
        {
            if (await part.TellAsync(Id, ct) is { } words)
            {
                all.Add(words);
            }
        }

        return string.Join(", ", all);
    }
}
