namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Whole terms: total rows, subtotals, terms stated around the table.</summary>
public class TermsTests
{
    private static readonly string[] One = ["1", "Nhận", "Một cửa", "1 ngày", ""];
    private static readonly string[] Two = ["2", "Ký", "Giám đốc", "2 ngày", ""];

    [Theory]
    [InlineData("Tổng thời gian giải quyết TTHC", "03 ngày làm việc")]
    [InlineData("Tổng cộng thời gian giải quyết", "3 ngày")]
    [InlineData("Tổng cộng", "24 giờ làm việc")]
    [InlineData(
        "Tổng thời gian thực hiện TTHC:",
        "Theo quy định, thời gian giải quyết trong trường hợp này là 24 giờ làm việc (tương đương 03 ngày làm việc)"
    )]
    [InlineData("Thời hạn giải quyết", "Không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ")]
    public void A_total_row_gives_the_term(string label, string value)
    {
        var reading = new Paper().Steps(One, Two, [label, "<", "<", value, "<"]).Read();
        Assert.Equal(1440, reading.LegalTotal.Minutes);
        Assert.False(reading.Has("sum_mismatch"));
    }

    [Fact]
    public void A_total_in_one_cell_over_the_whole_row_gives_the_term() =>
        Assert.Equal(
            1440,
            new Paper()
                .Steps(One, Two, ["Tổng thời gian: 03 ngày làm việc kể từ ngày nhận đủ hồ sơ.", "<", "<", "<", "<"])
                .Read()
                .LegalTotal.Minutes
        );

    [Fact]
    public void Subtotals_of_agencies_are_not_the_term()
    {
        var reading = new Paper()
            .Steps(
                One,
                ["Tổng thời gian giải quyết ở cấp xã là:", "<", "<", "1 ngày", "<"],
                Two,
                ["Tổng thời gian giải quyết tại Sở", "<", "<", "2 ngày", "<"],
                ["Tổng thời gian giải quyết TTHC", "<", "<", "3 ngày", "<"]
            )
            .Read();
        Assert.Equal(1440, reading.LegalTotal.Minutes);
        Assert.True(reading.Has("subtotal_rows"));
    }

    [Fact]
    public void Totals_for_two_situations_are_two_cases_of_one_way()
    {
        var reading = new Paper()
            .Steps(
                One,
                Two,
                ["Tổng thời gian trong trường hợp hồ sơ đơn giản:", "<", "<", "3 ngày", "<"],
                ["Tổng thời gian trong trường hợp phải xác minh:", "<", "<", "10 ngày", "<"]
            )
            .Read();
        Assert.Equal([1440, 4800], reading.Cases.Select(c => c.Total.Minutes));
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.True(reading.Has("two_totals"));
    }

    [Theory]
    [InlineData("5.4. Thời gian giải quyết: 03 ngày làm việc")]
    [InlineData("Thời hạn giải quyết: Không quá 03 ngày làm việc kể từ ngày nhận hồ sơ")]
    [InlineData("a) Thời gian thực hiện: Không quá 03 ngày làm việc")]
    [InlineData("Tổng thời gian giải quyết thủ tục hành chính: 03 ngày làm việc")]
    public void Without_a_total_row_the_text_gives_the_term(string line) =>
        Assert.Equal(1440, new Paper().Text(line).Steps(One, Two).Read().LegalTotal.Minutes);

    [Fact]
    public void A_heading_with_the_term_below_it_gives_the_term() =>
        Assert.Equal(1440, new Paper().Text("5.1. Thời gian giải quyết", "03 ngày làm việc").Steps(One, Two).Read().LegalTotal.Minutes);

    [Fact]
    public void The_heading_of_the_time_column_may_state_the_term()
    {
        var reading = new Paper()
            .Table(
                ["CÁC BƯỚC", "TRÌNH TỰ THỰC HIỆN", "ĐƠN VỊ GIẢI QUYẾT TTHC", "THỜI GIAN GIẢI QUYẾT TTHC (03 ngày làm việc)"],
                ["Bước 1", "Nhận", "Một cửa", "3 ngày"]
            )
            .Read();
        Assert.Equal(1440, reading.LegalTotal.Minutes);
        Assert.Equal(1440, reading.Step("1").Minutes);
    }

    [Fact]
    public void A_sum_that_differs_from_the_term_is_reported_and_both_are_kept()
    {
        var reading = new Paper().Steps(One, Two, ["Tổng cộng", "<", "<", "3,5 ngày", ""]).Read();
        Assert.True(reading.Has("sum_mismatch"));
        Assert.Equal(1680, reading.LegalTotal.Minutes);
        Assert.Equal(1440, reading.Steps.Sum(s => s.Minutes));
    }

    [Fact]
    public void Two_appointments_are_reported()
    {
        var reading = new Paper()
            .Text("- Thời gian giải quyết: Không quá 03 ngày. Hẹn lần 1: không quá 01 ngày. Hẹn lần 2: không quá 02 ngày")
            .Steps(One, Two)
            .Read();
        Assert.Equal(1440, reading.LegalTotal.Minutes);
        Assert.True(reading.Has("two_appointments"));
    }

    [Fact]
    public void A_term_that_nothing_states_is_missed() => Assert.True(new Paper().Steps(One, Two).Read().Has("total_missing"));

    [Fact]
    public void A_total_without_an_amount_is_text() =>
        Assert.True(
            new Paper()
                .Steps(One, Two, ["Tổng thời gian giải quyết", "<", "<", "Theo quy định của pháp luật", ""])
                .Read()
                .Has("total_is_text")
        );

    [Fact]
    public void Sums_follow_the_branches()
    {
        var reading = new Paper()
            .Steps(
                [
                    "1",
                    "Xem xét:\n- Trường hợp đủ thông tin thì chuyển sang B3;\n- Trường hợp không đủ thông tin thì gửi văn bản xác minh và chuyển sang B2.",
                    "Chuyên viên",
                    "1 ngày",
                    "",
                ],
                ["2", "Xác minh", "Chuyên viên", "5 ngày", ""],
                ["3", "Ký", "Giám đốc", "1 ngày", ""],
                ["Tổng cộng", "<", "<", "2 ngày", ""]
            )
            .Read();
        Assert.False(reading.Has("sum_mismatch"));
    }
}
