using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using IsoDienTu.Pure.Procedures.Importing;

namespace IsoDienTu.Pure.Hostile;

/// <summary>Archives and packed pictures, good ones and spoiled ones.</summary>
internal static class Packed
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Word((string Name, string Text)? part = null)
    {
        var word = new WordFile().Raw(WordFile.StepsTable);
        return (part is { } one ? word.File(one.Name, Encoding.Latin1.GetBytes(one.Text)) : word).Bytes();
    }

    public static byte[] Book(string? rows = null, string? shared = null, (string Name, string Text)? part = null)
    {
        const string ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var parts = new List<(string, string)>
        {
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                $"<workbook {ns} xmlns:r=\"{Relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
            (
                "xl/worksheets/sheet1.xml",
                $"<worksheet {ns}><sheetData>{rows ?? "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Họ tên</t></is></c></row>"}</sheetData></worksheet>"
            ),
            ("xl/sharedStrings.xml", shared ?? $"<sst {ns}/>"),
        };
        return Zip([.. parts, .. part is { } more ? [more] : Array.Empty<(string, string)>()]);
    }

    public static byte[] Zip(IReadOnlyList<(string Name, string Text)> parts) =>
        Zip(parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>Archives in archives, each level holding three of the one below.</summary>
    public static byte[] Nested(int levels)
    {
        var inner = Zip([("a.txt", new string('\0', 1 << 20))]);
        for (var level = 1; level < levels; level++)
        {
            var below = inner;
            inner = Zip(Enumerable.Range(0, 3).Select(i => ($"{level}-{i}.zip", below)));
        }

        return inner;
    }

    /// <summary>Changes four bytes in the last line of the archive's directory.</summary>
    public static byte[] Spoiled(byte[] zip, int offset, uint value)
    {
        var line = zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8));
        if (offset == 8)
        {
            line[8] |= (byte)value;
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(line[offset..], value);
        }

        return zip;
    }

    /// <summary>Makes the last entry a symbolic link of Unix.</summary>
    public static byte[] Linked(byte[] zip)
    {
        var line = zip.AsSpan(zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8));
        line[5] = 3;
        BinaryPrimitives.WriteUInt32LittleEndian(line[38..], 0xA1FFu << 16);
        return zip;
    }

    public static byte[] Zeros(int count)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            for (var left = count; left > 0; left -= block.Length)
            {
                stream.Write(block);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Png(int width, int height, byte[] data)
    {
        byte[] head = [0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", data), .. Chunk("IEND", [])];
    }

    public static byte[] PdfBomb()
    {
        var packed = Zeros(300 << 20);
        return
        [
            .. Encoding.Latin1.GetBytes(
                $"%PDF-1.5\n1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Root 2 0 R/Filter/FlateDecode/Length {packed.Length}>>\nstream\n"
            ),
            .. packed,
            .. Encoding.Latin1.GetBytes("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"),
        ];
    }

    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        // Nobody reads the sum before the content is refused.
        return [.. length, .. Encoding.Latin1.GetBytes(kind), .. data, 0, 0, 0, 0];
    }
}
