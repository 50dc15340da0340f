using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>The province's list of external documents, and which of them the acting agency's documents lean on.</summary>
[Right("documents.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<LawRow> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>How many numbers stand in the agency's documents and not in the list.</summary>
    public int Unknown { get; private set; }
    public bool MayKeep => Acting.Has(LawBook.Right);

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<LegalKind>().Select(k => new SelectListItem(texts[LawWords.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<LawState>().Select(s => new SelectListItem(texts[LawWords.Of(s)], s.ToString()));
    public IEnumerable<SelectListItem> Whose => [new(texts["Tài liệu của cơ quan viện dẫn"], "ours")];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var day = clock.GetUtcNow().VietnamDay();
        var catalogue = await LawCatalogue.LoadAsync(db, ct);
        var used = await LawUse.OfAgencyAsync(db, catalogue, day, ct);
        Unknown = used.Unknown.Count;
        var words = Folding.Fold(View.Filter("q") ?? "");
        var (kind, state, whose) = (View.Filter("kind"), View.Filter("state"), View.Filter("whose"));
        var found = catalogue
            .Texts.Select(t => LawRow.Of(catalogue, t, day, used.Documents[t.Id].Count()))
            .Where(r =>
                (
                    words.Length == 0
                    || Folding.Fold($"{r.Text.Number} {r.Text.Title} {r.Text.Issuer}").Contains(words, StringComparison.Ordinal)
                )
                && (string.IsNullOrEmpty(kind) || r.Text.Kind.ToString() == kind)
                && (string.IsNullOrEmpty(state) || r.State.ToString() == state)
                && (string.IsNullOrEmpty(whose) || r.Documents > 0)
            );
        Func<LawRow, object?> key = View.Sort switch
        {
            "number" => r => r.Text.Number,
            "ends" => r => r.EndsOn ?? DateOnly.MaxValue,
            "documents" => r => r.Documents,
            _ => r => r.Text.EffectiveFrom,
        };
        // The newest law first, unless somebody asks for another order.
        var sorted = (View.Sort is null || View.Descending ? found.OrderByDescending(key) : found.OrderBy(key)).ToList();
        Total = sorted.Count;
        Rows = [.. sorted.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }
}

/// <summary>A legal text in a list.</summary>
/// <param name="ReplacedBy">Numbers of what took its place.</param>
/// <param name="AmendedBy">Numbers of what amended it.</param>
/// <param name="Documents">How many documents of the agency lean on it.</param>
internal sealed record LawRow(
    LegalText Text,
    LawState State,
    DateOnly? EndsOn,
    IReadOnlyList<string> ReplacedBy,
    IReadOnlyList<string> AmendedBy,
    int Documents
)
{
    public static LawRow Of(LawCatalogue catalogue, LegalText text, DateOnly day, int documents) =>
        new(
            text,
            catalogue.StateOf(text, day),
            catalogue.EndsOn(text.Id),
            Numbers(catalogue, text, LegalChangeKind.Replaced),
            Numbers(catalogue, text, LegalChangeKind.Amended),
            documents
        );

    private static List<string> Numbers(LawCatalogue catalogue, LegalText text, LegalChangeKind kind) =>
        [.. catalogue.Of(text.Id).Where(c => c.Kind == kind).Select(c => catalogue.Find(c.ByTextId!.Value)!.Number)];
}
