namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Tables in every order and wording of columns, with merged cells, sections and variants.</summary>
public class ProcessTableTests
{
    [Fact]
    public void Columns_are_found_by_words_in_any_order()
    {
        var reading = new Paper()
            .Table(
                ["Thời gian (ngày làm việc)", "Sản phẩm", "Đơn vị/ người thực hiện", "Thứ tự công việc", "Nội dung công việc"],
                ["0,5", "Phiếu tiếp nhận BM01", "Bộ phận Một cửa", "Bước 1", "Nhận hồ sơ"],
                ["8,25", "", "Chuyên viên Phòng Kinh tế", "Bước 2", "Thẩm định"]
            )
            .Read();
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.Equal([240, 3960], reading.Steps.Select(s => s.Minutes));
        Assert.Equal("Chuyên viên Phòng Kinh tế", reading.Step("2").Role);
        Assert.Equal(["BM01"], reading.Step("1").Forms);
        Assert.True(reading.Has("unit_in_header"));
    }

    [Fact]
    public void A_column_of_numbers_without_a_heading_is_found_by_its_cells()
    {
        var reading = new Paper()
            .Table(
                ["", "Nội dung công việc", "Trách nhiệm", "Thời gian"],
                ["1", "Nhận", "Một cửa", "1 ngày"],
                ["2", "Ký", "Giám đốc", "1 ngày"]
            )
            .Read();
        Assert.Equal(["1", "2"], reading.Numbers());
    }

    [Fact]
    public void A_header_that_comes_again_and_column_counts_are_no_steps()
    {
        var reading = new Paper()
            .Steps(
                ["(1)", "(2)", "(3)", "(4)", "(5)"],
                ["1", "Nhận", "Một cửa", "1 ngày", ""],
                Paper.UsualHeader,
                ["2", "Ký", "Giám đốc", "1 ngày", ""]
            )
            .Read();
        Assert.Equal(["1", "2"], reading.Numbers());
    }

    [Fact]
    public void Several_activities_under_one_number_become_numbered_parts()
    {
        var reading = new Paper()
            .Steps(
                ["Bước 1", "Nhận hồ sơ", "Một cửa", "1/2 ngày", ""],
                ["Bước 2", "Chuyển hồ sơ", "Trưởng bộ phận", "1/2 ngày", "Mẫu số 05"],
                ["^", "Phân công", "Giám đốc Sở", "1 ngày", "^"],
                ["Bước 3", "Trả kết quả", "Một cửa", "", ""]
            )
            .Read();
        Assert.Equal(["1", "2.1", "2.2", "3"], reading.Numbers());
        Assert.Equal(["Mẫu 05"], reading.Step("2.1").Forms);
        Assert.Empty(reading.Step("2.2").Forms);
        Assert.Equal(["2.2"], reading.Onward("2.1"));
        Assert.True(reading.Has("sub_rows", "2.1"));
    }

    [Fact]
    public void A_time_cell_over_several_steps_counts_once()
    {
        var reading = new Paper()
            .Steps(["1", "Nhận", "Một cửa", "07 ngày", ""], ["2", "Thẩm tra", "Chuyên viên", "^", ""], ["3", "Ký", "Giám đốc", "^", ""])
            .Read();
        Assert.Equal([3360, null, null], reading.Steps.Select(s => s.Minutes));
        Assert.Equal(["2", "3"], reading.Step("1").TimeSharedWith);
        Assert.True(reading.Has("shared_time", "1"));
        Assert.False(reading.Has("no_time"));
    }

    [Fact]
    public void A_row_of_content_alone_belongs_to_the_step_above()
    {
        var reading = new Paper()
            .Steps(
                ["1", "Nhận hồ sơ;", "Một cửa", "1 ngày", ""],
                ["", "chuyển phòng chuyên môn.", "", "", ""],
                ["2", "Ký", "Giám đốc", "1 ngày", ""]
            )
            .Read();
        Assert.Equal(["Nhận hồ sơ;", "chuyển phòng chuyên môn."], reading.Step("1").Content);
        Assert.True(reading.Has("orphan_row", "1"));
    }

    [Fact]
    public void Sections_with_roman_numbers_prefix_the_steps_and_join_in_order()
    {
        var reading = new Paper()
            .Steps(
                ["I", "Quy trình tại cấp xã (02 ngày làm việc)", "<", "<", "<"],
                ["1", "Nhận", "Một cửa xã", "01 ngày", ""],
                ["2", "Ký", "Chủ tịch UBND xã", "01 ngày", ""],
                ["III", "Quy trình tại cấp tỉnh", "<", "<", "<"],
                ["1", "Nhận", "Văn thư Sở", "01 ngày", ""],
                ["Tổng thời gian giải quyết", "<", "<", "03 ngày làm việc", ""]
            )
            .Read();
        Assert.Equal(["I.1", "I.2", "III.1"], reading.Numbers());
        Assert.Equal(["III.1"], reading.Onward("I.2"));
        Assert.Equal(["END"], reading.Onward("III.1"));
        Assert.Equal(960, reading.Sections[0].Minutes);
        Assert.True(reading.Has("section_gap"));
        Assert.False(reading.Has("sum_mismatch"));
    }

