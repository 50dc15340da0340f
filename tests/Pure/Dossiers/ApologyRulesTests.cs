using System.Globalization;
using IsoDienTu.Dossiers.Apologies;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Dossiers;

/// <summary>Form 04. Default schedule: 07:30-11:30 and 13:00-17:00; Tuesday, 24 November 2026 is a day off.</summary>
public sealed class ApologyRulesTests
{
    private static readonly WorkSchedule Schedule = WorkSchedule.Default;

    [Theory]
    [InlineData("2026-11-25 17:00", "2026-11-23 17:00")] // the day before is a day off, so the working day before that
    [InlineData("2026-11-23 10:00", "2026-11-20 17:00")] // Monday: by Friday's closing
    [InlineData("2026-11-27 10:00", "2026-11-26 17:00")]
    public void The_last_moment_is_the_last_closing_at_least_a_day_before(string due, string moment) =>
        Assert.Equal(At(moment), ApologyRules.LastMoment(Schedule, At(due)));

    [Theory]
    [InlineData("2026-11-22 23:59", true)] // Sunday: lawful, though nobody need work
    [InlineData("2026-11-23 00:00", false)]
    [InlineData("2026-11-23 07:30", false)]
    public void On_the_day_of_the_promise_it_is_too_late(string now, bool inTime) =>
        Assert.Equal(inTime, ApologyRules.IsInTime(At("2026-11-23 10:00"), At(now)));

    [Theory]
    [InlineData("2026-11-25 17:00")] // closing time counts
    [InlineData("2026-11-26 07:30")]
    public void The_new_date_is_a_later_working_instant(string given) =>
        Assert.Equal(At(given), ApologyRules.NewDue(Schedule, At("2026-11-23 10:00"), At(given)));

    [Theory]
    [InlineData("2026-11-23 10:00", "dossiers.apology.later")]
    [InlineData("2026-11-20 10:00", "dossiers.apology.later")]
    [InlineData("2026-11-24 10:00", "dossiers.apology.working")]
    [InlineData("2026-11-25 12:00", "dossiers.apology.working")]
    [InlineData("2026-11-28 10:00", "dossiers.apology.working")]
    [InlineData("9999-01-04 10:00", "dossiers.apology.working")]
    public void Any_other_is_refused(string given, string key) =>
        Assert.Equal(key, Assert.Throws<RuleException>(() => ApologyRules.NewDue(Schedule, At("2026-11-23 10:00"), At(given))).Key);

    [Theory]
    [InlineData("Chờ", "dossiers.apology.reason")]
    [InlineData("Chờ ông Trần Văn Bê bổ sung", "dossiers.public_words.personal")]
    [InlineData("Chờ ông trần văn bê bổ sung", "dossiers.public_words.personal")]
    [InlineData("Gọi 0912 345 678 không được", "dossiers.public_words.personal")]
    [InlineData("Số 001099000123 chưa khớp", "dossiers.public_words.personal")]
    public void The_reason_is_given_and_names_nobody(string reason, string key) =>
        Assert.Equal(key, Assert.Throws<RuleException>(() => ApologyRules.Reason(reason, new Applicant { Name = "Trần Văn Bê" })).Key);

    [Fact]
    public void A_plain_reason_is_kept_as_written() =>
        Assert.Equal("Chờ ý kiến Sở Tài chính", ApologyRules.Reason("  Chờ ý kiến Sở Tài chính ", new Applicant { Name = "Trần Văn Bê" }));

    [Theory]
    [InlineData("2026-11-20 09:00", "2026-11-23 10:00", 240, "2026-11-23 15:30")] // from the open step's due instant on
    [InlineData("2026-11-23 15:00", "2026-11-23 10:00", 240, "2026-11-25 09:30")] // a late step is done at once at best
    [InlineData("2026-11-20 09:00", null, 0, "2026-11-20 09:00")]
    public void What_is_left_is_the_open_step_and_those_ahead_in_their_time(string now, string? open, int ahead, string ready) =>
        Assert.Equal(At(ready), Foreseen.ReadyAt(Schedule, At(now), open is null ? null : At(open), ahead));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
