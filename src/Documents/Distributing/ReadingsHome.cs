using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>What the person has to read, the most urgent first; nothing where there is nothing.</summary>
internal sealed class ReadingsHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 36;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("documents.read"))
        {
            return null;
        }

        var person = acting.Actor.PersonId;
        var rows = await runner.ReadAsync(
            acting.AgencyId,
            (db, token) =>
                db.Set<Reading>()
                    .Where(r => r.PersonId == person && r.State == ReadingState.Open)
                    .OrderBy(r => r.DueOn)
                    .ThenBy(r => r.Title)
                    .ToListAsync(token),
            ct
        );
        if (rows.Count == 0)
        {
            return null;
        }

        var day = clock.GetUtcNow().VietnamDay();
        var late = rows.Count(r => r.IsLateOn(day));
        return new HomePart(
            texts["Tài liệu cần đọc"],
            "/Documents/Readings",
            [
                new HomeFigure(texts["quá hạn"], late, "/Documents/Readings", late > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(texts["còn hạn"], rows.Count - late, "/Documents/Readings", Tone.Info),
            ],
            [
                .. rows.Take(Shown)
                    .Select(r => new HomeRow(
                        r.Title,
                        texts["Lần ban hành {0} – đọc chậm nhất {1}", r.Issue, Moments.Date(r.DueOn)],
                        $"/Documents/Readings/Read/{r.DocumentId}?issue={r.VersionId}"
                    )),
            ],
            ""
        );
    }
}
