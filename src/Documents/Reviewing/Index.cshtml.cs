using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>When each document is to be reviewed next.</summary>
[Right("documents.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<ReviewLine> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Near { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayReview => Acting.Has(Reviews.Right);

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<DocumentKind>().Select(k => new SelectListItem(texts[Words.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> States =>
        [
            new(texts["Quá hạn"], nameof(Tone.Late)),
            new(texts["Sắp đến hạn"], nameof(Tone.Near)),
            new(texts["Chưa đến hạn"], nameof(Tone.Good)),
        ];

    public string Say(ReviewLine line) =>
        line.ToneOn(Today, Near) switch
        {
            Tone.Late => texts["Quá hạn {0} ngày", Today.DayNumber - line.NextOn.DayNumber],
            Tone.Near => texts["Còn {0} ngày", line.NextOn.DayNumber - Today.DayNumber],
            _ => texts["Chưa đến hạn"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        Near = await WatchSetting.NearDaysAsync(db, ct);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var (kind, state) = (View.Filter("kind"), View.Filter("state"));
        var found = (await Reviews.ListAsync(db, Today, ct)).Where(l =>
            (words.Length == 0 || Folding.Fold($"{l.Document.Code} {l.Document.Title}").Contains(words, StringComparison.Ordinal))
            && (string.IsNullOrEmpty(kind) || l.Document.Kind.ToString() == kind)
            && (string.IsNullOrEmpty(state) || l.ToneOn(Today, Near).ToString() == state)
        );
        var sorted = (
            View.Sort == "code" ? found.OrderBy(l => l.Document.Code, StringComparer.Ordinal) : found.OrderBy(l => l.NextOn)
        ).ToList();
        if (View.Descending)
        {
            sorted.Reverse();
        }

        Total = sorted.Count;
        Rows = [.. sorted.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }
}
