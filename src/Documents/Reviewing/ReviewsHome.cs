using IsoDienTu.Documents.Changing;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Reviewing;

/// <summary>Documents whose review is due or near, before those who review; nothing where there are none.</summary>
internal sealed class ReviewsHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 39;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has(Reviews.Right))
        {
            return null;
        }

        var day = clock.GetUtcNow().VietnamDay();
        var (near, lines) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) => (await WatchSetting.NearDaysAsync(db, token), await Reviews.ListAsync(db, day, token)),
            ct
        );
        var due = lines.Where(l => l.ToneOn(day, near) != Tone.Good).ToList();
        var late = due.Count(l => l.ToneOn(day, near) == Tone.Late);
        return due.Count == 0
            ? null
            : new HomePart(
                texts["Xem xét định kỳ"],
                "/Documents/Reviewing",
                [
                    new HomeFigure(texts["quá hạn"], late, "/Documents/Reviewing?state=Late", late > 0 ? Tone.Late : Tone.Good),
                    new HomeFigure(texts["sắp đến hạn"], due.Count - late, "/Documents/Reviewing?state=Near", Tone.Near),
                ],
                [
                    .. due.Take(Shown)
                        .Select(l => new HomeRow(
                            l.Document.Title,
                            texts["{0} – xem xét chậm nhất {1}", l.Document.Code, Moments.Date(l.NextOn)],
                            "/Documents/Reviewing/Review/" + l.Document.Id
                        )),
                ],
                ""
            );
    }
}
