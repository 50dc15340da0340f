using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Reception;

/// <summary>On the home page of those who may say who receives, as long as nobody does: other agencies cannot send anything.</summary>
internal sealed class ReceptionHome(Receivers receivers, IStringLocalizer<Texts> texts) : IHomePart
{
    private const string Page = "/Processes/Reception";

    public int Order => 60;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct) =>
        acting.Has(Receivers.Right) && (await receivers.OfAsync(acting.AgencyId, ct)).Count == 0
            ? new HomePart(
                texts["Nhận việc từ cơ quan khác"],
                Page,
                [new HomeFigure(texts["chức danh nhận việc"], 0, Page, Tone.Near)],
                [],
                texts["Chưa chọn chức danh nào nên cơ quan khác chưa lấy ý kiến hay chuyển việc đến được"]
            )
            : null;
}
