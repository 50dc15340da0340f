using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>A document with its newest issue that stands.</summary>
/// <param name="Issue">Null when none stands.</param>
/// <param name="HasList">Whether anybody ever said to whom it goes.</param>
internal sealed record OverviewRow(DocumentLine Document, int? Issue, IReadOnlyList<string> Places, bool HasList, ReadingShare Share)
{
    /// <summary>Whether that issue waits until enough have read it.</summary>
    public bool Waits { get; init; }
}

/// <summary>Before the keeper: all documents, to whom they go and how many have read.</summary>
[Right(Lists.Right)]
internal sealed class Index(Places places, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<OverviewRow> Rows { get; private set; } = [];
    public int Total { get; private set; }

    public IEnumerable<SelectListItem> States =>
        [
            new(texts["Có người quá hạn đọc"], nameof(Tone.Late)),
            new(texts["Còn người chưa đọc"], nameof(Tone.Info)),
            new(texts["Đã đọc hết"], nameof(Tone.Good)),
            new(texts["Chưa có danh sách"], nameof(Tone.Plain)),
        ];

    public static Tone ToneOf(OverviewRow row) =>
        !row.HasList ? Tone.Plain
        : row.Share.Late > 0 ? Tone.Late
        : row.Share.Read < row.Share.All ? Tone.Info
        : Tone.Good;

    public string Say(OverviewRow row) =>
        ToneOf(row) switch
        {
            Tone.Plain => texts["Chưa có danh sách"],
            Tone.Late => texts["{0} người quá hạn", row.Share.Late],
            Tone.Info => texts["Còn {0} người chưa đọc", row.Share.All - row.Share.Read],
            _ => texts["Đã đọc hết"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var today = clock.GetUtcNow().VietnamDay();
        var documents = await DocumentReads.ListAsync(db, today, null, ct);
        var standing = (await Duties.StandingAsync(db, [.. documents.Select(d => d.Id)], today, ct)).ToLookup(v => v.DocumentId);
        var newest = documents.ToDictionary(d => d.Id, d => standing[d.Id].MaxBy(v => v.Issue));
        var issues = newest.Values.OfType<Register.DocumentVersion>().Select(v => v.Id).ToList();
        var readings = (await db.Set<Reading>().Where(r => issues.Contains(r.VersionId)).ToListAsync(ct)).ToLookup(r => r.DocumentId);
        var lists = (await db.Set<DistributionList>().Select(l => l.DocumentId).ToListAsync(ct)).ToHashSet();
        var named = await places.OfAsync(db, null, ct);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var state = View.Filter("state");
        var found = documents
            .Select(d => new OverviewRow(
                d,
                newest[d.Id]?.Issue,
                [.. named[d.Id]],
                lists.Contains(d.Id),
                ReadingShare.Of(readings[d.Id], today)
            )
            {
                Waits = newest[d.Id] is { State: Register.VersionState.Scheduled },
            })
            .Where(r =>
                (words.Length == 0 || Folding.Fold($"{r.Document.Code} {r.Document.Title}").Contains(words, StringComparison.Ordinal))
                && (string.IsNullOrEmpty(state) || ToneOf(r).ToString() == state)
            )
            .OrderByDescending(r => r.Share.Late)
            .ThenBy(r => !r.HasList)
            .ThenBy(r => r.Document.Code, StringComparer.Ordinal)
            .ToList();
        Total = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }
}
