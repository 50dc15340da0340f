using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Controlled copies that are out although their issue is over, before those who distribute; nothing where there are none.</summary>
internal sealed class CopiesHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 40;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has(Lists.Right))
        {
            return null;
        }

        var day = clock.GetUtcNow().VietnamDay();
        var rows = await runner.ReadAsync(acting.AgencyId, (db, token) => CopyRow.ListAsync(db, null, day, token), ct);
        var back = rows.Where(r => r.IsToReturn).ToList();
        return back.Count == 0
            ? null
            : new HomePart(
                texts["Bản kiểm soát cần thu hồi"],
                "/Documents/Distributing/Book?state=back",
                [new HomeFigure(texts["bản cần thu hồi"], back.Count, "/Documents/Distributing/Book?state=back", Tone.Late)],
                [
                    .. back.Take(Shown)
                        .Select(r => new HomeRow(
                            texts["{0} – bản kiểm soát số {1}", r.Code, r.Copy.Number],
                            texts["{0}; hết hiệu lực từ {1}", r.Copy.Holder, Moments.Date(r.OverSince!.Value)],
                            "/Documents/Distributing/EndCopy/" + r.Copy.Id
                        )),
                ],
                ""
            );
    }
}
