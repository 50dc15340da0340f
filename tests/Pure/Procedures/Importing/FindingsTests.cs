using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>What a careful reader points out; nothing is mended.</summary>
public class FindingsTests
{
    [Fact]
    public void A_number_printed_twice_is_kept_and_reported()
    {
        var reading = new Paper().Steps(["3", "Nhận", "Một cửa", "1 ngày", ""], ["3", "Ký", "Giám đốc", "1 ngày", ""]).Read();
        Assert.Equal(["3", "3#2"], reading.Numbers());
        Assert.True(reading.Has("duplicate_no", "3"));
    }

    [Fact]
    public void Swapped_role_and_content_are_proposed_not_swapped()
    {
        var reading = new Paper()
            .Steps(["1", "Nhận", "Một cửa", "1 ngày", ""], ["2", "Lãnh đạo Sở", "Ký duyệt văn bản", "1 ngày", ""])
            .Read();
        Assert.True(reading.Has("swapped_columns", "2"));
        Assert.Equal("Ký duyệt văn bản", reading.Step("2").Role);
    }

    [Fact]
    public void A_time_that_slipped_into_another_column_is_read_and_reported()
    {
        var reading = new Paper()
            .Steps(["1", "Nhận", "Một cửa", "Phiếu tiếp nhận", "2 ngày"], ["2", "Ký", "Giám đốc", "1 ngày", ""])
            .Read();
        Assert.Equal(960, reading.Step("1").Minutes);
        Assert.True(reading.Has("column_shift", "1"));
    }

    [Fact]
    public void A_role_that_is_missing_or_a_sentence_is_reported()
    {
        var reading = new Paper()
            .Steps(
                ["1", "Nhận", "", "1 ngày", ""],
                ["2", "Ký", "Chuyên viên được giao có trách nhiệm kiểm tra và trình lãnh đạo", "1 ngày", ""]
            )
            .Read();
        Assert.True(reading.Has("missing_role", "1"));
        Assert.True(reading.Has("role_is_sentence", "2"));
    }

    [Theory]
    [InlineData("Chuyên viên Phòng Kinh tế")]
    [InlineData("Bộ phận tiếp nhận và trả kết quả của Sở tại Trung tâm Phục vụ hành chính công tỉnh")]
    [InlineData("Tổ chức thực hiện TTHC")]
    [InlineData("Chuyên viên được phân công")]
    public void An_ordinary_role_is_not_reported(string role) =>
        Assert.False(
            new Paper().Steps(["1", "Nhận", role, "1 ngày", ""], ["2", "Ký", "Giám đốc", "1 ngày", ""]).Read().Has("role_is_sentence")
        );

    [Fact]
    public void A_blank_time_is_reported_but_an_uncounted_one_is_not()
    {
        var reading = new Paper().Steps(["1", "Nhận", "Một cửa", "", ""], ["2", "Trả", "Một cửa", "Không tính thời gian", ""]).Read();
        Assert.True(reading.Has("no_time", "1"));
        Assert.False(reading.Has("no_time", "2"));
    }

    [Fact]
    public void A_gap_in_the_numbers_is_reported() =>
        Assert.True(
            new Paper().Steps(["1", "Nhận", "Một cửa", "1 ngày", ""], ["3", "Ký", "Giám đốc", "1 ngày", ""]).Read().Has("number_gap", "3")
        );

    [Fact]
    public void Every_finding_speaks_both_languages_and_names_a_mend()
    {
        var reading = new Paper()
            .Steps(["1", "Nhận", "", "7.5 ngày", ""], ["1", "Ký", "Giám đốc", "theo quy định", ""], ["Tổng cộng", "<", "<", "9 ngày", ""])
            .Read();
        Assert.True(reading.Findings.Count > 3);
        Assert.All(
            reading.Findings,
            f => Assert.False(string.IsNullOrWhiteSpace(f.Message) || string.IsNullOrWhiteSpace(f.MessageEn) || f.Message == f.MessageEn)
        );
    }
}
