using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Filling;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Documents.Watching;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Register;

/// <summary>One document: the issue in force or the one chosen, its history, and what changed.</summary>
[Right("documents.read")]
internal sealed class Show(Places places, WorkRunner runner, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IReadOnlyList<IssueLine> Issues { get; private set; } = [];
    public IssueLine Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;

    /// <summary>The finished PDF that is the content; null when it is written.</summary>
    public FinishedPdf? FileBody { get; private set; }
    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];
    public IReadOnlyList<FormLine> Forms { get; private set; } = [];
    public string? QrAddress { get; private set; }

    /// <summary>How many digital signatures the issue has.</summary>
    public int Signatures { get; private set; }
    public CitedPanel Cited { get; private set; } = null!;
    public DistributionPanel Distribution { get; private set; } = null!;
    public Star Star { get; private set; } = null!;

    /// <summary>What this person opened last of the document, before now; null when nothing.</summary>
    public LastReading? Last { get; private set; }

    /// <summary>The issue the person read last, when the one shown is a later one.</summary>
    public IssueLine? ReadBefore => Issues.FirstOrDefault(i => i.Id == Last?.VersionId && i.Issue < Shown.Issue);

    /// <summary>Where the two are compared: on this page when one follows the other.</summary>
    public bool IsCompared => Differences.Count > 0 && Issues.FirstOrDefault(i => i.Issue < Shown.Issue) == ReadBefore;
    public bool HasDraft => Issues.Any(i => i.State == IssueState.Draft);
    public bool InReview => Issues.Any(i => i.State == IssueState.InReview);
    public bool MaySend => HasDraft && MayWrite;
    public bool MayWrite => Acting.Has(Drafts.Right) && FirstSections.Kinds.Contains(Document.Kind);
    public bool MayIssue => HasDraft && Acting.Has(Drafts.IssueRight) && FirstSections.Kinds.Contains(Document.Kind);
    public bool MayFill => Document.Kind == DocumentKind.Form && Document.State == IssueState.Effective && Acting.Has(FilledForms.Right);
    public bool MayReadAgain => FileBody is { State: FileState.Partly } && Acting.Has(Drafts.Right);
    public bool MayWithdraw => Acting.Has("documents.withdraw") && Document.State == IssueState.Effective;

    /// <summary>Shows the page and notes for the person what was opened; a draft is not yet anything to have read.</summary>
    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await base.OnGetAsync(ct);
        if (Shown is { Issue: not null } shown)
        {
            await LastReading.NoteAsync(runner, Acting, Last, Id, shown.Id, clock.GetUtcNow(), ct);
        }

        return answer;
    }

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
        FileBody = shown.IsFile ? await DocumentReads.FileAsync(db, shown.Id, ct) : null;
        Forms = await DocumentReads.FormsAsync(db, shown.Id, ct);
        var earlier = Issues.FirstOrDefault(i => i.Issue < shown.Issue);
        if (earlier is { Destroyed: null } && shown.Destroyed is null && await DocumentReads.ContentAsync(db, earlier.Id, ct) is { } before)
        {
            Differences = DifferenceLine.Between(before, Body);
        }

        Signatures = (await FileSignature.OfAsync(db, shown.Id, ct)).Count;
        QrAddress = shown.Qr is null ? null : QrAddresses.Of(Request, shown.Qr);
        Distribution = await DistributionPanel.LoadAsync(db, places, Acting, Id, shown.Id, today, ct);
        Star = await Favourites.StarAsync(db, Acting, Id, $"/Documents/Show/{Id}?issue={shown.Id}", ct);
        Last = await LastReading.LastAsync(db, Acting.Actor.PersonId, Id, ct);
        Cited = await CitedPanel.LoadAsync(db, Acting, Id, Body, today, ct);
        return true;
    }
}
