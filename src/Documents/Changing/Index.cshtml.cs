using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Changing;

/// <summary>The agency's requests to write, revise or drop documents.</summary>
[Right("documents.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<(ChangeRequest Request, string? Code)> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Near { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayAsk => Acting.Has(Asking.Right);

    public IEnumerable<SelectListItem> States =>
        [
            new(texts["Quá hạn"], "late"),
            new(texts["Sắp đến hạn"], "near"),
            .. Enum.GetValues<RequestState>().Select(s => new SelectListItem(texts[RequestWords.Of(s)], s.ToString())),
        ];
    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<RequestKind>().Select(k => new SelectListItem(texts[RequestWords.Of(k)], k.ToString()));
    public IEnumerable<SelectListItem> Origins =>
        Enum.GetValues<RequestOrigin>().Select(o => new SelectListItem(texts[RequestWords.Of(o)], o.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        Near = await WatchSetting.NearDaysAsync(db, ct);
        var codes = await db.Set<Document>().ToDictionaryAsync(d => d.Id, d => d.Code, ct);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var (state, kind, origin) = (View.Filter("state"), View.Filter("kind"), View.Filter("origin"));
        var found = (await db.Set<ChangeRequest>().ToListAsync(ct))
            .Select(r => (Request: r, Code: r.DocumentId is { } id ? codes.GetValueOrDefault(id) : null))
            .Where(r =>
                (
                    words.Length == 0
                    || Folding
                        .Fold($"{r.Request.Code} {r.Code} {r.Request.Title} {r.Request.Why}")
                        .Contains(words, StringComparison.Ordinal)
                )
                && Is(r.Request, state)
                && (string.IsNullOrEmpty(kind) || r.Request.Kind.ToString() == kind)
                && (string.IsNullOrEmpty(origin) || r.Request.Origin.ToString() == origin)
            );
        Func<(ChangeRequest Request, string? Code), object?> key = View.Sort switch
        {
            "code" => r => (r.Request.Year * 1_000_000L) + r.Request.Number,
            "document" => r => r.Code ?? "",
            // What still runs first, by its day.
            _ => r => (r.Request.IsRunning ? 0L : 1_000_000_000L) + (r.Request.DueOn?.DayNumber ?? 900_000_000L),
        };
        var sorted = (View.Descending ? found.OrderByDescending(key) : found.OrderBy(key)).ToList();
        Total = sorted.Count;
        Rows = [.. sorted.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    private bool Is(ChangeRequest request, string? state) =>
        state switch
        {
            null or "" => true,
            "late" => request.State == RequestState.Open && request.IsLateOn(Today),
            "near" => request.State == RequestState.Open && RequestWords.ToneOf(request, Today, Near) == Tone.Near,
            _ => request.State.ToString() == state,
        };
}
