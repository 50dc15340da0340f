using IsoDienTu.Documents;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Documents;

public sealed class LegalNumbersTests
{
    private static string Keys(string text) =>
        string.Join(' ', LegalNumbers.In(text).Select(n => n.Year > 0 ? $"{n.Key}@{n.Year}" : n.Key));

    [Theory]
    [InlineData("Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024", "33/2024/qh15")]
    [InlineData("Nghị quyết 28/2026/QH16", "28/2026/qh16")]
    [InlineData("Pháp lệnh số 04/2012/UBTVQH13", "4/2012/ubtvqh13")]
    [InlineData("Pháp lệnh 02/2009/PL-UBTVQH12", "2/2009/pl-ubtvqh12")]
    [InlineData("Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ", "118/2025/nd-cp")]
    [InlineData("NĐ 118/2025/NĐ-CP", "118/2025/nd-cp")]
    [InlineData("118/2025/ND-CP", "118/2025/nd-cp")]
    [InlineData("118/2025/nđ-cp", "118/2025/nd-cp")]
    [InlineData("Nghị định 118 / 2025 / NĐ – CP", "118/2025/nd-cp")]
    [InlineData("Thông tư 03/2025/TT‑VPCP", "3/2025/tt-vpcp")]
    [InlineData("Thông tư số 01/2018/TT-VPCP", "1/2018/tt-vpcp")]
    [InlineData("Thông tư liên tịch số 11/2016/TTLT-BTP-BNG-BCA", "11/2016/ttlt-btp-bng-bca")]
    [InlineData("Thông tư liên tịch 20/2015/TTLT/BTP-BCA", "20/2015/ttlt-btp-bca")]
    [InlineData("Quyết định số 19/2014/QĐ-TTg", "19/2014/qd-ttg")]
    [InlineData("Quyết định 15/2025/QĐ-UBND của UBND tỉnh", "15/2025/qd-ubnd")]
    [InlineData("12/2025/NQ-HĐND", "12/2025/nq-hdnd")]
    [InlineData("Chỉ thị 05/2026/CT-TTg", "5/2026/ct-ttg")]
    public void A_number_with_its_year_is_read_however_it_is_written(string text, string key) => Assert.Equal(key, Keys(text));

    [Theory]
    [InlineData("Quyết định số 101/QĐ-BKHCN ngày 21/01/2019", "101/qd-bkhcn@2019")]
    [InlineData("Quyết định số 766/QĐ-TTg của Thủ tướng Chính phủ, ngày 23 tháng 6 năm 2022", "766/qd-ttg@2022")]
    [InlineData("766/QĐ-TTg", "766/qd-ttg")]
    [InlineData("766/QĐ-TTg. Sửa ngày 01/01/2020", "766/qd-ttg")]
    [InlineData("Nghị quyết số 76/NQ-CP ngày 15.7.2021", "76/nq-cp@2021")]
    [InlineData("Công văn số 7197/BKHCN-CĐSQG ngày 29/11/2025", "7197/bkhcn-cdsqg@2025")]
    public void A_number_that_begins_anew_each_year_takes_it_from_the_day_behind(string text, string key) => Assert.Equal(key, Keys(text));

    [Theory]
    [InlineData("NĐ 61/2018", "61/2018/nd-cp")]
    [InlineData("theo Nghị định 61/2018 và", "61/2018/nd-cp")]
    [InlineData("Thông tư số 26/2014", "26/2014/tt-*")]
    [InlineData("QĐ 19/2014", "19/2014/qd-*")]
    [InlineData("Luật Ban hành văn bản quy phạm pháp luật số 64/2025", "64/2025/qh*")]
    public void A_short_form_means_what_begins_so(string text, string key) => Assert.Equal(key, Keys(text));

    [Theory]
    [InlineData("TCVN ISO 9001:2015", "tcvniso9001:2015")]
    [InlineData("theo TCVN ISO 9001 : 2015 (ISO 9001:2015)", "tcvniso9001:2015")]
    [InlineData("QCVN 12:2026/BCA", "qcvn12:2026/bca")]
    public void National_standards_are_read(string text, string key) => Assert.Equal(key, Keys(text));

