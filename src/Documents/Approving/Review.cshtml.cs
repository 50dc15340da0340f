using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Approving;

/// <summary>A draft as its reviewers read it, with what is said of it beside the words, and where its approval stands.</summary>
[Right(DraftComments.Right)]
internal sealed class Review(IApprovalPath path, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The section that is commented on; null for the document as a whole.</summary>
    [BindProperty]
    public int? Section { get; set; }

    [BindProperty]
    public string? Quote { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The thread that is answered or settled.</summary>
    [BindProperty]
    public Guid Thread { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool Resolved { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    /// <summary>Null when nobody writes at the document now.</summary>
    public DocumentVersion? Draft { get; private set; }
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;

    /// <summary>The finished PDF, page by page beside the words of the sections; null when the draft is written.</summary>
    public FinishedPdf? FileBody { get; private set; }
    public IReadOnlyList<DraftThread> Threads { get; private set; } = [];
    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];

    /// <summary>The rounds, the latest first.</summary>
    public IReadOnlyList<Approval> Rounds { get; private set; } = [];
    public IReadOnlyList<ApprovalPass> Course { get; private set; } = [];
    public Approval? Open => Rounds.FirstOrDefault(r => r.State == ApprovalState.Open);
    public bool MayRecall => Open is not null && Acting.Has(Drafts.Right);
    public bool MayWrite => Open is null && Acting.Has(Drafts.Right) && FirstSections.Kinds.Contains(Document.Kind);
    public int OpenThreads => Threads.Count(t => t.IsOpen);

    /// <summary>What is said of the whole, or of what is not there any more.</summary>
    public IEnumerable<DraftThread> OnWhole => Threads.Where(t => t.Section is null);

    public IEnumerable<DraftThread> On(int section) => Threads.Where(t => t.Section == section);

    public IHtmlContent Marked(int section) =>
        new HtmlString(
            new AnchoredText(ContentHtml.Body(Body.Sections[section])).Mark(
                On(section).Where(t => t is { IsOpen: true, First.Quote: not null }).Select(t => (t.First.Quote!, $"quote-{t.First.Id}"))
            )
        );

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, clock.GetUtcNow().VietnamDay(), ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Draft = await Drafts.FindAsync(db, Id, ct);
        Rounds = await Sending.Rounds(db, Id).Take(20).ToListAsync(ct);
        Course = Rounds.Count == 0 ? [] : await path.CourseAsync(db, Rounds[0].InstanceId, ct);
        if (Draft is not null)
        {
            Body = await IssueText.OfAsync(db, Draft, ct);
            FileBody = await IssueText.FileAsync(db, Draft.Id, ct);
            Threads = await DraftThread.AllAsync(db, Draft.Id, Body, ct);
            var before = document.Issue is null ? null : await DocumentReads.ContentAsync(db, document.VersionId, ct);
            Differences = before is null ? [] : DifferenceLine.Between(before, Body);
        }

        return true;
    }

    /// <summary>Says something new.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ActAsync("documents.comment", async (work, token) => (await DraftComments.SayAsync(work, Id, Section, Quote, Words, token)).Id, ct);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) =>
        ActAsync(
            "documents.answer_comment",
            async (work, token) => (await DraftComments.AnswerAsync(work, Thread, Words, token)).ThreadId!.Value,
            ct
        );

    public Task<IActionResult> OnPostSettleAsync(CancellationToken ct) =>
        ActAsync(
            "documents.settle_comment",
            async (work, token) =>
            {
                await DraftComments.SettleAsync(work, Thread, Resolved, Version, token);
                Notice = Resolved ? texts["Đã ghi là xong."] : texts["Đã mở lại góp ý."];
                return Thread;
            },
            ct
        );

    private async Task<IActionResult> ActAsync(string command, Func<IWork, CancellationToken, Task<Guid>> act, CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(command, async (work, token) => $"/Documents/Review/{Id}#thread-{await act(work, token)}", ct)
            : NotFound();
}
