using System.CommandLine;
using System.Globalization;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso working-time</c>: when a written term ends. Needs no database.</summary>
internal static class WorkingTimeCommands
{
    private static readonly string[] StartShapes =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm'Z'",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd",
    ];

    public static Command Create() => new("working-time", Speech.Of("Thời hạn theo giờ làm việc", "Time limits in working time")) { Due() };

    private static Command Due()
    {
        var start = new Option<string>("--start")
        {
            Required = true,
            HelpName = "2026-08-28T14:00",
            Description = Speech.Of(
                "Lúc bắt đầu, giờ Việt Nam nếu không ghi múi giờ",
                "The start, Vietnamese time unless an offset is written"
            ),
        };
        var term = new Option<string>("--term")
        {
            Required = true,
            HelpName = "8 giờ làm việc",
            Description = Speech.Of("Thời hạn như văn bản ghi", "The term as written in the text"),
        };
        var calendar = new Option<string?>("--calendar")
        {
            HelpName = "FILE.csv",
            Description = Speech.Of(
                "Lịch date,kind,label_vi,certainty thay cho lịch quốc gia có sẵn",
                "A calendar date,kind,label_vi,certainty in place of the built-in national one"
            ),
        };
        var hours = new Option<string?>("--hours")
        {
            HelpName = "07:30-11:30,13:00-17:00",
            Description = Speech.Of(
                "Khung giờ thứ Hai đến thứ Sáu, hoặc “T2-T6 07:30-11:30,13:00-17:00; T7 07:30-11:30”",
                "Slots of Monday to Friday, or “Mon-Fri 07:30-11:30,13:00-17:00; Sat 07:30-11:30”"
            ),
        };
        var due = new Command("due", Speech.Of("Tính thời điểm đến hạn", "Computes the due instant")) { start, term, calendar, hours };
        due.Runs(call =>
        {
            var from = Start(call.Value(start));
            var limit = Limit(call.Value(term));
            var schedule = new WorkSchedule(Calendar(call.Optional(calendar)), Hours(call.Optional(hours)));
            var at = schedule.Due(from, limit);
            var minutes = WorkingMinutes(limit, from, at, schedule);
            Warn(call, schedule.Calendar.CertaintyBetween(VietnamTime.DateOf(from), VietnamTime.DateOf(at)));
            call.Answer(
                new { due = at, workingMinutes = minutes },
                () =>
                    Speech.Of(
                        $"Đến hạn {at.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)} ({minutes} phút làm việc)",
                        $"Due {at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} ({minutes} working minutes)"
                    )
            );
            return Exit.Yes;
        });
        return due;
    }

    /// <summary>As the term states them when it is all working time; else what lies between start and due.</summary>
    private static long WorkingMinutes(Term term, DateTimeOffset start, DateTimeOffset due, WorkSchedule schedule) =>
        term.Parts.All(part => part.Unit is TermUnit.WorkingMinute or TermUnit.WorkingHour or TermUnit.WorkingDay)
        && term.WorkingMinutes(schedule.Rules.MinutesPerWorkingDay) is { } stated
            ? stated
            : schedule.MinutesBetween(start, due);

    private static DateTimeOffset Start(string text) =>
        // Without an offset the time is assumed universal here and then taken as what the Vietnamese clock shows.
        DateTimeOffset.TryParseExact(text, StartShapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? HasOffset(text)
                ? start
                : new DateTimeOffset(start.DateTime, VietnamTime.Offset)
            : throw new InputError(
                "--start",
                $"“{text}” không phải thời điểm; ghi như 2026-08-28T14:00 hoặc 2026-08-28T14:00:00+07:00",
                $"“{text}” is no instant; write it like 2026-08-28T14:00 or 2026-08-28T14:00:00+07:00"
            );

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.IndexOfAny(['+', '-'], Math.Min(text.Length, 11)) >= 0;

    private static Term Limit(string text) =>
        Term.TryParse(text, null, out var term, out var problem)
            ? term
            : throw new InputError("--term", problem.Vietnamese, problem.English);

    private static OfficeHours Hours(string? text)
    {
        if (text is null)
        {
            return OfficeHours.Default;
        }

        return OfficeHours.TryParse(text, out var hours, out var problem)
            ? hours
            : throw new InputError("--hours", problem.Vietnamese, problem.English);
    }

    private static WorkCalendar Calendar(string? path)
    {
        if (path is null)
        {
            return WorkCalendar.National;
        }

        using var csv = new StringReader(Call.ReadText(path));
        if (WorkCalendar.TryRead(csv, path, out var calendar, out var problems))
        {
            return calendar;
        }

        var (vi, en) =
            problems.Count > 1 ? ($" (và {problems.Count - 1} dòng sai khác)", $" (and {problems.Count - 1} other bad lines)") : ("", "");
        throw new InputError("--calendar", problems[0].Vietnamese + vi, problems[0].English + en);
    }

    private static void Warn(Call call, Certainty certainty)
    {
        switch (certainty)
        {
            case Certainty.Forecast:
                call.Note(
                    "Lưu ý: lịch nghỉ của khoảng này mới là dự báo, kiểm tra lại khi có thông báo chính thức.",
                    "Note: the days off in this span are a forecast; check again once the official notice is out."
                );
                break;
            case Certainty.Uncertain:
                call.Note(
                    "Lưu ý: khoảng này có ngày nghỉ hoặc làm bù chưa chắc chắn trong lịch.",
                    "Note: the calendar marks a day off or make-up day in this span as uncertain."
                );
                break;
            case Certainty.Unknown:
                call.Note(
                    "Lưu ý: lịch không có ngày nghỉ của năm này, chỉ tính theo ngày trong tuần.",
                    "Note: the calendar has no days off for such a year; only weekdays were counted."
                );
                break;
            case Certainty.Read:
            case Certainty.Memory:
            default:
                break;
        }
    }
}
