using System.Buffers.Binary;

namespace IsoDienTu.Signing.Looks;

/// <summary>A TrueType font: which glyph draws a letter, how wide it is, and a copy of the font that holds only some glyphs.</summary>
internal sealed class TrueTypeFont
{
    private static readonly string[] kept = ["cvt ", "fpgm", "prep", "glyf", "head", "hhea", "hmtx", "loca", "maxp"];
    private readonly byte[] data;
    private readonly Dictionary<string, (int At, int Length)> tables = new(StringComparer.Ordinal);
    private readonly bool longPlaces;
    private readonly int metrics;
    private readonly int glyphs;
    private readonly int letters;

    private TrueTypeFont(byte[] data)
    {
        this.data = data;
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (16 * i);
            tables[System.Text.Encoding.Latin1.GetString(data, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        Units = U16(At("head") + 18);
        longPlaces = U16(At("head") + 50) == 1;
        metrics = U16(At("hhea") + 34);
        glyphs = U16(At("maxp") + 4);
        Ascent = Scaled(S16(At("hhea") + 4));
        Descent = Scaled(S16(At("hhea") + 6));
        Box = [.. Enumerable.Range(0, 4).Select(i => Scaled(S16(At("head") + 36 + (2 * i))))];
        letters = Letters();
        Name = PostName();
    }

    /// <summary>Units of the design in one em.</summary>
    public int Units { get; }

    /// <summary>Height above the base line, in thousandths of an em.</summary>
    public int Ascent { get; }

    /// <summary>Depth below the base line (negative), in thousandths.</summary>
    public int Descent { get; }

    /// <summary>Box around all glyphs, in thousandths.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>Name for programs.</summary>
    public string Name { get; }

    /// <exception cref="InvalidDataException">It is no TrueType font with Unicode letters.</exception>
    public static TrueTypeFont Read(byte[] data)
    {
        try
        {
            return new TrueTypeFont(data);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException("The file is no TrueType font", e);
        }
    }

    /// <summary>The glyph of a letter; 0 draws the empty box.</summary>
    public int Glyph(int letter)
    {
        var segments = U16(letters + 6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var end = U16(letters + 14 + (2 * i));
            if (letter > end)
            {
                continue;
            }

            var start = U16(letters + 16 + (2 * (segments + i)));
            if (letter < start)
            {
                return 0;
            }

            var delta = U16(letters + 16 + (2 * ((2 * segments) + i)));
            var place = letters + 16 + (2 * ((3 * segments) + i));
            var range = U16(place);
            var glyph = range == 0 ? letter : U16(place + range + (2 * (letter - start)));
            return range != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }

        return 0;
    }

    /// <summary>Width of a glyph in thousandths of an em.</summary>
    public int Width(int glyph) => Scaled(U16(At("hmtx") + (4 * Math.Min(glyph, metrics - 1))));

    /// <summary>A font with the same glyph numbers in which only these, and what they are put together from, are drawn.</summary>
    public byte[] Subset(IEnumerable<int> wanted)
    {
        var needed = new SortedSet<int> { 0 };
        foreach (var glyph in wanted)
        {
            Need(glyph, needed, 0);
        }

        using var drawings = new MemoryStream();
        var places = new byte[4 * (glyphs + 1)];
        for (var glyph = 0; glyph <= glyphs; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(4 * glyph), (uint)drawings.Length);
            if (glyph < glyphs && needed.Contains(glyph))
            {
                var (at, length) = Drawing(glyph);
                drawings.Write(data, at, length);
                drawings.Write(new byte[(4 - (length % 4)) % 4]);
            }
        }

        var head = Table("head");
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return Build(
            kept.Where(tables.ContainsKey)
                .Select(name =>
                    (
                        name,
                        name switch
                        {
                            "glyf" => drawings.ToArray(),
                            "loca" => places,
                            "head" => head,
                            _ => Table(name),
                        }
                    )
                )
                .ToList()
        );
    }

    private static byte[] Build(List<(string Name, byte[] Bytes)> parts)
    {
        using var font = new MemoryStream();
        var head = new byte[12 + (16 * parts.Count)];
        BinaryPrimitives.WriteUInt32BigEndian(head, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)parts.Count);
        var power = (int)Math.Log2(parts.Count);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(10), (ushort)((16 * parts.Count) - (16 << power)));
        var at = head.Length;
        for (var i = 0; i < parts.Count; i++)
        {
            var (name, bytes) = parts[i];
            var row = head.AsSpan(12 + (16 * i));
            System.Text.Encoding.Latin1.GetBytes(name, row);
            BinaryPrimitives.WriteUInt32BigEndian(row[4..], Sum(bytes));
            BinaryPrimitives.WriteUInt32BigEndian(row[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(row[12..], (uint)bytes.Length);
            at += (bytes.Length + 3) / 4 * 4;
        }

        font.Write(head);
        foreach (var (_, bytes) in parts)
        {
            font.Write(bytes);
            font.Write(new byte[(4 - (bytes.Length % 4)) % 4]);
        }

        return font.ToArray();
    }

    private static uint Sum(byte[] bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i++)
        {
            sum += (uint)bytes[i] << (24 - (8 * (i % 4)));
        }

        return sum;
    }

    private void Need(int glyph, SortedSet<int> needed, int depth)
    {
        if (glyph >= glyphs || depth > 8 || !needed.Add(glyph))
        {
            return;
        }

        var (at, length) = Drawing(glyph);
        if (length < 10 || S16(at) >= 0)
        {
            return;
        }

        // A letter put together from others, as most Vietnamese ones are: base letter, hat, tone.
        for (var part = at + 10; ; )
        {
            var flags = U16(part);
            Need(U16(part + 2), needed, depth + 1);
            part +=
                4
                + ((flags & 1) != 0 ? 4 : 2)
                + (
                    (flags & 8) != 0 ? 2
                    : (flags & 0x40) != 0 ? 4
                    : (flags & 0x80) != 0 ? 8
                    : 0
                );
            if ((flags & 0x20) == 0)
            {
                break;
            }
        }
    }

    private (int At, int Length) Drawing(int glyph)
    {
        var (from, to) = longPlaces
            ? ((int)U32(At("loca") + (4 * glyph)), (int)U32(At("loca") + (4 * glyph) + 4))
            : (2 * U16(At("loca") + (2 * glyph)), 2 * U16(At("loca") + (2 * glyph) + 2));
        return (At("glyf") + from, to - from);
    }

    private int Letters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + (int)U32(cmap + 8 + (8 * i));
            if (U16(cmap + 4 + (8 * i)) is 0 or 3 && U16(at) == 4)
            {
                return at;
            }
        }

        throw new InvalidDataException("The font has no table of Unicode letters");
    }

    private string PostName()
    {
        var name = At("name");
        for (var i = 0; i < U16(name + 2); i++)
        {
            var at = name + 6 + (12 * i);
            if (U16(at) == 3 && U16(at + 6) == 6)
            {
                return System.Text.Encoding.BigEndianUnicode.GetString(data, name + U16(name + 4) + U16(at + 10), U16(at + 8));
            }
        }

        return "Font";
    }

    private byte[] Table(string name) => data.AsSpan(tables[name].At, tables[name].Length).ToArray();

    private int At(string table) => tables[table].At;

    private int Scaled(int units) => (int)Math.Round(units * 1000.0 / Units);

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at, 2));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at, 2));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at, 4));
}
