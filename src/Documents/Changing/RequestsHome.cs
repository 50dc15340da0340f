using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Changing;

/// <summary>Requests that are late, near their day or waiting for a decision, before those who issue documents; nothing where there are none.</summary>
internal sealed class RequestsHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 38;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has(Asking.DecideRight))
        {
            return null;
        }

        var day = clock.GetUtcNow().VietnamDay();
        var (near, open) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
                (
                    await WatchSetting.NearDaysAsync(db, token),
                    await db.Set<ChangeRequest>()
                        .Where(r => r.State == RequestState.Asked || r.State == RequestState.Open)
                        .OrderBy(r => r.DueOn)
                        .ToListAsync(token)
                ),
            ct
        );
        var late = open.Count(r => r.IsLateOn(day));
        var soon = open.Count(r => !r.IsLateOn(day) && RequestWords.ToneOf(r, day, near) == Tone.Near);
        var asked = open.Count(r => r.State == RequestState.Asked);
        var rows = open.Where(r => r.State == RequestState.Asked || RequestWords.ToneOf(r, day, near) is Tone.Late or Tone.Near).ToList();
        return open.Count == 0
            ? null
            : new HomePart(
                texts["Yêu cầu thay đổi tài liệu"],
                "/Documents/Changing",
                [
                    new HomeFigure(texts["quá hạn"], late, "/Documents/Changing?state=late", late > 0 ? Tone.Late : Tone.Good),
                    new HomeFigure(texts["sắp đến hạn"], soon, "/Documents/Changing?state=near", soon > 0 ? Tone.Near : Tone.Good),
                    new HomeFigure(texts["chờ quyết định"], asked, "/Documents/Changing?state=Asked", asked > 0 ? Tone.Info : Tone.Good),
                    new HomeFigure(texts["đang thực hiện"], open.Count - asked, "/Documents/Changing?state=Open"),
                ],
                [
                    .. rows.Take(Shown)
                        .Select(r => new HomeRow(
                            r.Title,
                            $"{RequestWords.Say(r, day, texts)} – {r.Why}",
                            "/Documents/Changing/Show/" + r.Id
                        )),
                ],
                texts["Không có yêu cầu nào gấp."]
            );
    }
}
