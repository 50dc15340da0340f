using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>What the desk must do now: hand over finished results, hear from applicants who owe papers, and see what runs late.</summary>
internal sealed class DeskHome(WorkRunner runner, Measures measures, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 20;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct) =>
        acting.Has("dossiers.receive") ? await runner.ReadAsync(acting.AgencyId, (db, t) => ReadAsync(db, acting, t), ct) : null;

    private async Task<HomePart> ReadAsync(IsoDbContext db, Acting acting, CancellationToken ct)
    {
        var measure = await measures.ForAsync(acting.AgencyId, ct);
        var now = measure.Now;
        var midnight = new DateTimeOffset(now.VietnamDay().ToDateTime(TimeOnly.MinValue), VietnamTime.Offset).ToUniversalTime();
        var all = db.Set<Dossier>();
        var ready = all.Where(d => d.State == DossierState.Finished);
        var late = await ListQuery.Of("overdue").CountAsync(db, measure, ct);
        var first = await ready.OrderBy(d => d.FinishedAt).Take(Shown).ToListAsync(ct);
        return new HomePart(
            texts["Một cửa"],
            "/Dossiers",
            [
                new HomeFigure(texts["Nhận hôm nay"], await all.CountAsync(d => d.ReceivedAt >= midnight, ct), "/Dossiers?sort=-received"),
                new HomeFigure(texts["Chờ trả kết quả"], await ready.CountAsync(ct), "/Dossiers?state=Finished"),
                new HomeFigure(
                    texts["Chờ bổ sung"],
                    await all.CountAsync(d => d.State == DossierState.AwaitingSupplement, ct),
                    "/Dossiers?state=AwaitingSupplement",
                    Kernel.Parts.Tone.Paused
                ),
                new HomeFigure(texts["Quá hạn"], late, "/Dossiers?clock=overdue", Kernel.Parts.Tone.Late),
            ],
            [
                .. first.Select(d => new HomeRow(
                    d.Code,
                    d.ProcedureTitle,
                    $"/Dossiers/ReturnResult/{d.Id}",
                    Judgement.Clock(d, null, measure)
                )),
            ],
            texts["Không có kết quả nào chờ trả."]
        );
    }
}
