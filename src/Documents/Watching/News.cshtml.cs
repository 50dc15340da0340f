using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Watching;

/// <summary>What changed in the agency's documents since this person last looked.</summary>
[Right("documents.read")]
internal sealed class NewsPage(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>When the page was made: what happens after that has not been seen by who says that all was.</summary>
    [BindProperty]
    public string? Until { get; set; }

    public NewsList List { get; private set; } = null!;
    public string Now { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Now = now.ToString("O", CultureInfo.InvariantCulture);
        List = await News.OfAsync(db, Acting.Actor.PersonId, now, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.news_seen",
            async (work, token) =>
            {
                await News.SeenAsync(work, NewsWords.Instant(Until), token);
                Notice = texts["Đã ghi nhận bạn đã xem hết."];
                return "/Documents/News";
            },
            ct
        );
}

/// <summary>The office's words for what happens to documents.</summary>
internal static class NewsWords
{
    public static string Of(NewsKind what) =>
        what switch
        {
            NewsKind.New => "Tài liệu mới",
            NewsKind.Issued => "Lần ban hành mới",
            _ => "Thu hồi",
        };

    public static Tone ToneOf(NewsKind what) =>
        what switch
        {
            NewsKind.New => Tone.Good,
            NewsKind.Issued => Tone.Info,
            _ => Tone.Late,
        };

    /// <summary>An instant as a form or call brings it.</summary>
    /// <exception cref="RuleException">It is none.</exception>
    public static DateTimeOffset Instant(string? typed) =>
        DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var instant)
            ? instant
            : throw new RuleException(
                typeof(Texts),
                "documents.news.until",
                "Thiếu thời điểm đã xem; hãy tải lại trang rồi bấm lại.",
                "Until"
            );
}
