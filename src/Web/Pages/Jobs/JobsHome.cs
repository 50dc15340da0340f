using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Web.Pages.Jobs;

/// <summary>Jobs that hang, on the administrator's home page.</summary>
internal sealed class JobsHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    public int Order => 60;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("kernel.jobs"))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (figures, dead, duties) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
                (
                    await JobDesk.FiguresAsync(db, now, token),
                    (await JobDesk.ListAsync(db, JobState.Dead, null, 0, 5, now, token)).Lines,
                    await JobDesk.FailingDutiesAsync(db, token)
                ),
            ct
        );
        return new HomePart(
            texts["Việc nền"],
            "/Jobs",
            [
                new HomeFigure(texts["hỏng, chờ xử lý"], figures.Dead, "/Jobs?state=Dead", figures.Dead > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(
                    texts["lỗi, tự thử lại sau"],
                    figures.Failing,
                    "/Jobs?state=Failing",
                    figures.Failing > 0 ? Tone.Near : Tone.Good
                ),
            ],
            [
                .. duties.Select(d => new HomeRow(texts["Việc định kỳ: {0}", d.Name], JobWords.Cause(d.Cause, d.Detail, texts), "/Jobs")),
                .. dead.Select(j => new HomeRow(JobWords.Title(j, texts), JobWords.Cause(j.Cause, j.Detail, texts), "/Jobs/Show/" + j.Id)),
            ],
            texts["Không có việc nền nào hỏng."]
        );
    }
}
