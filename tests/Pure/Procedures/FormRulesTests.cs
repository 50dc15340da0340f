using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Uploads;

namespace IsoDienTu.Pure.Procedures;

public sealed class FormRulesTests
{
    private static readonly CardForm[] forms = [new("BM.ĐĐ.01", "Đơn"), new("BM.ĐĐ.01.02", "Phiếu thẩm tra"), new("BM.ĐĐ.03", "Biên bản")];

    [Theory]
    [InlineData("BM.ĐĐ.01.02 Phiếu thẩm tra.docx", "BM.ĐĐ.01.02")]
    [InlineData("bm_dd_01_02.pdf", "BM.ĐĐ.01.02")]
    [InlineData("Đơn đăng ký (BM-DD-01).xlsx", "BM.ĐĐ.01")]
    public void A_file_finds_its_form_by_the_code_in_its_name(string file, string code) =>
        Assert.Equal(code, FormRules.OwnerOf(file, forms)?.Code);

    [Fact]
    public void A_file_without_a_known_code_belongs_to_none() => Assert.Null(FormRules.OwnerOf("scan0001.pdf", forms));
}
