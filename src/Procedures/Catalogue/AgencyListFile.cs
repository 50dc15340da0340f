using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>Mẫu 2.DMTTHCTTP: the agency's list as it is read and as it is taken away. Pages and calls come here. Thread-safe.</summary>
internal sealed class AgencyListFile(WorkSchedules schedules, Agencies agencies, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    public async Task<IReadOnlyList<ListedLine>> ReadAsync(IsoDbContext db, CancellationToken ct) =>
        await AgencyList.ReadAsync(db, await schedules.ForAsync(db.AgencyId, ct), Today, ct);

    public async Task<int> FollowAsync(IWork work, CancellationToken ct) =>
        await AgencyList.FollowAsync(work, await schedules.ForAsync(work.AgencyId, ct), ct);

    public static string StateWords(ListedState state) =>
        state switch
        {
            ListedState.Late => "Quá hạn cập nhật",
            ListedState.Behind => "Cần cập nhật",
            _ => "Đúng quyết định mới nhất",
        };

    public static Tone ToneOf(ListedState state) =>
        state switch
        {
            ListedState.Late => Tone.Late,
            ListedState.Behind => Tone.Near,
            _ => Tone.Good,
        };

    /// <summary>The columns of handbook 1.4.</summary>
    public async Task<ListExport?> FileAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = Today;
        return ListExport.Of(
            $"danh-muc-tthc-co-quan-{today:yyyyMMdd}",
            texts["Thủ tục hành chính"],
            await agencies.ListHeadAsync(
                db.AgencyId,
                texts["Danh mục thủ tục hành chính"],
                texts["Mẫu 2.DMTTHCTTP, đúng tại ngày {0}", Moments.Date(today)],
                ct
            ),
            [
                new(texts["STT"], 3, (_, number) => number),
                new(texts["Lĩnh vực"], 7, (l, _) => l.Latest.Field),
                new(texts["Tên thủ tục"], 16, (l, _) => l.Latest.Name),
                new(texts["Mã thủ tục"], 6, (l, _) => l.Row.Code),
                new(texts["Cấp thực hiện"], 6, (l, _) => l.Latest.Level),
                new(texts["Quyết định công bố"], 7, (l, _) => l.Latest.Decision),
                new(texts["Quy trình của cơ quan"], 8, (l, _) => string.Join(", ", l.Covered)),
                new(texts["Ghi chú"], 7, (l, _) => l.State == ListedState.Current ? null : texts[StateWords(l.State)].Value),
            ],
            await ReadAsync(db, ct)
        );
    }
}
