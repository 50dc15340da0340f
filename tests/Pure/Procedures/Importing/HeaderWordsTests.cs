using IsoDienTu.Procedures.Importing;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Column headings as agencies word them, counted in real decisions.</summary>
public class HeaderWordsTests
{
    [Theory]
    [InlineData("tt", "thứ tự công việc", "các bước", "bước thực hiện", "số tt", "tên bước", "stt", "Bước")]
    public void A_column_that_counts_is_known_by_its_words(params string[] headings) => All("Number", headings);

    [Theory]
    [InlineData("cơ quan, bộ phận, người thực hiện", "trách nhiệm thực hiện", "đơn vị thực hiện", "đơn vị giải quyết", "trách nhiệm")]
    [InlineData(
        "đơn vị/ người thực hiện",
        "đơn vị/người thực hiện",
        "trách nhiệm xử lý công việc",
        "đơn vị giải quyết tthc",
        "phân công nhiệm vụ"
    )]
    [InlineData("Người thực hiện", "Chức danh, vị trí", "Bộ phận, cá nhân chịu trách nhiệm")]
    public void A_column_of_roles_is_known_by_its_words(params string[] headings) => All("Role", headings);

    [Theory]
    [InlineData("nội dung công việc", "trình tự thực hiện", "trình tự", "nội dung công việc cụ thể", "Trình tự các bước thực hiện")]
    public void A_column_of_content_is_known_by_its_words(params string[] headings) => All("Content", headings);

    [Theory]
    [InlineData("thời gian", "thời gian thực hiện", "thời gian giải quyết", "thời gian thực hiện (ngày làm việc)")]
    [InlineData(
        "thời gian thực hiện (tính mỗi ngày 08 giờ làm việc)",
        "thời hạn giải quyết (đvt: ngày làm việc)",
        "thời gian giải quyết tthc (03 ngày làm việc)"
    )]
    public void A_column_of_times_is_known_by_its_words(params string[] headings) => All("Time", headings);

    [Theory]
    [InlineData("sản phẩm", "biểu mẫu/kết quả", "sản phẩm thực hiện", "biểu mẫu/ kết quả")]
    public void A_column_of_forms_is_known_by_its_words(params string[] headings) => All("Form", headings);

    [Theory]
    [InlineData(
        "phí, lệ phí (vnđ)",
        "ghi chú",
        "dịch vụ công trực tuyến mức độ",
        "mức độ dịch vụ công",
        "phí, lệ phí",
        "dịch vụ công trực tuyến"
    )]
    public void Columns_on_fees_and_remarks_are_left_alone(params string[] headings) => All("Other", headings);

    [Theory]
    [InlineData("Thời gian (ngày làm việc)", "ngày")]
    [InlineData("Thời hạn giải quyết (ĐVT: Ngày làm việc)", "ngày")]
    [InlineData("Thời gian thực hiện (giờ)", "giờ")]
    [InlineData("Thời gian thực hiện (tính mỗi ngày 08 giờ làm việc)", null)]
    [InlineData("Thời gian giải quyết TTHC (03 ngày làm việc)", null)]
    public void The_unit_of_bare_numbers_is_taken_from_the_heading_only_when_it_stands_alone(string heading, string? unit) =>
        Assert.Equal(unit, HeaderWords.Unit(heading));

    private static void All(string kind, string[] headings) =>
        Assert.All(headings, h => Assert.Equal(kind, HeaderWords.Kind(h)?.ToString()));
}
