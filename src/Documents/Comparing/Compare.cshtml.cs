using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Comparing;

/// <summary>Any two issues of a document side by side: text, tables, forms, and what is drawn.</summary>
[Right("documents.read")]
internal sealed class Compare(IEnumerable<IDocumentDrawing> drawings, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The earlier one; the issue before the later one unless given.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    /// <summary>The later one; the newest unless given.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? To { get; set; }

    /// <summary>Whether what is the same is shown too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    public DocumentLine Document { get; private set; } = null!;

    /// <summary>Null when there are no two to compare.</summary>
    public IssuePair? Pair { get; private set; }
    public IReadOnlyList<SideRow> Rows =>
        Pair is null ? []
        : Whole ? Pair.Rows
        : SideBySide.Changed(Pair.Rows);

    public string NameOf(IssueLine issue) =>
        issue.Issue is { } number ? texts["Lần ban hành {0} – {1}", number, texts[Words.Of(issue.State)]] : texts["Bản thảo"];

    public IEnumerable<SelectListItem> Choices(IssueLine chosen) =>
        Pair!.Issues.Select(i => new SelectListItem(NameOf(i), i.Id.ToString(), i == chosen));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        var (isThere, pair) = await IssuePair.OfAsync(db, Id, From, To, drawings, today, ct);
        Pair = pair;
        return isThere;
    }
}
