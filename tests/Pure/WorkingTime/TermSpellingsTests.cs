using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.WorkingTime;

public sealed class TermSpellingsTests
{
    [Theory]
    [InlineData("3 ngày làm việc", "3 ngày làm việc")]
    [InlineData("03 ngày làm việc", "3 ngày làm việc")]
    [InlineData("0,25 ngày", "0,25 ngày làm việc")]
    [InlineData("0,25 ngày làm việc", "0,25 ngày làm việc")]
    [InlineData("1/2 ngày", "0,5 ngày làm việc")]
    [InlineData("1/4 ngày", "0,25 ngày làm việc")]
    [InlineData("nửa ngày", "0,5 ngày làm việc")]
    [InlineData("8 giờ làm việc", "8 giờ làm việc")]
    [InlineData("240 giờ", "240 giờ làm việc")]
    [InlineData("8h", "8 giờ làm việc")]
    [InlineData("30 phút", "30 phút làm việc")]
    [InlineData("15 ngày", "15 ngày")]
    [InlineData("7.5 ngày", "7,5 ngày làm việc")]
    [InlineData("01 tháng", "1 tháng")]
    [InlineData("1/2 tháng", "0,5 tháng")]
    [InlineData("02 tuần", "2 tuần")]
    [InlineData("1 năm", "1 năm")]
    [InlineData("năm ngày làm việc", "5 ngày làm việc")]
    [InlineData("trong ngày", "trong ngày")]
    [InlineData("Ngay trong ngày làm việc", "trong ngày")]
    [InlineData("ngay khi nhận", "ngay khi nhận")]
    [InlineData("Ngay sau khi nhận đủ hồ sơ hợp lệ", "ngay khi nhận đủ hồ sơ hợp lệ")]
    [InlineData("Không quá 05 ngày", "5 ngày")]
    [InlineData("Tối đa 02 ngày làm việc.", "2 ngày làm việc")]
    [InlineData("- Trong thời hạn 45 ngày làm việc", "45 ngày làm việc")]
    [InlineData("03 (ba) ngày làm việc", "3 ngày làm việc")]
    [InlineData("80 giờ làm việc (tương đương 10 ngày làm việc)", "80 giờ làm việc")]
    [InlineData("96 giờ làm việc (12 ngày làm việc)", "96 giờ làm việc")]
    [InlineData("15 ngày + 08 ngày làm việc", "15 ngày + 8 ngày làm việc")]
    [InlineData("15 ngày và 08 ngày làm việc", "15 ngày + 8 ngày làm việc")]
    [InlineData("01 ngày 04 giờ", "1 ngày + 4 giờ làm việc")]
    [InlineData("  10   NGÀY\u00A0LÀM VIỆC ", "10 ngày làm việc")]
    [InlineData("3 working days", "3 ngày làm việc")]
    public void Every_spelling_of_practice_is_read(string written, string canonical)
    {
        var term = Term.Parse(written);

        Assert.Equal(canonical, term.ToString());
        Assert.Equal(term, Term.Parse(canonical));
    }

    [Fact]
    public void Decomposed_letters_read_like_composed_ones() =>
        Assert.Equal(Term.WorkingDays(3), Term.Parse("3 ngày làm việc".Normalize(System.Text.NormalizationForm.FormD)));

    [Fact]
    public void What_follows_the_amount_is_kept_as_its_condition()
    {
        var term = Term.Parse("30 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ + 05 ngày đối với trường hợp xác minh");

        Assert.Equal(["kể từ ngày nhận đủ hồ sơ hợp lệ", "đối với trường hợp xác minh"], term.Parts.Select(part => part.Condition));
        Assert.Equal(term, Term.Parse(term.ToString()));
    }

    [Fact]
    public void A_bare_day_is_consecutive_in_law_and_worked_in_a_step_table()
    {
        Assert.Equal(TermUnit.CalendarDay, Term.Parse("15 ngày").Parts[0].Unit);
        Assert.Equal(TermUnit.WorkingDay, Term.Parse("15 ngày", TermReading.StepTable).Parts[0].Unit);
    }

    [Fact]
    public void A_bare_number_is_read_only_when_the_heading_states_its_unit()
    {
        Assert.Equal(Term.WorkingDays(8.25m), Term.Parse("8,25", TermReading.StepTable with { Unitless = TermUnit.WorkingDay }));
        Assert.Equal("term.unit", Refused("8,25").Key);
    }

    [Theory]
    [InlineData("3 ngày làm việc", 1440)]
    [InlineData("15 ngày", 7200)]
    [InlineData("0,25 ngày", 120)]
    [InlineData("1/3 ngày", 160)]
    [InlineData("58 giờ làm việc", 3480)]
    [InlineData("45 phút", 45)]
    [InlineData("1 ngày làm việc + 4 giờ", 720)]
    public void A_day_converts_into_eight_hours(string written, int minutes) => Assert.Equal(minutes, Term.Parse(written).WorkingMinutes());

    [Theory]
    [InlineData("trong ngày")]
    [InlineData("01 tháng")]
    [InlineData("ngay khi nhận")]
    [InlineData("1 ngày + 1 tuần")]
    public void A_term_without_a_measure_in_minutes_says_so(string written) => Assert.Null(Term.Parse(written).WorkingMinutes());

    [Theory]
    [InlineData("", "term.empty", "")]
    [InlineData("Không tính thời gian", "term.not_counted", "Không tính thời gian")]
    [InlineData("Giờ hành chính", "term.not_counted", "Giờ hành chính")]
    [InlineData("Không quy định", "term.not_counted", "Không quy định")]
    [InlineData("vài ngày", "term.number", "vài ngày")]
    [InlineData("1,2,3 ngày", "term.number", "1,2,3 ngày")]
    [InlineData("1/0 ngày", "term.number", "1/0 ngày")]
    [InlineData("15 ngày +", "term.number", "15 ngày +")]
    [InlineData("3 lần", "term.unit", "lần")]
    [InlineData("3", "term.unit", "3")]
    [InlineData("3 ngày rưỡi", "term.unread", "rưỡi")]
    [InlineData("3-5 ngày", "term.unit", "-5 ngày")]
    [InlineData("trong ngày làm việc tiếp theo", "term.unread", "tiếp theo")]
    [InlineData("0 ngày làm việc", "term.amount", "0")]
    [InlineData("99999 ngày", "term.amount", "99999")]
    [InlineData("0,3 tháng", "term.fraction", "0.3")]
    [InlineData("80 giờ làm việc (12 ngày làm việc)", "term.contradiction", "12 ngày làm việc)")]
    public void What_is_no_term_is_refused_with_its_place(string written, string key, string place)
    {
        var problem = Refused(written);

        Assert.Equal((key, place), (problem.Key, problem.Place));
        Assert.EndsWith(".", problem.Vietnamese);
        Assert.EndsWith(".", problem.English);
    }

    [Fact]
    public void A_whole_page_is_no_term() => Assert.Equal("term.too_long", Refused(new string('x', 501)).Key);

    [Fact]
    public void English_pages_show_the_same_term_in_English() =>
        Assert.Equal("1 day + 0.5 working days + within the day", Term.Parse("1 ngày + 0,5 ngày + trong ngày").ToEnglish());

    private static Problem Refused(string written)
    {
        Assert.False(Term.TryParse(written, null, out _, out var problem));
        return problem;
    }
}
