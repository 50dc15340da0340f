using IsoDienTu.Procedures.Importing;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Times as they stand in real step tables.</summary>
public class TimeCellTests
{
    [Theory]
    [InlineData("0,5 ngày", 240)]
    [InlineData("0,25 ngày làm việc", 120)]
    [InlineData("1/4 ngày", 120)]
    [InlineData("1/2 ngày", 240)]
    [InlineData("01 ngày", 480)]
    [InlineData("5,5 ngày", 2640)]
    [InlineData("04 giờ làm việc", 240)]
    [InlineData("58 giờ làm việc", 3480)]
    [InlineData("Không quá 17 ngày", 8160)]
    [InlineData("Tối đa 02 ngày làm việc", 960)]
    [InlineData("03 (ba) ngày làm việc", 1440)]
    [InlineData("1 ngày 4 giờ", 720)]
    [InlineData("10 ngày làm việc (80 giờ)", 4800)]
    [InlineData("nửa ngày", 240)]
    public void An_amount_is_read_in_working_minutes(string written, int minutes) =>
        Assert.Equal(minutes, TimeCell.Read(written, null).Minutes);

    [Theory]
    [InlineData("Không tính thời gian")]
    [InlineData("Giờ hành chính")]
    [InlineData("Không quy định")]
    [InlineData("Không tính vào thời gian giải quyết")]
    public void A_time_that_is_not_counted_is_no_fault(string written)
    {
        var time = TimeCell.Read(written, null);
        Assert.Null(time.Minutes);
        Assert.Equal(TimeMarks.NotCounted, time.Marks);
    }

    [Theory]
    [InlineData("Trong thời gian thông báo tuyển dụng của cơ quan có thẩm quyền")]
    [InlineData("Ngay sau khi nhận đủ hồ sơ")]
    [InlineData("Trước ngày 31 tháng 7 của năm xét tặng")]
    [InlineData("Chuyển sau 15 giờ hàng ngày")]
    public void A_phrase_without_an_amount_gives_no_minutes_and_is_marked(string written)
    {
        var time = TimeCell.Read(written, null);
        Assert.Null(time.Minutes);
        Assert.True(time.Marks.HasFlag(TimeMarks.Sentence));
    }

    [Fact]
    public void A_sentence_with_one_amount_counts_with_it_and_is_marked()
    {
        var time = TimeCell.Read("Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ", null);
        Assert.Equal(2400, time.Minutes);
        Assert.True(time.Marks.HasFlag(TimeMarks.Sentence));
    }

    [Fact]
    public void A_sentence_with_different_amounts_counts_none_of_them()
    {
        var time = TimeCell.Read("Hồ sơ đơn giản giải quyết trong 03 ngày, hồ sơ phức tạp trong 05 ngày", null);
        Assert.Null(time.Minutes);
        Assert.True(time.Marks.HasFlag(TimeMarks.Several));
    }

    [Theory]
    [InlineData("8,25", "ngày", 3960)]
    [InlineData("02", "giờ", 120)]
    [InlineData("1/2", "ngày", 240)]
    public void A_bare_number_takes_the_unit_of_its_heading(string written, string unit, int minutes)
    {
        var time = TimeCell.Read(written, unit);
        Assert.Equal(minutes, time.Minutes);
        Assert.Equal(TimeMarks.UnitInHeader, time.Marks);
    }

    [Fact]
    public void A_bare_number_without_any_unit_is_read_as_days_and_marked() =>
        Assert.Equal((240, TimeMarks.NoUnit), (TimeCell.Read("0,5", null).Minutes, TimeCell.Read("0,5", null).Marks));

    [Theory]
    [InlineData("7.5 ngày", null)]
    [InlineData("7.5", "ngày")]
    public void A_decimal_point_is_read_and_marked(string written, string? unit)
    {
        var time = TimeCell.Read(written, unit);
        Assert.Equal(3600, time.Minutes);
        Assert.True(time.Marks.HasFlag(TimeMarks.Point));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("…")]
    public void A_blank_is_no_time(string written) => Assert.Null(TimeCell.Read(written, null).AsWritten);
}
