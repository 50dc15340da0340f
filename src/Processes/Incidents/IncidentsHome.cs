using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Incidents;

/// <summary>Work that cannot go on, on the home page of those who may cure it.</summary>
internal sealed class IncidentsHome(WorkRunner runner, IStringLocalizer<Texts> texts) : IHomePart
{
    public int Order => 50;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        if (!acting.Has("processes.incidents"))
        {
            return null;
        }

        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var (count, first) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
            {
                var open = IncidentLine.Open(db, english);
                return (await open.CountAsync(token), await open.Take(5).ToListAsync(token));
            },
            ct
        );
        return new HomePart(
            texts["Sự cố quy trình"],
            "/Processes/Incidents",
            [new HomeFigure(texts["việc đang kẹt"], count, "/Processes/Incidents", count > 0 ? Tone.Late : Tone.Good)],
            [.. first.Select(i => new HomeRow($"{i.SubjectCode} – {i.Title}", i.Message, "/Processes/Incidents/Show/" + i.Id))],
            texts["Không có sự cố nào đang mở"]
        );
    }
}
