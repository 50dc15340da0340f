using IsoDienTu.Documents;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Drafting;

public sealed class CardOfReadingTests
{
    public static TheoryData<string> Files =>
        [.. from unit in new[] { "DD", "NV", "TK" } from number in new[] { "01", "02", "03", "04" } select $"QT.{unit}.{number}.html"];

    [Fact]
    public void The_head_the_parts_and_the_sign_offs_are_taken_over()
    {
        var card = Cards.Demo("QT.DD.01.html");

        Assert.Equal("QT.ĐĐ.01", card.Code);
        Assert.Equal(3, card.Issue);
        Assert.Equal(new DateOnly(2026, 2, 2), card.IssuedOn);
        Assert.Equal(["9.000201"], card.TthcCodes);
        Assert.Equal("64 giờ làm việc", card.LegalTerm);
        Assert.Equal("kể từ khi nhận đủ hồ sơ hợp lệ", card.TermNote);
        Assert.Equal(64 * 60, card.LegalMinutes);
        Assert.Equal(64 * 60, card.StepMinutes);
        Assert.Equal("01 bộ.", card.Sets);
        Assert.Equal(5, card.Parts.Count);
        Assert.Equal(
            ("Đơn đăng ký biến động", 1, 0, "BM.ĐĐ.01.01"),
            (card.Parts[0].Name, card.Parts[0].Originals, card.Parts[0].Copies, card.Parts[0].FormCode)
        );
        Assert.Equal((0, 1), (card.Parts[4].Originals, card.Parts[4].Copies));
        Assert.Contains(card.Forms, f => f is { Code: "BM.ĐĐ.01.02", Title: "Phiếu thẩm tra hồ sơ biến động" });
        Assert.Equal(["Mục đích", "Phạm vi", "Tài liệu viện dẫn", "Định nghĩa, viết tắt"], card.Sections.Select(s => s.Title));
        Assert.Equal(
            [(SignOffAct.Drafted, "Phạm Văn Thực"), (SignOffAct.Reviewed, "Trần Thị Thanh Bình"), (SignOffAct.Approved, "Ngô Đăng Khoát")],
            card.SignOffs.Select(s => (s.Act, s.Name))
        );
        Assert.Equal("Giám đốc Chi nhánh", card.SignOffs[2].Post);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_demo_procedure_could_be_published_as_read(string file)
    {
        var card = Cards.Demo(file);

        Assert.Empty(CardRules.Faults(card));
        Assert.NotEmpty(card.Parts);
        Assert.NotNull(card.Fee);
        Assert.NotNull(card.Result);
        Assert.NotEmpty(card.LegalBasis);
        Assert.Equal(3, card.SignOffs.Count);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_minutes_of_a_step_follow_from_its_words_alone(string file)
    {
        var reading = Cards.Reading(file);

        Assert.Equal(reading.Steps.Select(s => s.Minutes), CardOfReading.Make(reading).Steps.Select(s => s.Minutes));
    }
}
