using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Hostile;

/// <summary>Names under which files were sent: what is kept of them can be shown and sent, and leads nowhere.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("quyết-định.pdf", "quyết-định.pdf")]
    [InlineData("quye\u0302\u0301t-\u0111i\u0323nh.pdf", "quyết-định.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("D:\\ho so\\don.docx", "don.docx")]
    [InlineData("anh\u202Efdp.exe", "anhfdp.exe")]
    [InlineData("don\0.pdf", "don.pdf")]
    [InlineData("don\r\nContent-Type: text", "donContent-Type text")]
    [InlineData("   ...   ", "tep")]
    [InlineData("", "tep")]
    [InlineData("CON.pdf", "tep-CON.pdf")]
    [InlineData("lpt1 .txt", "tep-lpt1 .txt")]
    [InlineData("console.pdf", "console.pdf")]
    [InlineData("<script>alert(1)<", "scriptalert(1)")]
    public void A_name_is_kept_without_what_could_harm(string claimed, string kept) => Assert.Equal(kept, ReceivedFiles.Name(claimed));

    [Fact]
    public void A_long_name_keeps_its_beginning_and_its_ending()
    {
        var kept = ReceivedFiles.Name(new string('ă', 4000) + ".pdf");
        Assert.Equal(150, kept.Length);
        Assert.EndsWith(".pdf", kept, StringComparison.Ordinal);
    }
}
