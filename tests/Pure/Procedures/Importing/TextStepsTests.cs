namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Procedures written as paragraphs.</summary>
public class TextStepsTests
{
    [Theory]
    [InlineData("Bước 1: Tiếp nhận hồ sơ. (Trách nhiệm: Bộ phận Một cửa; thời gian: 0,5 ngày làm việc)")]
    [InlineData("Bước 1. Tiếp nhận hồ sơ. Đơn vị thực hiện: Bộ phận Một cửa. Thời gian: 0,5 ngày.")]
    [InlineData("Bước 1: Tiếp nhận hồ sơ; thực hiện: Bộ phận Một cửa; thời gian thực hiện: 04 giờ làm việc")]
    [InlineData("Bước 1: Tiếp nhận hồ sơ (thời gian: 0.5 ngày; trách nhiệm thực hiện: Bộ phận Một cửa)")]
    [InlineData("Bước 1: Tiếp nhận hồ sơ (Bộ phận Một cửa, 0,5 ngày làm việc)")]
    [InlineData("- Bước 1: Tiếp nhận hồ sơ\n- Cơ quan, người thực hiện: Bộ phận Một cửa\n- Thời gian thực hiện: 1/2 ngày")]
    public void A_paragraph_names_role_and_time(string text)
    {
        var reading = new Paper()
            .Text([
                .. text.Split('\n'),
                "Bước 2: Ký (Trách nhiệm: Giám đốc; thời gian: 1 ngày)",
                "Tổng thời gian giải quyết: 1,5 ngày làm việc",
            ])
            .Read();
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.Equal("Bộ phận Một cửa", reading.Step("1").Role);
        Assert.Equal(240, reading.Step("1").Minutes);
        Assert.Equal("Tiếp nhận hồ sơ", reading.Step("1").ShortTitle);
        Assert.Equal(720, reading.LegalTotal.Minutes);
        Assert.False(reading.Has("sum_mismatch"));
    }

    [Fact]
    public void A_branch_inside_a_paragraph_is_read()
    {
        var reading = new Paper()
            .Text(
                "Bước 1: Kiểm tra hồ sơ: + Nếu hồ sơ hợp lệ thì vào sổ. + Nếu hồ sơ chưa hợp lệ thì hướng dẫn người đăng ký bổ sung. (Trách nhiệm: Cán bộ; thời gian: 1 ngày)",
                "Bước 2: Ký. (Trách nhiệm: Chủ tịch; thời gian: 1 ngày)"
            )
            .Read();
        Assert.Equal(["APPLICANT Supplement"], reading.Back("1"));
    }

    [Fact]
    public void What_follows_the_last_step_is_not_part_of_it()
    {
        var reading = new Paper()
            .Text(
                "Bước 1: Nhận (Trách nhiệm: Một cửa; thời gian: 1 ngày)",
                "Bước 2: Ký (Trách nhiệm: Giám đốc; thời gian: 1 ngày)",
                "6. BIỂU MẪU",
                "Mẫu 01 Đơn đề nghị"
            )
            .Read();
        Assert.Equal(["Ký"], reading.Step("2").Content);
        Assert.Contains(reading.Components, c => c.Kind == "forms");
    }

    [Fact]
    public void A_line_that_the_step_itself_carries_is_not_the_whole_term()
    {
        var reading = new Paper()
            .Text(
                "Bước 1: Nhận",
                "- Trách nhiệm: Một cửa",
                "- Thời gian giải quyết: 1 ngày",
                "Bước 2: Ký",
                "- Trách nhiệm: Giám đốc",
                "- Thời gian giải quyết: 2 ngày"
            )
            .Read();
        Assert.Null(reading.LegalTotal.Minutes);
        Assert.Equal([480, 960], reading.Steps.Select(s => s.Minutes));
    }

    [Fact]
    public void Parts_of_a_text_prefix_their_steps()
    {
        var reading = new Paper()
            .Text(
                "I. Tại UBND cấp xã",
                "Bước 1: Nhận (Trách nhiệm: Một cửa; thời gian: 1 ngày)",
                "II. Tại Sở Nội vụ",
                "Bước 1: Ký (Trách nhiệm: Giám đốc; thời gian: 1 ngày)"
            )
            .Read();
        Assert.Equal(["I.1", "II.1"], reading.Numbers());
    }
}