    [Fact]
    public void Section_rows_without_a_label_leave_running_numbers_alone()
    {
        var reading = new Paper()
            .Steps(
                ["1", "Nhận", "Một cửa", "1 ngày", ""],
                ["Quy trình nội bộ tại UBND tỉnh", "<", "<", "<", "<"],
                ["2", "Ký", "Chủ tịch UBND tỉnh", "1 ngày", ""]
            )
            .Read();
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.Empty(reading.Sections);
    }

    [Fact]
    public void Section_rows_without_a_label_are_numbered_when_the_steps_begin_again()
    {
        var reading = new Paper()
            .Steps(
                ["Tại UBND cấp xã", "<", "<", "<", "<"],
                ["1", "Nhận", "Một cửa", "1 ngày", ""],
                ["Tại Sở Nội vụ", "<", "<", "<", "<"],
                ["1", "Ký", "Giám đốc Sở", "1 ngày", ""]
            )
            .Read();
        Assert.Equal(["I.1", "II.1"], reading.Numbers());
    }

    [Fact]
    public void Variants_with_tables_of_their_own_have_their_own_terms_and_ends()
    {
        var reading = new Paper()
            .Text("a) Trường hợp cấp mới")
            .Steps(["B1", "Nhận", "Một cửa", "1 ngày", ""], ["B2", "Ký", "Giám đốc", "2 ngày", ""], ["Tổng cộng", "<", "<", "3 ngày", ""])
            .Text("b) Trường hợp cấp lại")
            .Steps(["B1", "Nhận", "Một cửa", "1 ngày", ""], ["Tổng cộng", "<", "<", "1 ngày", ""])
            .Read();
        Assert.Equal(["a.1", "a.2", "b.1"], reading.Numbers());
        Assert.Equal([1440, 480], reading.Cases.Select(c => c.Total.Minutes));
        Assert.Equal(["END"], reading.Onward("a.2"));
        Assert.Null(reading.LegalTotal.Minutes);
        Assert.False(reading.Has("total_missing"));
    }

    [Fact]
    public void Tables_that_each_receive_and_hand_out_are_variants_even_without_the_word()
    {
        var reading = new Paper()
            .Text("1. Cấp mới giấy phép")
            .Steps(["1", "Tiếp nhận hồ sơ", "Một cửa", "1 ngày", ""], ["2", "Trả kết quả", "Một cửa", "", ""])
            .Text("2. Cấp lại giấy phép")
            .Steps(["1", "Tiếp nhận hồ sơ", "Một cửa", "1 ngày", ""], ["2", "Trả kết quả", "Một cửa", "", ""])
            .Read();
        Assert.Equal(2, reading.Cases.Count);
        Assert.Equal(["END"], reading.Onward(reading.Steps[1].No));
    }

    [Fact]
    public void Common_steps_lead_into_each_variant()
    {
        var reading = new Paper()
            .Steps(
                ["1", "Nhận", "Một cửa", "1 ngày", ""],
                ["a) Trường hợp phải lấy ý kiến", "<", "<", "<", "<"],
                ["2", "Lấy ý kiến", "Chuyên viên", "3 ngày", ""],
                ["b) Trường hợp không phải lấy ý kiến", "<", "<", "<", "<"],
                ["2", "Ký", "Giám đốc", "1 ngày", ""]
            )
            .Read();
        Assert.Equal(["1", "a.2", "b.2"], reading.Numbers());
        Assert.Equal(["a.2", "b.2"], reading.Onward("1"));
    }

    [Fact]
    public void A_table_that_goes_on_without_a_header_continues_the_steps()
    {
        var reading = new Paper()
            .Steps(["1", "Nhận", "Một cửa", "1 ngày", ""], ["2", "Ký", "Giám đốc", "1 ngày", ""])
            .Table(["3", "Đóng dấu", "Văn thư", "1 ngày", ""], ["Tổng thời gian", "<", "<", "3 ngày", ""])
            .Read();
        Assert.Equal(["1", "2", "3"], reading.Numbers());
        Assert.Equal(1440, reading.LegalTotal.Minutes);
    }

    [Fact]
    public void A_process_inside_one_big_numbered_table_ends_at_the_next_heading()
    {
        var reading = new Paper()
            .Table(
                ["1", "KÝ HIỆU QUY TRÌNH: QT.KT.07", "<", "<", "<"],
                ["2", "NỘI DUNG QUY TRÌNH", "<", "<", "<"],
                ["2.1", "Điều kiện thực hiện: Không", "<", "<", "<"],
                ["2.5", "Thời hạn giải quyết: 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ", "<", "<", "<"],
                Paper.UsualHeader,
                ["B1", "Nhận", "Một cửa", "Giờ hành chính", ""],
                ["B2", "Ký", "Giám đốc", "5 ngày", ""],
                ["3", "BIỂU MẪU", "<", "<", "<"],
                ["Mẫu 01", "Giấy tiếp nhận", "<", "<", "<"]
            )
            .Read();
        Assert.Equal("B", reading.Layout);
        Assert.Equal(["1", "2"], reading.Numbers());
        Assert.Equal(2400, reading.LegalTotal.Minutes);
        Assert.Equal("QT.KT.07", reading.Header.Code?.Text);
        Assert.Contains(reading.Components, c => c.Kind == "forms");
    }

    [Fact]
    public void Lists_of_forms_and_records_are_not_taken_for_a_process() =>
        Assert.True(new Paper().Table(["TT", "Tên hồ sơ", "Nơi lưu", "Thời gian lưu"], ["1", "Hồ sơ", "Văn thư", "05 năm"]).HoldsNoSteps());
}
