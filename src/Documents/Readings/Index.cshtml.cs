using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Readings;

/// <summary>What the person has to read, and what they have read.</summary>
[Right("documents.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<(Reading Reading, string Code)> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    public IEnumerable<SelectListItem> States =>
        [new(texts["Cần đọc"], nameof(ReadingState.Open)), new(texts["Đã đọc và hiểu"], nameof(ReadingState.Understood))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var state = View.Filter("state");
        var person = Acting.Actor.PersonId;
        var mine = await (
            from reading in db.Set<Reading>()
            join document in db.Set<Document>() on reading.DocumentId equals document.Id
            where reading.PersonId == person && (reading.State == ReadingState.Open || reading.State == ReadingState.Understood)
            select new { reading, document.Code }
        ).ToListAsync(ct);
        var found = mine.Where(r =>
                (words.Length == 0 || Folding.Fold($"{r.Code} {r.reading.Title}").Contains(words, StringComparison.Ordinal))
                && (string.IsNullOrEmpty(state) || r.reading.State.ToString() == state)
            )
            .OrderBy(r => r.reading.State)
            .ThenBy(r => r.reading.State == ReadingState.Open ? r.reading.DueOn.DayNumber : -r.reading.UnderstoodAt!.Value.UtcTicks)
            .ToList();
        Total = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize).Select(r => (r.reading, r.Code))];
        return true;
    }
}
