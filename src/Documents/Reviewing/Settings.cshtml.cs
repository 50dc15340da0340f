using System.Globalization;
using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>After how many months documents of each kind are reviewed, and how long before the agency is reminded.</summary>
[Right(Reviews.Right)]
internal sealed class Settings(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public uint? Version { get; set; }

    /// <summary>By kind.</summary>
    [BindProperty]
    public Dictionary<string, int?> Months { get; set; } = [];

    [BindProperty]
    public int? NearDays { get; set; }

    public IReadOnlyList<(DocumentKind Kind, string Label)> Kinds =>
        [.. Enum.GetValues<DocumentKind>().Select(k => (k, texts[Words.Of(k)].Value))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var setting = await db.Set<WatchSetting>().FirstOrDefaultAsync(ct);
        Version = setting?.Version;
        if (HttpMethods.IsPost(Request.Method))
        {
            return true;
        }

        NearDays = setting?.NearDays ?? WatchSetting.UsualNearDays;
        var own = await db.Set<ReviewInterval>().Where(i => i.Kind != null).ToDictionaryAsync(i => i.Kind!.Value, i => i.Months, ct);
        foreach (var usual in await db.Set<UsualReview>().ToListAsync(ct))
        {
            Months[usual.Kind.ToString()] = own.TryGetValue(usual.Kind, out var months) ? months : usual.Months;
        }

        return true;
    }

    public string Value(DocumentKind kind) => Months.GetValueOrDefault(kind.ToString())?.ToString(CultureInfo.InvariantCulture) ?? "";

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.set_review_intervals",
            Version ?? 0,
            async (work, posted, token) =>
            {
                var months = Enum.GetValues<DocumentKind>().ToDictionary(k => k, k => Months.GetValueOrDefault(k.ToString()));
                await Reviews.SetAsync(work, months, NearDays, posted == 0 ? null : posted, token);
                Notice = texts["Đã lưu."];
                return "/Documents/Reviewing";
            },
            ct
        );
}
