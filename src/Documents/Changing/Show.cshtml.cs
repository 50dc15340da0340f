using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <summary>One change request: why, how far it reaches, what was decided, and the way on.</summary>
[Right("documents.read")]
internal sealed class Show(IEnumerable<IDocumentUses> plugs, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public ChangeRequest Row { get; private set; } = null!;
    public DocumentLine? Document { get; private set; }
    public Impact? Impact { get; private set; }
    public LegalChange? Change { get; private set; }
    public LegalText? Changed { get; private set; }
    public LegalText? By { get; private set; }
    public int? FollowedIn { get; private set; }
    public int Near { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayDecide => Acting.Has(Asking.DecideRight);
    public bool MayWrite => Acting.Has(Drafts.Right);
    public bool MayWithdraw => Acting.Has("documents.withdraw");

    /// <summary>Whether the document is written with the documents, and not in another module.</summary>
    public bool IsWrittenHere => Document is { } document && FirstSections.Kinds.Contains(document.Kind);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ChangeRequest>().FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } row)
        {
            return false;
        }

        Row = row;
        Near = await WatchSetting.NearDaysAsync(db, ct);
        Document = row.DocumentId is { } id ? await DocumentReads.FindAsync(db, id, Today, ct) : null;
        Impact = Document is { } document ? await Impact.OfAsync(db, plugs, document, Today, ct) : null;
        Change = await db.Set<LegalChange>().FirstOrDefaultAsync(c => c.Id == row.ChangeId, ct);
        if (Change is not null)
        {
            Changed = await db.Set<LegalText>().FirstAsync(t => t.Id == Change.TextId, ct);
            By = await db.Set<LegalText>().FirstOrDefaultAsync(t => t.Id == Change.ByTextId, ct);
        }

        FollowedIn = await db.Set<DocumentVersion>().Where(v => v.Id == row.VersionId).Select(v => v.Issue).FirstOrDefaultAsync(ct);
        return true;
    }
}
