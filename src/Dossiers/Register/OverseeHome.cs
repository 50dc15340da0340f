using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>What leaders see between two meetings: how many dossiers run late or soon will, and which are the latest.</summary>
internal sealed class OverseeHome(WorkRunner runner, Measures measures, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 30;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct) =>
        acting.Has("dossiers.oversee") ? await runner.ReadAsync(acting.AgencyId, (db, t) => ReadAsync(db, acting, t), ct) : null;

    private async Task<HomePart> ReadAsync(IsoDbContext db, Acting acting, CancellationToken ct)
    {
        var measure = await measures.ForAsync(acting.AgencyId, ct);
        var (late, rows) = await ListQuery.Of("overdue").RunAsync(db, measure, 0, Shown, ct);
        var soon = await ListQuery.Of("near").CountAsync(db, measure, ct);
        var ahead = acting.Has(Apologies.Apologising.Right) ? (await Apologies.Foreseen.ReadAsync(db, measure, ct)).Count : 0;
        var paused = await ListQuery.Of("paused").CountAsync(db, measure, ct);
        return new HomePart(
            texts["Thời hạn hồ sơ của cơ quan"],
            "/Dossiers?sort=due",
            [
                new HomeFigure(texts["Quá hạn"], late, "/Dossiers?clock=overdue&sort=due", late > 0 ? Tone.Late : Tone.Good),
                new HomeFigure(texts["Sắp đến hạn"], soon, "/Dossiers?clock=near&sort=due", Tone.Near),
                .. ahead > 0 ? [new HomeFigure(texts["Cần xin lỗi, hẹn lại"], ahead, "/Dossiers/Apologies", Tone.Late)] : (HomeFigure[])[],
                new HomeFigure(texts["Tạm dừng"], paused, "/Dossiers?clock=paused", Tone.Paused),
            ],
            [
                .. rows.Select(r => new HomeRow(
                    r.Dossier.Code,
                    r.Dossier.ProcedureTitle,
                    $"/Dossiers/Show/{r.Dossier.Id}",
                    Judgement.Clock(r.Dossier, null, measure)
                )),
            ],
            texts["Không có hồ sơ nào quá hạn."]
        );
    }
}
