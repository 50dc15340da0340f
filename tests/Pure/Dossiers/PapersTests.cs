using System.IO.Compression;
using System.Text;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Dossiers;

public sealed class PapersTests
{
    [Theory]
    [InlineData(1, 0, 1, 0, false)]
    [InlineData(1, 0, 0, 1, true)] // a copy does not stand in for the original
    [InlineData(0, 2, 0, 1, true)]
    [InlineData(0, 2, 0, 2, false)]
    [InlineData(0, 1, 1, 0, false)] // an original stands in for a copy
    [InlineData(1, 1, 2, 0, false)]
    [InlineData(0, 0, 0, 0, true)] // asked for without a number: one of either
    [InlineData(0, 0, 0, 1, false)]
    public void A_part_is_missing_until_the_papers_asked_for_are_there(
        int wantedOriginals,
        int wantedCopies,
        int originals,
        int copies,
        bool missing
    ) => Assert.Equal(missing, Part(wantedOriginals, wantedCopies, originals, copies).IsMissing);

    [Fact]
    public void An_optional_part_is_never_missing()
    {
        var part = Part(1, 0, 0, 0);
        part.Optional = true;
        Assert.False(part.IsMissing);
    }

    [Theory]
    [InlineData("D:\\quet\\don de nghi.pdf", "don de nghi.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("don\u202Efdp.exe", "donfdp.exe")] // right-to-left override
    [InlineData("a\0b<c>.pdf", "abc.pdf")]
    [InlineData("...", "tep")]
    [InlineData("Đơn đề nghị.pdf", "Đơn đề nghị.pdf")]
    public void A_file_name_is_made_safe(string claimed, string kept) => Assert.Equal(kept, ReceivedFiles.Name(claimed));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = ReceivedFiles.Name(new string('a', 300) + ".pdf");
        Assert.Equal(150, name.Length);
        Assert.EndsWith(".pdf", name);
    }

    [Fact]
    public void Scans_and_office_files_are_taken()
    {
        Assert.Equal("application/pdf", Take("%PDF-1.7"u8.ToArray()));
        Assert.Equal("image/jpeg", Take([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.EndsWith("wordprocessingml.document", Take(Zip("[Content_Types].xml", "word/document.xml")));
        Assert.EndsWith("spreadsheetml.sheet", Take(Zip("[Content_Types].xml", "xl/workbook.xml")));
    }

    [Fact]
    public void Everything_else_is_refused_whatever_its_name()
    {
        Refused("MZ\0\0"u8.ToArray());
        Refused("<html><script>"u8.ToArray());
        Refused(Encoding.UTF8.GetBytes("chỉ là chữ"));
        Refused([]);
        Refused(Zip("a.txt"));
        Refused(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        Refused("PK\u0003\u0004 not really"u8.ToArray());
    }

    private static DossierPart Part(int wantedOriginals, int wantedCopies, int originals, int copies) =>
        new()
        {
            WantedOriginals = wantedOriginals,
            WantedCopies = wantedCopies,
            Originals = originals,
            Copies = copies,
        };

    private static string Take(byte[] bytes) => UploadRules.MediaType("giấy tờ.pdf", FileKind.Of(bytes), () => new MemoryStream(bytes));

    private static void Refused(byte[] bytes) => Assert.Equal("kernel.upload.kind", Assert.Throws<RuleException>(() => Take(bytes)).Key);

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                archive.CreateEntry(name);
            }
        }

        return stream.ToArray();
    }
}
