using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Drafts on their way to publication, before those who write and those who publish them.</summary>
internal sealed class DraftsHome(WorkRunner runner, IStringLocalizer<Texts> texts) : IHomePart
{
    private const int Shown = 5;

    public int Order => 40;

    public async Task<HomePart?> ForAsync(Acting acting, CancellationToken ct)
    {
        var writes = acting.Has("procedures.import");
        if (!writes && !acting.Has("procedures.publish"))
        {
            return null;
        }

        var (count, first) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, token) =>
            {
                var open = db.Set<UploadRow>().Where(u => u.State == UploadState.Open);
                var latest = open.OrderByDescending(u => u.ChangedAt)
                    .Take(Shown)
                    .Select(u => new
                    {
                        u.Id,
                        u.Code,
                        u.Title,
                        u.ChangedBy,
                        u.ChangedAt,
                    });
                return (await open.CountAsync(token), await latest.ToListAsync(token));
            },
            ct
        );
        return new HomePart(
            texts["Quy trình"],
            "/Procedures",
            [new HomeFigure(texts["bản thảo đang soạn"], count, "/Procedures#drafts", count > 0 ? Tone.Info : Tone.Good)],
            [
                .. first.Select(d => new HomeRow(
                    d.Title.Length > 0 ? d.Title : texts["Chưa có tên"],
                    texts["{0} sửa ngày {1}", $"{d.Code} {d.ChangedBy}".Trim(), Moments.Date(d.ChangedAt)],
                    $"/Procedures/{(writes ? "Preview" : "Publish")}/{d.Id}"
                )),
            ],
            texts["Không có bản thảo nào chờ ban hành."]
        );
    }
}
