using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Bad files get a clear answer, quickly, and nothing is thrown.</summary>
public class HostileFileTests
{
    private static readonly byte[] OleMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static string? Key(byte[] bytes, string name = "tệp.docx", ReadingLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        var watch = Stopwatch.StartNew();
        var outcome = ProcedureReader.Read(stream, name, limits);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
        if (outcome.Problem is { } problem)
            Assert.All([problem.Message, problem.MessageEn], m => Assert.Contains(name, m, StringComparison.Ordinal));
        return outcome.Problem?.Key;
    }

    private static WordFile Good() => new WordFile().Raw(WordFile.StepsTable);

    [Fact]
    public void The_file_these_tests_spoil_is_good_before() => Assert.Null(Key(Good().Bytes()));

    [Theory]
    [InlineData("", "procedure.file.empty")]
    [InlineData("chỉ là văn bản", "procedure.file.not_word")]
    [InlineData("%PDF-1.7 ...", "procedure.file.not_word")]
    [InlineData("{\\rtf1 ...}", "procedure.file.not_word")]
    [InlineData("PK\u0003\u0004 rồi hết", "procedure.file.archive.broken")]
    public void What_is_no_word_file_is_told_so(string content, string key) => Assert.Equal(key, Key(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void An_encrypted_word_file_and_an_old_one_are_told_apart()
    {
        byte[] Ole(string stream) => [.. OleMark, .. new byte[600], .. Encoding.Unicode.GetBytes(stream), .. new byte[600]];
        Assert.Equal("procedure.file.encrypted", Key(Ole("EncryptedPackage")));
        Assert.Equal("procedure.file.old_word", Key(Ole("WordDocument")));
        Assert.Equal("procedure.file.not_word", Key(Ole("Workbook")));
    }

    [Fact]
    public void Macros_are_refused_by_kind_and_by_part()
    {
        Assert.Equal("procedure.file.macro", Key(Good().Kind("application/vnd.ms-word.document.macroEnabled.main+xml").Bytes()));
        Assert.Equal("procedure.file.macro", Key(Good().File("word/vbaProject.bin", [1, 2, 3]).Bytes()));
    }

    [Fact]
    public void Another_office_file_or_archive_is_no_word_file()
    {
        Assert.Equal(
            "procedure.file.not_word",
            Key(Good().Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml").Bytes())
        );
        Assert.Equal("procedure.file.not_word", Key(Zip(("a.txt", [1]))));
    }

    [Fact]
    public void A_file_over_the_limit_is_not_even_read()
    {
        var limits = new ReadingLimits { FileBytes = 1 << 20 };
        Assert.Equal("procedure.file.too_large", Key(new byte[(1 << 20) + 1], limits: limits));
        using var endless = new EndlessStream();
        Assert.Equal("procedure.file.too_large", ProcedureReader.Read(endless, "x.docx", limits).Problem?.Key);
        Assert.InRange(endless.Given, 1 << 20, (1 << 20) + 200_000);
        using var announced = new EndlessStream { Announced = 500L << 20 };
        Assert.Equal("procedure.file.too_large", ProcedureReader.Read(announced, "x.docx").Problem?.Key);
        Assert.Equal(0, announced.Given);
    }

    [Fact]
    public void Zip_bombs_are_refused()
    {
        Assert.Equal("procedure.file.archive.ratio", Key(Good().File("word/media/a.bin", new byte[40 << 20]).Bytes()));
        Assert.Equal(
            "procedure.file.archive.unpacked",
            Key(Good().File("a.bin", new byte[900_000]).Bytes(), limits: new ReadingLimits { UnpackedBytes = 800_000 })
        );
        var many = Enumerable.Range(0, 1_100).Select(i => ($"{i}.txt", new byte[] { 1 })).ToArray();
        Assert.Equal("procedure.file.archive.entries", Key(Zip(many)));
        var nested = Zip(("x", [1]));
        for (var i = 0; i < 4; i++)
            nested = Zip(("inner.zip", nested));
        Assert.Equal("procedure.file.archive.depth", Key(nested));
    }

    [Theory]
    [InlineData("../ngoài.xml")]
    [InlineData("word/../../ngoài.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\ngoài.xml")]
    [InlineData("..\\ngoài.xml")]
    public void Names_that_point_outside_are_refused(string name) =>
        Assert.Equal("procedure.file.archive.name", Key(Good().File(name, [1]).Bytes()));

    [Fact]
    public void Duplicate_encrypted_linked_and_overlapping_entries_are_refused()
    {
        Assert.Equal("procedure.file.archive.duplicate", Key(Good().File("word/Document.xml", [1]).Bytes()));
        Assert.Equal("procedure.file.archive.encrypted", Key(Spoil(Good().Bytes(), line => line[8] |= 1)));
        Assert.Equal(
            "procedure.file.archive.link",
            Key(
                Spoil(
                    Good().Bytes(),
                    line =>
                    {
                        line[5] = 3;
                        BinaryPrimitives.WriteUInt32LittleEndian(line[38..], 0xA1FFu << 16);
                    }
                )
            )
        );
        Assert.Equal(
            "procedure.file.archive.overlap",
            Key(Spoil(Good().Bytes(), line => BinaryPrimitives.WriteUInt32LittleEndian(line[42..], 0)))
        );
    }

    [Theory]
    [InlineData("<!DOCTYPE w:document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE w:document SYSTEM \"http://x.invalid/a.dtd\">")]
    [InlineData("<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    public void A_dtd_in_any_part_is_refused(string dtd)
    {
        Assert.Equal(
            "procedure.file.dtd",
            Key(new WordFile().Document($"<?xml version=\"1.0\"?>{dtd}<w:document xmlns:w=\"x\"/>").Bytes())
        );
        Assert.Equal(
            "procedure.file.dtd",
            Key(
                Good()
                    .File(
                        "customXml/item1.xml",
                        Encoding
                            .Unicode.GetPreamble()
                            .Concat(Encoding.Unicode.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-16\"?>{dtd}<a/>"))
                            .ToArray()
                    )
                    .Bytes()
            )
        );
    }

    [Fact]
    public void Broken_xml_and_a_missing_main_part_are_told()
    {
        Assert.Equal("procedure.file.broken", Key(new WordFile().Document("<w:document xmlns:w='x'><w:body>").Bytes()));
        Assert.Equal("procedure.file.broken", Key(new WordFile().Document("không phải xml").Bytes()));
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_do_not_bring_the_reader_down()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 50_000));
        var end = string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 50_000));
        Assert.Equal(
            "procedure.file.too_complex",
            Key(new WordFile().Raw(deep + end).Bytes(), limits: new ReadingLimits { Ratio = 10_000 })
        );
    }

