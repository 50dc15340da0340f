using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Watching;

/// <summary>The documents a person keeps at hand and what is new since they last looked; nothing for who has neither.</summary>
internal sealed class WatchingHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 60;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("documents.read"))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (kept, unseen) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
                (
                    await Favourite.ListAsync(db, acting.Actor.PersonId, now.VietnamDay(), token),
                    await News.UnseenAsync(db, acting.Actor.PersonId, now, token)
                ),
            ct
        );
        return kept.Count == 0 && unseen.Count == 0
            ? null
            : new HomePart(
                texts["Tài liệu"],
                "/Documents/Favourites",
                [
                    new HomeFigure(
                        texts["tài liệu mới, bạn chưa mở"],
                        unseen.Count,
                        "/Documents/News",
                        unseen.Count > 0 ? Tone.Info : Tone.Plain
                    ),
                ],
                [
                    .. kept.Take(Shown)
                        .Select(d => new HomeRow(
                            d.Title,
                            texts["{0} – {1}", d.Code, texts[Register.Words.Of(d.State)]],
                            "/Documents/Show/" + d.Id
                        )),
                ],
                ""
            );
    }
}