    [Theory]
    [InlineData("Mã hiệu QT 02/CX-HCTP")]
    [InlineData("BM.TBYT.01.02 ngày 05/01/2026")]
    [InlineData("Luật Đất đai có hiệu lực từ 01/8/2024")]
    [InlineData("Hồ sơ 12/2025, quyển số 01/2025")]
    [InlineData("1/2 ngày; 0,5 ngày; 240 giờ; 15/07/2026")]
    [InlineData("Nghị quyết 28/2026")]
    [InlineData("Quyết định ngày 19/01/2014")]
    [InlineData("a/b/c 2025/QĐ")]
    public void What_only_looks_like_one_is_left(string text) => Assert.Equal("", Keys(text));

    [Fact]
    public void All_of_a_text_are_found_in_order_and_once_a_dated_one_hiding_the_bare_one() =>
        Assert.Equal(
            "63/2010/nd-cp 92/2017/nd-cp 101/qd-bkhcn@2019",
            Keys("Nghị định 63/2010/NĐ-CP, 92/2017/NĐ-CP; QĐ 101/QĐ-BKHCN; 63/2010/ND-CP; 101/QĐ-BKHCN ngày 21/01/2019")
        );

    [Fact]
    public void Decomposed_letters_and_invisible_signs_do_not_matter() =>
        Assert.Equal("118/2025/nd-cp", Keys("118/2025/N\u0110-\u200bCP") + Keys("Nghi\u0323 quye\u0302\u0301t"));

    [Fact]
    public void What_is_printed_is_kept_without_the_word_before() =>
        Assert.Equal("118/2025/NĐ-CP", Assert.Single(LegalNumbers.In("Nghị định số 118/2025/NĐ-CP")).Printed);

    [Fact]
    public void A_table_of_legal_grounds_in_a_document_is_read()
    {
        var content = new DocumentContent([
            new("5.1", "Cơ sở pháp lý", [new ListBlock(false, ["Luật Hộ tịch số 60/2014/QH13;", "NĐ 123/2015/NĐ-CP"])]),
            new(
                "6",
                "Biểu mẫu",
                [
                    new TableBlock(
                        1,
                        [
                            [new("Mẫu"), new("TT 04/2020/TT-BTP")],
                        ]
                    ),
                ]
            ),
        ]);
        Assert.Equal(["60/2014/qh13", "123/2015/nd-cp", "4/2020/tt-btp"], LegalNumbers.In(content.Lines()).Select(n => n.Key));
    }

    [Fact]
    public void Behind_a_long_hostile_line_a_number_is_still_found()
    {
        var text = string.Concat(Enumerable.Repeat("Luật a, b 1/2 ngày 1 /2024/ NĐ - ", 2_000));
        Assert.Contains("118/2025/nd-cp", LegalNumbers.In(text + "Nghị định 118/2025/NĐ-CP").Select(n => n.Key));
    }

    [Theory]
    [InlineData("Nghị định số 118/2025/NĐ-CP", "118/2025/nd-cp", 0)]
    [InlineData("101/QĐ-BKHCN", "101/qd-bkhcn", 2019)]
    [InlineData("Hướng dẫn 07-HD/TW", "huongdan07-hd/tw", 2019)]
    public void A_typed_number_is_the_one_recognised_in_it_or_all_of_it(string typed, string key, int year)
    {
        var number = LegalNumber.Typed(typed, new DateOnly(2019, 1, 21), "Number");
        Assert.Equal((key, year), (number.Key, number.Year));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Luật")]
    [InlineData("63/2010/NĐ-CP và 92/2017/NĐ-CP")]
    public void A_typed_number_that_is_none_or_several_is_refused(string typed) =>
        Assert.Throws<RuleException>(() => LegalNumber.Typed(typed, null, "Number"));
}