    [Fact]
    public void A_word_file_without_steps_is_told() =>
        Assert.Equal("procedure.steps.none", Key(new WordFile().Paragraph("Thông báo").Bytes()));

    [Fact]
    public void A_file_cut_anywhere_or_with_flipped_bytes_never_throws()
    {
        var good = Good().Bytes();
        var dice = new Random(20261);
        for (var i = 0; i < 300; i++)
        {
            var bad = good[..(i % 3 == 0 ? dice.Next(good.Length) : good.Length)];
            for (var n = 0; n < 1 + i % 7 && bad.Length > 0; n++)
                bad[dice.Next(bad.Length)] = (byte)dice.Next(256);
            using var stream = new MemoryStream(bad);
            var outcome = ProcedureReader.Read(stream, "x.docx");
            Assert.NotEqual(outcome.Reading is null, outcome.Problem is null);
        }
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    private delegate void Change(Span<byte> line);

    // Changes the last line of the directory at the archive's end.
    private static byte[] Spoil(byte[] zip, Change change)
    {
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        change(zip.AsSpan(at));
        return zip;
    }

    private sealed class EndlessStream : Stream
    {
        public long Given { get; private set; }
        public long? Announced { get; init; }
        public override bool CanRead => true;
        public override bool CanSeek => Announced is not null;
        public override bool CanWrite => false;
        public override long Length => Announced ?? throw new NotSupportedException();
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => Position;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
