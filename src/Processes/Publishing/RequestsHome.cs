using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Publishing;

/// <summary>Drawn processes that wait to be published, on the home page of those who may publish them; nothing when none waits.</summary>
internal sealed class RequestsHome(WorkRunner runner, IStringLocalizer<Texts> texts) : IHomePart
{
    public int Order => 40;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has(PublishingSetup.Right))
        {
            return null;
        }

        var open = await runner.ReadAsync(acting.AgencyId, RequestLine.OpenAsync, ct);
        return open.Count == 0
            ? null
            : new HomePart(
                texts["Đề nghị ban hành"],
                "/Processes/Publishing",
                [new HomeFigure(texts["quy trình chờ ban hành"], open.Count, "/Processes/Publishing", Tone.Near)],
                [.. open.Take(5).Select(r => new HomeRow($"{r.Key} – {r.Title}", r.AskedBy, "/Processes/Publishing/Decide/" + r.Id))],
                texts["Không có đề nghị nào đang chờ"]
            );
    }
}
