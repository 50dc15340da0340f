using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>What leaders see between two meetings: how many dossiers run late or soon will, and which are the latest.</summary>
internal sealed class OverseeHome(WorkRunner runner, WorkSchedules schedules, TimeProvider clock, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 30;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct) =>
        acting.Has("dossiers.oversee") ? await runner.ReadAsync(acting.AgencyId, (db, t) => ReadAsync(db, acting, t), ct) : null;

    private async Task<HomePart> ReadAsync(IsoDbContext db, Acting acting, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var schedule = await schedules.ForAsync(acting.AgencyId, ct);
        var near = schedule.Add(now, PunctualityRules.Dossier.NearMinutes);
        var (late, rows) = await ListQuery.Of("overdue").RunAsync(db, now, near, 0, Shown, ct);
        var soon = await ListQuery.Of("near").CountAsync(db, now, near, ct);
        var paused = await ListQuery.Of("paused").CountAsync(db, now, near, ct);
        return new HomePart(
            texts["Thời hạn hồ sơ của cơ quan"],
            "/Dossiers?sort=due",
            [
                new HomeFigure(texts["Quá hạn"], late, "/Dossiers?clock=overdue&sort=due", late > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(texts["Sắp đến hạn"], soon, "/Dossiers?clock=near&sort=due", Tone.Near),
                new HomeFigure(texts["Tạm dừng"], paused, "/Dossiers?clock=paused", Tone.Paused),
            ],
            [
                .. rows.Select(r => new HomeRow(
                    r.Dossier.Code,
                    r.Dossier.ProcedureTitle,
                    $"/Dossiers/Show/{r.Dossier.Id}",
                    Judgement.Clock(r.Dossier, null, schedule, now)
                )),
            ],
            texts["Không có hồ sơ nào quá hạn."]
        );
    }
}
