using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Writing;

/// <summary>A page about the draft of one document.</summary>
internal abstract class DraftPage(TimeProvider clock) : IsoPage
{
    /// <summary>The document.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The draft's version that was seen.</summary>
    [BindProperty]
    public uint Version { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    /// <summary>Null when nobody writes at the document now.</summary>
    public DocumentVersion? Draft { get; private set; }

    /// <summary>The finished PDF that is the draft's content; null when it is written.</summary>
    public FinishedPdf? FileBody { get; private set; }

    public DocumentContent Body { get; private set; } = DocumentContent.Empty;

    /// <summary>What the newest issue says; null before the first.</summary>
    public DocumentContent? Before { get; private set; }

    public bool IsWrittenHere => FirstSections.Kinds.Contains(Document.Kind);
    public bool MayWrite => Acting.Has(Drafts.Right);
    public bool MayIssue => Acting.Has(Drafts.IssueRight);
    protected DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Draft = IsWrittenHere ? await Drafts.FindAsync(db, Id, ct) : null;
        if (Draft is not null)
        {
            Version = Draft.Version;
            Body = await IssueText.OfAsync(db, Draft, ct);
            FileBody = await IssueText.FileAsync(db, Draft.Id, ct);
        }

        if (document.Issue is not null)
        {
            Before = await DocumentReads.ContentAsync(db, document.VersionId, ct);
        }

        return true;
    }
}
