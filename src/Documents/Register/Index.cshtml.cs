using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Register;

/// <summary>The register of controlled documents.</summary>
[Right("documents.read")]
internal sealed class Index(IApprovalPath path, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<DocumentLine> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Issues made since this person last looked and not opened yet.</summary>
    public IReadOnlySet<Guid> Unseen { get; private set; } = new HashSet<Guid>();
    public string PathHref => path.SetupHref;
    public bool MayIssue => Acting.Has(Writing.Drafts.IssueRight);
    public bool MayWrite => Acting.Has(Writing.Drafts.Right);

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<DocumentKind>().Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<IssueState>().Select(s => new SelectListItem(texts[Words.Of(s)], s.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var kind = View.Filter("kind");
        var state = View.Filter("state");
        var all = await DocumentReads.ListAsync(db, clock.GetUtcNow().VietnamDay(), ct: ct);
        var found = all.Where(d =>
            (words.Length == 0 || Folding.Fold(d.Code + " " + d.Title).Contains(words, StringComparison.Ordinal))
            && (string.IsNullOrEmpty(kind) || d.Kind.ToString() == kind)
            && (string.IsNullOrEmpty(state) || d.State.ToString() == state || d.Next?.ToString() == state)
        );
        Unseen = await Watching.News.UnseenAsync(db, Acting.Actor.PersonId, clock.GetUtcNow(), ct);
        var sorted = Sort(found).ToList();
        Total = sorted.Count;
        Rows = [.. sorted.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    private IEnumerable<DocumentLine> Sort(IEnumerable<DocumentLine> rows)
    {
        Func<DocumentLine, object?> key = View.Sort switch
        {
            "title" => d => d.Title,
            "from" => d => d.EffectiveFrom,
            _ => d => d.Code,
        };
        return View.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }
}
