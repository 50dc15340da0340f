using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Register;

/// <summary>One document: the issue in force or the one chosen, its history, and what changed.</summary>
[Right("documents.read")]
internal sealed class Show(Places places, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IReadOnlyList<IssueLine> Issues { get; private set; } = [];
    public IssueLine Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];
    public IReadOnlyList<FormLine> Forms { get; private set; } = [];
    public string? QrAddress { get; private set; }

    /// <summary>How many digital signatures the issue has.</summary>
    public int Signatures { get; private set; }
    public CitedPanel Cited { get; private set; } = null!;
    public DistributionPanel Distribution { get; private set; } = null!;
    public bool HasDraft => Issues.Any(i => i.State == IssueState.Draft);
    public bool InReview => Issues.Any(i => i.State == IssueState.InReview);
    public bool MaySend => HasDraft && MayWrite;
    public bool MayWrite => Acting.Has(Drafts.Right) && FirstSections.Kinds.Contains(Document.Kind);
    public bool MayIssue => HasDraft && Acting.Has(Drafts.IssueRight) && FirstSections.Kinds.Contains(Document.Kind);
    public bool MayWithdraw => Acting.Has("documents.withdraw") && Document.State == IssueState.Effective;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Issues = await DocumentReads.IssuesAsync(db, Id, today, ct);
        if (Issues.FirstOrDefault(i => i.Id == (IssueId ?? document.VersionId)) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        Body = await DocumentReads.ContentAsync(db, shown.Id, ct) ?? DocumentContent.Empty;
        Forms = await DocumentReads.FormsAsync(db, shown.Id, ct);
        var earlier = Issues.FirstOrDefault(i => i.Issue < shown.Issue);
        if (earlier is not null && await DocumentReads.ContentAsync(db, earlier.Id, ct) is { } before)
        {
            Differences = DifferenceLine.Between(before, Body);
        }

        Signatures = (await FileSignature.OfAsync(db, shown.Id, ct)).Count;
        QrAddress = shown.Qr is null ? null : QrAddresses.Of(Request, shown.Qr);
        Distribution = await DistributionPanel.LoadAsync(db, places, Acting, Id, shown.Id, today, ct);
        Cited = await CitedPanel.LoadAsync(db, Acting, Id, Body, today, ct);
        return true;
    }
}
