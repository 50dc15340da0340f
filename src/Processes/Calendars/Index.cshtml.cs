using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Calendars;

/// <summary>The working calendar of a year, drawn by months, with the source of every day off and make-up day.</summary>
[Right("processes.read_calendar")]
internal sealed class Index(
    CalendarBook book,
    WorkSchedules schedules,
    Agencies agencies,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public YearSheet Sheet { get; private set; } = null!;
    public string AgencyName { get; private set; } = "";
    public DateOnly Today { get; } = clock.GetUtcNow().VietnamDay();
    public bool MayDecree => Acting.Has("processes.calendar");
    public IEnumerable<int> Years => Enumerable.Range(YearSheet.Range.First, YearSheet.Range.Last - YearSheet.Range.First + 1);
    public Tone CertaintyTone => Sheet.Certainty == Certainty.Read ? Tone.Good : Tone.Near;

    public string CertaintyWords(Certainty certainty) =>
        certainty switch
        {
            Certainty.Read => texts["Đã đối chiếu thông báo"],
            Certainty.Memory => texts["Chưa đối chiếu thông báo"],
            Certainty.Uncertain => texts["Các nguồn khác nhau"],
            Certainty.Forecast => texts["Dự kiến, chờ thông báo"],
            _ => texts["Chưa có lịch nghỉ"],
        };

    /// <summary>In the language of the page.</summary>
    public string Weekday(DateOnly day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day.DayOfWeek);

    public string Source(SheetRow row) =>
        row.Decreed is { } decreed
            ? texts[
                decreed.Reach == Reach.Province ? "Tỉnh: {0}, ngày {1:dd/MM/yyyy}" : "Cơ quan: {0}, ngày {1:dd/MM/yyyy}",
                decreed.Decision,
                decreed.DecidedOn
            ]
            : texts["Lịch chung cả nước: {0}", CertaintyWords(row.Day.Certainty)];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        AgencyName = (await agencies.FindAsync(Acting.AgencyId, ct))?.Name ?? "";
        var schedule = await schedules.ForAsync(Acting.AgencyId, ct);
        Sheet = YearSheet.Of(Year ?? Today.Year, Acting.AgencyId, await book.NowAsync(ct), schedule)!;
        return Sheet is not null;
    }
}
