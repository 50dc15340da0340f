using IsoDienTu.Documents.Finished;

namespace IsoDienTu.Pure.Documents;

/// <summary>What programs give as the words of a page becomes text that can be kept, shown and compared.</summary>
public sealed class PageTextTests
{
    [Fact]
    public void Letters_are_composed_and_what_cannot_be_kept_is_left_out()
    {
        Assert.Equal(
            "Sổ tay\n\nchất lượng",
            PageText.Clean("So\u0302\u0309 tay\r\n\r\n\u0000ch\u00e2\u0301t\u00ad \uFFFDl\u01b0\u01a1\u0323ng\f")
        );
        Assert.Equal(60_000, PageText.Clean(new string('x', 90_000)).Length);
    }

    [Fact]
    public void Lines_of_a_paragraph_are_joined_so_that_another_scan_of_it_compares_word_by_word() =>
        Assert.Equal(
            ["Điều 1. Phạm vi áp dụng", "Áp dụng cho mọi đơn vị."],
            PageText.Paragraphs("Điều 1. Phạm vi\náp  dụng\n\n\n\nÁp dụng\ncho mọi đơn vị.\n \n")
        );

    [Theory]
    [InlineData("", false)]
    [InlineData("Trang 3/12", false)]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14", false)]
    [InlineData("Ký bởi: Sở Nội vụ", true)]
    public void A_page_number_is_not_what_a_page_says(string words, bool says) => Assert.Equal(says, PageText.Says(words));
}
