using System.Globalization;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Searching;

/// <summary>One field that looks through titles, texts, codes and forms of the agency's documents and through the province's legal texts.</summary>
[Right(SearchingSetup.Right)]
internal sealed class Search(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private const string Laws = "laws";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "in")]
    public string? In { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "law")]
    public string? Law { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public SearchQuery Query { get; private set; } = SearchQuery.Of(null);
    public SearchAnswer Found { get; private set; } = new(0, [], null);
    public LawAnswer FoundLaws { get; private set; } = new(0, [], null);

    /// <summary>Terms that stand in no document at all.</summary>
    public IReadOnlyList<SearchTerm> Nowhere { get; private set; } = [];

    /// <summary>How many documents are too long to be searched to their end.</summary>
    public int Cut { get; private set; }
    public bool InLaws => Tab == Laws;
    public bool IsNarrowed => Chosen != SearchIn.Standing || new[] { Kind, Law, From, To }.Any(f => !string.IsNullOrEmpty(f));
    public bool IsFirst => SearchPlace.Read(After) is null;
    public string? Next => (InLaws ? FoundLaws.Next : Found.Next)?.ToString();
    public bool MayReadDrafts => DocumentSearch.MayReadDrafts(Acting);
    private SearchIn Chosen => Enum.TryParse<SearchIn>(In, out var chosen) && Enum.IsDefined(chosen) ? chosen : SearchIn.Standing;

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<DocumentKind>().Select(k => new SelectListItem(texts[Register.Words.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> Places =>
        Enum.GetValues<SearchIn>()
            .Where(s => s is not SearchIn.Drafts || MayReadDrafts)
            .Select(s => new SelectListItem(texts[WordsOf(s)], s.ToString(), s == Chosen));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var day = clock.GetUtcNow().VietnamDay();
        Query = SearchQuery.Of(Words);
        var after = SearchPlace.Read(After);
        var order = new SearchOrder(
            Query,
            Chosen,
            Enum.TryParse<DocumentKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null,
            Law,
            Day(From),
            Day(To),
            InLaws ? null : after
        );
        Found = await DocumentSearch.FindAsync(db, order, MayReadDrafts, day, ct);
        FoundLaws = await LawSearch.FindAsync(db, Query, InLaws ? after : null, day, ct);
        if (Found.Total == 0 && !InLaws && !Query.IsEmpty)
        {
            Nowhere = await DocumentSearch.NowhereAsync(db, Query, MayReadDrafts, ct);
            Cut = await DocumentSearch.CutAsync(db, ct);
        }

        return true;
    }

    /// <summary>This search with one thing set, or taken away by null, from its first page.</summary>
    public string With(string name, string? value)
    {
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Words,
            ["in"] = In,
            ["kind"] = Kind,
            ["law"] = Law,
            ["from"] = From,
            ["to"] = To,
            ["tab"] = Tab,
        };
        all[name] = value;
        return QueryHelpers.AddQueryString("/Documents/Search", all.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    public string Ask(string words) => QueryHelpers.AddQueryString("/Documents/Search", "q", words);

    public static string HrefOf(SearchHit hit) =>
        $"/Documents/Show/{hit.DocumentId}?issue={hit.VersionId}"
        + (hit.Snippet?.Section is { } section ? "#" + ContentHtml.Anchor(section) : "");

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string WordsOf(SearchIn place) =>
        place switch
        {
            SearchIn.Standing => "Đang và sắp có hiệu lực",
            SearchIn.Drafts => "Bản thảo",
            SearchIn.Superseded => "Đã được thay thế",
            SearchIn.Withdrawn => "Đã thu hồi",
            _ => "Tất cả",
        };
}
