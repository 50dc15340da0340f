using IsoDienTu.Documents.Changing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>One legal text: what it changes, what changed it, and which documents of the acting agency lean on it.</summary>
[Right("documents.read")]
internal sealed class Show(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public LawCatalogue Catalogue { get; private set; } = null!;
    public LegalText Text { get; private set; } = null!;
    public LawState State { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    /// <summary>What happened to it, withdrawn changes last.</summary>
    public IReadOnlyList<LegalChange> Happened { get; private set; } = [];

    /// <summary>What it does to others.</summary>
    public IReadOnlyList<LegalChange> Does { get; private set; } = [];
    public IReadOnlyList<CitingDocument> Documents { get; private set; } = [];

    /// <summary>The agency's requests for its changes, by document.</summary>
    public ILookup<Guid?, ChangeRequest> Requests { get; private set; } = Array.Empty<ChangeRequest>().ToLookup(r => r.DocumentId);
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayKeep => Acting.Has(LawBook.Right);
    public bool MayCorrect => MayKeep && (Text.EnteredAgency == Acting.AgencyId || Acting.Has(LawBook.Province));
    public bool MayOversee => Acting.Has(LawsSetup.OverseeRight);

    public bool MayWithdraw(LegalChange change) =>
        MayKeep && change.IsLive && (change.EnteredAgency == Acting.AgencyId || Acting.Has(LawBook.Province));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Catalogue = await LawCatalogue.LoadAsync(db, ct);
        if (Catalogue.Find(Id) is not { } text)
        {
            return false;
        }

        Text = text;
        State = Catalogue.StateOf(text, Today);
        EndsOn = Catalogue.EndsOn(Id);
        Happened = [.. Catalogue.Changes.Where(c => c.TextId == Id).OrderBy(c => !c.IsLive).ThenBy(c => c.EffectiveOn)];
        Does = Catalogue.By(Id);
        Documents = [.. (await LawUse.OfAgencyAsync(db, Catalogue, Today, ct)).Documents[Id]];
        var changes = Happened.Select(c => (Guid?)c.Id).ToList();
        Requests = (await db.Set<ChangeRequest>().Where(r => changes.Contains(r.ChangeId)).OrderBy(r => r.DueOn).ToListAsync(ct)).ToLookup(
            r => r.DocumentId
        );
        return true;
    }
}
