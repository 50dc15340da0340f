using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Unread notices, on the home page; nothing where there are none.</summary>
internal sealed class NoticesHome(WorkRunner runner, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 15;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("processes.work"))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var (count, lines) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
                (
                    await NoticeList.CountAsync(db, acting.Actor, now, true, token),
                    await NoticeList.ReadAsync(db, acting.Actor, now, true, 0, Shown, token)
                ),
            ct
        );
        return count == 0
            ? null
            : new HomePart(
                texts["Nhắc việc"],
                "/Processes/Lateness/Notices",
                [new HomeFigure(texts["Chưa đọc"], count, "/Processes/Lateness/Notices?show=unread", Tone.Near)],
                [
                    .. lines.Select(l => new HomeRow(
                        l.Step.Length > 0 ? l.Step : l.SubjectCode,
                        $"{l.SubjectCode} – {Say(l.Kind)}",
                        l.TaskId is { } task ? $"/Processes/Tasks/Show/{task}" : "/Processes/Lateness/Notices"
                    )),
                ],
                ""
            );
    }

    private string Say(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Consulted => texts["lấy ý kiến đã có kết quả"],
            NoticeKind.Migrated => texts["bước đã chuyển phiên bản quy trình"],
            NoticeKind.StepNear or NoticeKind.WholeNear => texts["gần hết hạn"],
            _ => texts["đã quá hạn"],
        };
}
