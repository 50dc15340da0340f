using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using VietnamTime = IsoDienTu.Kernel.VietnamTime;

namespace IsoDienTu.Processes;

/// <summary>
/// Work that is entered later than it was done, within limits: with a reason and evidence, not in the future, and so many working days back as the agency
/// allows. Page, API and desk come here. Thread-safe.
/// </summary>
public sealed class Backdating(WorkSchedules schedules)
{
    /// <summary>Working days where an agency has set nothing.</summary>
    public const int UsualDays = 3;

    /// <summary>The most an agency may set.</summary>
    public const int MostDays = 30;

    /// <summary>Most signs of the reason and of the evidence.</summary>
    public const int MostSigns = 500;

    /// <summary>How many working days back the acting agency allows; 0 for none.</summary>
    public static Task<int> DaysAsync(IWork work, CancellationToken ct) =>
        work.ReadAsync(
            "select days from processes.backdate_rule where agency_id = $1",
            [Sql.P(work.AgencyId)],
            async (row, token) => await row.ReadAsync(token) ? row.GetInt32(0) : UsualDays,
            ct
        );

    /// <summary>The earliest instant that may be said: midnight, Vietnam's time, so many working days before today.</summary>
    public static DateTimeOffset Earliest(WorkSchedule schedule, DateTimeOffset now, int days)
    {
        var day = now.VietnamDay();
        for (var left = days; left > 0; left -= schedule.IsWorkingDay(day) ? 1 : 0)
        {
            day = day.AddDays(-1);
        }

        return new DateTimeOffset(day, TimeOnly.MinValue, VietnamTime.Offset).ToUniversalTime();
    }

    /// <summary>The work as of the instant at which it was done.</summary>
    /// <param name="said">Its instant, reason and evidence.</param>
    /// <param name="mayBackdate">Whether the person holds the right for it.</param>
    /// <param name="place">What the names of the inputs begin with.</param>
    /// <exception cref="RuleException">The right, the instant, the reason or the evidence is missing, or the instant is out of the limits.</exception>
    public async Task<WorkAt> BeginAsync(IWork work, Backdate said, bool mayBackdate, string place, CancellationToken ct)
    {
        if (!mayBackdate)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.right",
                "Bạn không có quyền nhập sau. Hãy để trống phần này, hoặc nhờ người có quyền nhập.",
                place + nameof(Backdate.At)
            );
        }

        if (said.At is not { } at)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.at",
                "Hãy ghi ngày giờ đã làm thật, hoặc bỏ trống cả phần nhập sau.",
                place + nameof(Backdate.At)
            );
        }

        Worded(said.Reason, place + nameof(Backdate.Reason));
        Worded(said.Evidence, place + nameof(Backdate.Evidence));
        var days = await DaysAsync(work, ct);
        var earliest = Earliest(await schedules.ForAsync(work.AgencyId, ct), work.Now, days);
        if (days == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.off",
                "Cơ quan này không cho nhập sau. Hãy để trống phần này; chủ quá trình đặt số ngày được nhập sau.",
                place + nameof(Backdate.At)
            );
        }

        if (at > work.Now)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.future",
                "Lúc đã làm thật không thể ở tương lai; bây giờ là {0:HH:mm dd/MM/yyyy}.",
                place + nameof(Backdate.At),
                work.Now.InVietnam()
            );
        }

        return at >= earliest
            ? new WorkAt(work, at.ToUniversalTime())
            : throw new RuleException(
                typeof(Texts),
                "processes.backdate.early",
                "Chỉ được nhập sau nhiều nhất {0} ngày làm việc: từ {1:HH:mm dd/MM/yyyy}. Việc cũ hơn thì ghi vào ý kiến và hỏi chủ quá trình.",
                place + nameof(Backdate.At),
                days,
                earliest.InVietnam()
            );
    }

    /// <summary>What the activity log keeps as the reason.</summary>
    /// <param name="besides">Another reason that belongs to the act; null when there is none.</param>
    public static string Words(WorkAt done, Backdate said, string? besides = null) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Đã làm lúc {done.Now.InVietnam():HH:mm dd/MM/yyyy}. {said.Reason!.Trim()}. Căn cứ: {said.Evidence!.Trim()}{(besides is null ? "" : $". {besides}")}"
        );

    private static void Worded(string? text, string field)
    {
        if (text?.Trim() is not { Length: > 0 and <= MostSigns })
        {
            throw new RuleException(
                typeof(Texts),
                "processes.backdate.words",
                "Nhập sau phải có lý do và căn cứ (ví dụ số trong sổ giấy hoặc biên bản), mỗi mục đến {0} ký tự.",
                field,
                MostSigns
            );
        }
    }
}
