using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Dossiers.Apologies;

/// <summary>Rules of form 04 (handbook 2.3 point 6): in writing, with reason and new date, at least a day before the promise expires, once.</summary>
internal static class ApologyRules
{
    /// <summary>The last day on which an apology is lawful: the day before the promise expires.</summary>
    public static DateOnly LastDay(DateTimeOffset due) => WorkingTime.VietnamTime.DateOf(due).AddDays(-1);

    /// <summary>The last working instant on or before that day, by which a head should have signed.</summary>
    public static DateTimeOffset LastMoment(WorkSchedule schedule, DateTimeOffset due)
    {
        var day = LastDay(due);
        while (!schedule.IsWorkingDay(day))
        {
            day = day.AddDays(-1);
        }

        return WorkingTime.VietnamTime.At(day, schedule.SlotsOn(day)[^1].End);
    }

    public static bool IsInTime(DateTimeOffset due, DateTimeOffset now) => WorkingTime.VietnamTime.DateOf(now) <= LastDay(due);

    /// <exception cref="RuleException">Why the dossier cannot be promised for another day; it names the rule.</exception>
    public static DateTimeOffset Current(DossierView view, DateTimeOffset now)
    {
        var dossier = view.Dossier;
        if (view.Apology is { } earlier)
        {
            throw Flaw.At(
                "dossiers.apology.once",
                "Hồ sơ {0} đã được hẹn lại theo văn bản xin lỗi số {1}. Mỗi hồ sơ chỉ được hẹn lại một lần (Mẫu số 04, TT 03/2025/TT-VPCP).",
                null,
                dossier.Code,
                earlier.Number
            );
        }

        if (dossier.DueAt is not { } due)
        {
            throw Flaw.At("dossiers.apology.no_promise", "Thủ tục này không có thời hạn trả nên không có gì để hẹn lại.", null);
        }

        if (dossier.State is not (DossierState.Received or DossierState.Processing) || view.PauseWords is not null)
        {
            throw Flaw.At(
                "dossiers.apology.state",
                "Chỉ hẹn lại hồ sơ đang giải quyết và đang tính thời gian; hồ sơ này «{0}». Khi đồng hồ chạy lại, ngày hẹn tự lùi theo thời gian đã dừng.",
                null,
                view.PauseWords is null ? Words.Of(dossier.State) : "đang tạm dừng tính thời gian"
            );
        }

        return IsInTime(due, now)
            ? due
            : throw Flaw.At(
                "dossiers.apology.late",
                "Đã quá thời điểm xin lỗi: văn bản xin lỗi phải gửi trước khi hết hạn ít nhất 01 ngày, tức chậm nhất ngày {0:dd/MM/yyyy}; hồ sơ hẹn trả {1:HH:mm dd/MM/yyyy}. Hồ sơ giữ ngày hẹn cũ và được tính là trễ nếu trả sau ngày đó.",
                null,
                LastDay(due),
                due.InVietnam()
            );
    }

    /// <summary>The new date: a later instant within office hours; their last instant counts.</summary>
    public static DateTimeOffset NewDue(WorkSchedule schedule, DateTimeOffset due, DateTimeOffset? given)
    {
        var at = given ?? throw Flaw.At("dossiers.apology.new_due", "Hãy ghi ngày, giờ trả mới.", "NewDue");
        if (at <= due)
        {
            throw Flaw.At(
                "dossiers.apology.later",
                "Ngày trả mới phải sau ngày hẹn đang có là {0:HH:mm dd/MM/yyyy}.",
                "NewDue",
                due.InVietnam()
            );
        }

        return IsWorking(schedule, at)
            ? at.ToUniversalTime()
            : throw Flaw.At(
                "dossiers.apology.working",
                "{0:HH:mm dd/MM/yyyy} không phải giờ làm việc của cơ quan. Hãy chọn giờ trong giờ làm việc, không phải ngày nghỉ.",
                "NewDue",
                at.InVietnam()
            );
    }

    /// <summary>The reason as everybody may read it on the follow-up page.</summary>
    public static string Reason(string? given, Applicant? applicant) =>
        given?.Trim() is { Length: >= 5 and <= 1000 } reason
            ? PublicWords.Check(reason, applicant)
            : throw Flaw.At("dossiers.apology.reason", "Hãy ghi lý do chậm trả, từ 5 đến 1.000 ký tự.", "Reason");

    private static bool IsWorking(WorkSchedule schedule, DateTimeOffset at)
    {
        try
        {
            return schedule.IsOpen(at) || schedule.IsOpen(at.AddMinutes(-1));
        }
        catch (WorkingTimeException)
        {
            return false;
        }
    }
}
