using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>How a duty to read stands, in the office's words.</summary>
internal static class ReadingWords
{
    public static string Say(Reading reading, DateOnly day, IStringLocalizer texts) =>
        reading.State switch
        {
            ReadingState.Understood => reading.IsLateOn(day) ? texts["Đã đọc và hiểu, quá hạn"] : texts["Đã đọc và hiểu"],
            ReadingState.Left => texts["Không còn giữ chức"],
            ReadingState.Void => texts["Không còn phải đọc"],
            _ when reading.IsLateOn(day) => texts["Quá hạn {0} ngày", day.DayNumber - reading.DueOn.DayNumber],
            _ when reading.DueOn == day => texts["Hạn hôm nay"],
            _ => texts["Chưa đọc, còn {0} ngày", reading.DueOn.DayNumber - day.DayNumber],
        };

    public static Tone ToneOf(Reading reading, DateOnly day) =>
        reading.State switch
        {
            ReadingState.Understood => Tone.Good,
            ReadingState.Left or ReadingState.Void => Tone.Plain,
            _ when reading.IsLateOn(day) => Tone.Late,
            _ when reading.DueOn <= Terms.NearUntil(day) => Tone.Near,
            _ => Tone.Info,
        };
}
