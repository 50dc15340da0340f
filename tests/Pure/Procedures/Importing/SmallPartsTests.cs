using IsoDienTu.Procedures.Importing;

namespace IsoDienTu.Pure.Procedures.Importing;

public class SmallPartsTests
{
    [Theory]
    [InlineData("Bước 1", "1", "")]
    [InlineData("B12", "12", "")]
    [InlineData("03.", "3", "")]
    [InlineData("Bước 2: Thẩm định hồ sơ", "2", "Thẩm định hồ sơ")]
    [InlineData("BƯỚC 4", "4", "")]
    [InlineData("1.2", "1.2", "")]
    [InlineData("(5)", "5", "")]
    public void A_step_number_is_read_in_every_spelling(string cell, string no, string rest) =>
        Assert.Equal(new StepNumber(no, rest), StepNumber.Read(cell));

    [Theory]
    [InlineData("I")]
    [InlineData("A")]
    [InlineData("-")]
    [InlineData("Bước cuối")]
    [InlineData("2025/QĐ-UBND")]
    public void What_is_no_step_number_is_not_taken_for_one(string cell) => Assert.Null(StepNumber.Read(cell));

    [Theory]
    [InlineData("Mẫu 01; 02, 03 (nếu có); 06", "Mẫu 01|Mẫu 02|Mẫu 03|Mẫu 06")]
    [InlineData("BM01 và BM.TBYT.02.01", "BM01|BM.TBYT.02.01")]
    [InlineData("Giấy tiếp nhận theo Mẫu số 01, Thông tư số 03/2025/TT-VPCP", "Mẫu 01")]
    [InlineData("Mẫu B12, Phụ lục kèm theo Nghị định số 95/2023/NĐ-CP", "Mẫu B12")]
    [InlineData("BM.01 BM.02", "BM.01|BM.02")]
    [InlineData("Dự thảo công văn", "")]
    public void Form_codes_are_found_among_plain_results(string cell, string codes) =>
        Assert.Equal(codes, string.Join('|', FormCodes.In(cell)));

    [Fact]
    public void A_text_folds_without_changing_its_length()
    {
        var clean = Fold.Clean("  Thẩm  định\u00a0HOÀ – Uỷ ban “Quý”\u200b ");
        Assert.Equal("Thẩm định HOÀ – Uỷ ban “Quý”", clean);
        Assert.Equal("thẩm định hòa - ủy ban \"quý\"", Fold.Text(clean));
        Assert.Equal(clean.Length, Fold.Text(clean).Length);
    }

    [Fact]
    public void Decomposed_letters_are_composed() =>
        Assert.Equal("bước", Fold.Text(Fold.Clean("Bu\u031b\u01a1\u0301c".Replace("u\u031b\u01a1\u0301", "ướ", StringComparison.Ordinal))));

    [Theory]
    [InlineData("- Lãnh đạo Phòng\n- Văn thư", "Lãnh đạo Phòng|Văn thư")]
    [InlineData("Bộ phận một cửa; Trung tâm Phục vụ hành chính công", "Bộ phận một cửa|Trung tâm Phục vụ hành chính công")]
    [InlineData("Chuyên viên Phòng Nội vụ", "Chuyên viên Phòng Nội vụ")]
    public void A_cell_with_several_roles_is_split(string cell, string roles) =>
        Assert.Equal(roles, string.Join('|', RoleText.Split(cell.Split('\n'))));

    [Theory]
    [InlineData("Tổ chức, cá nhân", true)]
    [InlineData("Người nộp hồ sơ", true)]
    [InlineData("Tổ chức thực hiện TTHC", true)]
    [InlineData("Nhà đầu tư", true)]
    [InlineData("Tổ thẩm định", false)]
    [InlineData("Lãnh đạo Sở", false)]
    public void The_applicant_is_told_from_officials(string role, bool applicant) => Assert.Equal(applicant, RoleText.IsApplicant(role));

    [Theory]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    public void Roman_numerals_go_both_ways(int number, string text)
    {
        Assert.Equal(text, Roman.Write(number));
        Assert.Equal(number, Roman.Read(text));
    }
}
