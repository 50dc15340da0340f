using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Inbox;

/// <summary>What waits for this person, on the home page.</summary>
internal sealed class InboxHome(WorkRunner runner, Measures measures, IStringLocalizer<Texts> texts) : IHomePart
{
    public int Order => 10;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("processes.work"))
        {
            return null;
        }

        var measure = await measures.ForAsync(acting.AgencyId, ct);
        var (count, rows) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
                (
                    await ProcessReads.CountAsync(db, acting.Actor, measure, token),
                    await ProcessReads.InboxAsync(db, acting.Actor, measure, 6, token)
                ),
            ct
        );
        return new HomePart(
            texts["Việc của tôi"],
            "/Processes/Inbox",
            [
                new HomeFigure(texts["đã quá hạn"], count.Late, "/Processes/Inbox?when=late", count.Late > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(texts["gần hết hạn"], count.Near, "/Processes/Inbox?when=near", count.Near > 0 ? Tone.Near : Tone.Good),
                new HomeFigure(
                    texts["đến hạn hôm nay"],
                    count.Today,
                    "/Processes/Inbox?when=today",
                    count.Today > 0 ? Tone.Near : Tone.Good
                ),
                new HomeFigure(texts["tất cả"], count.All, "/Processes/Inbox", Tone.Info),
            ],
            [
                .. rows.Select(r => new HomeRow(
                    $"{r.StepNo} {r.StepName}".Trim(),
                    $"{r.SubjectCode} – {r.Title}",
                    "/Processes/Tasks/Show/" + r.TaskId,
                    r.Clock
                )),
            ],
            texts["Không có việc nào đang chờ bạn."]
        );
    }
}
