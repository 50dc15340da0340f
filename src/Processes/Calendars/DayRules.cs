using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Calendars;

/// <summary>A day off or make-up day as typed.</summary>
internal sealed class DayInput
{
    public DateOnly? Day { get; set; }
    public DayKind Kind { get; set; } = DayKind.Off;
    public Reach Reach { get; set; } = Reach.Agency;
    public string? Label { get; set; }
    public string? Decision { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string? DecidedBy { get; set; }

    /// <summary>The day as it would be decreed by the next act.</summary>
    public DecreedDay Make(int agency, long act) =>
        new()
        {
            AgencyId = agency,
            Reach = Reach,
            Day = Day.GetValueOrDefault(),
            Kind = Kind,
            Label = Clean(Label),
            Decision = Clean(Decision),
            DecidedOn = DecidedOn.GetValueOrDefault(),
            DecidedBy = Clean(DecidedBy),
            Since = act,
        };

    private static string Clean(string? text) => text?.Trim().Normalize() ?? "";
}

/// <summary>What a decreed or withdrawn day must meet. A day in the past may be decreed: what has ended stays, and the preview says so.</summary>
internal static class DayRules
{
    /// <summary>How many years ahead a day may lie: notices come out a year ahead.</summary>
    private const int YearsAhead = 2;

    /// <param name="days">As they are now.</param>
    /// <param name="schedule">The working time of those for whom the day is to hold.</param>
    /// <exception cref="RuleException">The first rule that is not met.</exception>
    public static void CheckDecree(DecreedDay day, DecreedDays days, WorkSchedule schedule, DateOnly today)
    {
        Need(day.Day != default, "day", "Hãy nhập ngày nghỉ hoặc ngày làm bù.", nameof(DayInput.Day));
        Need(day.Label.Length is > 0 and <= 200, "label", "Hãy ghi vì sao nghỉ hoặc làm bù, không quá 200 ký tự.", nameof(DayInput.Label));
        Need(
            day.Decision.Length is > 0 and <= 100,
            "decision",
            "Hãy ghi số của quyết định, công điện hoặc thông báo: lịch chỉ đổi khi có văn bản.",
            nameof(DayInput.Decision)
        );
        Need(
            day.DecidedOn != default && day.DecidedOn <= today,
            "decided_on",
            "Hãy ghi ngày ký văn bản; ngày ký không thể sau hôm nay.",
            nameof(DayInput.DecidedOn)
        );
        Need(
            day.DecidedBy.Length is > 0 and <= 200,
            "decided_by",
            "Hãy ghi cơ quan hoặc người ký văn bản, không quá 200 ký tự.",
            nameof(DayInput.DecidedBy)
        );
        Open(day.Day, today);
        Need(
            day.Day.Year <= today.Year + YearsAhead,
            "too_far",
            "Chỉ nhập được ngày đến hết năm {0}. Hãy xem lại năm.",
            nameof(DayInput.Day),
            today.Year + YearsAhead
        );
        if (
            days.All.FirstOrDefault(d => d.Until is null && d.Day == day.Day && d.Reach == day.Reach && d.Reaches(day.AgencyId)) is { } same
        )
        {
            throw Broken(
                "twice",
                "Ngày {0:dd/MM/yyyy} đã được {1} ghi lúc {2:HH:mm dd/MM/yyyy}: {3}. Muốn đổi, hãy thôi áp dụng ngày đó trước.",
                nameof(DayInput.Day),
                day.Day,
                same.EnteredBy,
                same.EnteredAt.InVietnam(),
                same.Words
            );
        }

        CheckChanges(day, schedule);
    }

    /// <exception cref="RuleException">The first rule that is not met.</exception>
    public static void CheckWithdrawal(DecreedDay day, string? reason, DateOnly today)
    {
        if (day.Until is not null)
        {
            throw Broken(
                "withdrawn",
                "Ngày này đã được {0} thôi áp dụng lúc {1:HH:mm dd/MM/yyyy}.",
                null,
                day.WithdrawnBy ?? "",
                day.WithdrawnAt.GetValueOrDefault().InVietnam()
            );
        }

        Open(day.Day, today);
        Need(
            !string.IsNullOrWhiteSpace(reason) && reason.Trim().Length <= 500,
            "reason",
            "Hãy ghi vì sao thôi áp dụng, kèm số văn bản nếu có, không quá 500 ký tự: người đã được hẹn theo ngày này cần biết.",
            "Reason"
        );
    }

    /// <summary>A day that changes nothing is an error of whoever typed it; one that only confirms what was not certain is none.</summary>
    private static void CheckChanges(DecreedDay day, WorkSchedule schedule)
    {
        var row = schedule.Calendar.ByDate.GetValueOrDefault(day.Day);
        var works = schedule.IsWorkingDay(day.Day);
        if (day.Kind == DayKind.Work && works)
        {
            throw Broken(
                "works_already",
                "Ngày {0:dd/MM/yyyy} vốn là ngày làm việc nên không phải ngày làm bù. Hãy xem lại ngày.",
                nameof(DayInput.Day),
                day.Day
            );
        }

        if (day.Kind == DayKind.Off && !works && row is not { Certainty: not Certainty.Read })
        {
            throw row is null
                ? Broken(
                    "rests_already",
                    "Ngày {0:dd/MM/yyyy} vốn là ngày nghỉ hằng tuần. Hãy xem lại ngày; ngày nghỉ bù là một ngày làm việc.",
                    nameof(DayInput.Day),
                    day.Day
                )
                : Broken(
                    "off_already",
                    "Ngày {0:dd/MM/yyyy} đã là ngày nghỉ trong lịch: {1}. Không cần ghi thêm.",
                    nameof(DayInput.Day),
                    day.Day,
                    row.Label
                );
        }
    }

    private static void Open(DateOnly day, DateOnly today) =>
        Need(
            day.Year >= today.Year,
            "year_closed",
            "Lịch năm {0} đã khoá: báo cáo của năm đã tính theo lịch đó. Chỉ đổi được ngày từ năm {1}.",
            nameof(DayInput.Day),
            day.Year,
            today.Year
        );

    private static void Need(bool met, string key, string sentence, string? field, params object[] args)
    {
        if (!met)
        {
            throw Broken(key, sentence, field, args);
        }
    }

    private static RuleException Broken(string key, string sentence, string? field, params object[] args) =>
        new(typeof(Texts), "processes.calendar." + key, sentence, field is null or "Reason" ? field : "Input." + field, args);
}
