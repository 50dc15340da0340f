using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Signing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Signatures;

/// <summary>The digital signatures on an issue: who has signed, who is next, and whether the file that is kept is still whole.</summary>
[Right("documents.read")]
internal sealed class Show(SignatureChecks checks, FileStore store, TimeProvider clock) : IsoPage
{
    /// <summary>The right to check signatures, of the Signing module.</summary>
    private const string CheckRight = "signing.verify";

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public DocumentVersion? Issue { get; private set; }
    public IReadOnlyList<FileSignature> Made { get; private set; } = [];

    /// <summary>Who signs next; null when both have, or the issue is over.</summary>
    public SignatureStep? Next { get; private set; }
    public bool MaySign => Next is { } step && Acting.Has(FileSignature.RightOf(step, Drafts.IssueRight)) && Acting.Has("signing.sign");

    /// <summary>What remains when the content was destroyed, its signed files with it; null while it has content.</summary>
    public DestroyedIssue? Destroyed { get; private set; }

    /// <summary>The finished PDF that is the content; null when it is written.</summary>
    public FinishedFile? Whole { get; private set; }

    /// <summary>It came with signatures of its own.</summary>
    public bool CameSigned => Whole is { IsSigned: true };
    public bool MayCheck => (Made.Count > 0 || CameSigned) && Acting.Has(CheckRight);
    public string SignHref => $"/Signing/Sign?source={IssueSigning.Source}&id={Issue!.Id}";
    public string FileHref => $"/Documents/Download/{Id}?issue={Issue!.Id}&form=signed";

    public SignOff Approver => Issue!.SignOffList.Last(s => s.Act == SignOffAct.Approved);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        var wanted = IssueId ?? document.VersionId;
        Issue = await db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.DocumentId == Id && v.Id == wanted && v.Issue != null, ct);
        if (Issue is null)
        {
            // A draft has nothing to sign; an issue that is asked for by name is there or is not.
            return IssueId is null || IssueId == document.VersionId;
        }

        Destroyed = await Tombstones.OfAsync(db, Issue.DestroyedItem, ct);
        Whole = await FinishedFile.OfAsync(db, Issue.Id, ct);
        Made = await FileSignature.OfAsync(db, Issue.Id, ct);
        Next = IssueSigning.MaySign(Issue, clock) ? FileSignature.Next(Made) : null;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        if (!MayCheck)
        {
            return StatusCode(403);
        }

        // Authorities may be asked, so not inside the unit of work.
        var report = await checks.CheckAsync(await store.ReadAsync(Made.Count > 0 ? Made[^1].Sha256 : Whole!.Sha256, ct), ct);
        return await DoAsync(
            "documents.check_signatures",
            (work, _) =>
                Task.FromResult("/Signing/Report/" + SignatureChecks.Keep(work, report, $"{Document.Slug}-lan-{Issue!.Issue}-ky-so.pdf")),
            ct
        );
    }
}
