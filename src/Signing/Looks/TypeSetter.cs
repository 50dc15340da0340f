using System.Globalization;
using System.Text;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Looks;

/// <summary>Sets lines of text in an embedded font and embeds of it what was used.</summary>
internal sealed class TypeSetter(TrueTypeFont font)
{
    private readonly SortedDictionary<int, string> used = [];

    /// <summary>Writes lines into a box from its top, broken at words and made smaller until they fit.</summary>
    public void Write(
        StringBuilder content,
        IReadOnlyList<string> lines,
        (double X, double Y, double Width, double Height) box,
        double size,
        double smallest
    )
    {
        var broken = Break(lines, box.Width / size);
        while (size > smallest && (broken.Count * Leading(size) > box.Height || broken.Exists(l => Width(l) * size > box.Width)))
        {
            size -= 0.25;
            broken = Break(lines, box.Width / size);
        }

        // The lines stand in the middle of the box's height, as a stamp does.
        var top = box.Y + ((box.Height + (broken.Count * Leading(size))) / 2);
        content.Append(
            CultureInfo.InvariantCulture,
            $"BT /F {size:0.##} Tf 0 g {Leading(size):0.###} TL {box.X:0.###} {top - (size * font.Ascent / 1000):0.###} Td\n"
        );
        foreach (var line in broken)
        {
            content.Append('<');
            foreach (var rune in line.EnumerateRunes())
            {
                var glyph = font.Glyph(rune.Value);
                used[glyph] = rune.ToString();
                content.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
            }

            content.Append("> Tj T*\n");
        }

        content.Append("ET\n");
    }

    /// <summary>Puts the font into the file with the glyphs that were used.</summary>
    public PdfRef Embed(PdfUpdate update)
    {
        var subset = font.Subset(used.Keys);
        var name = new PdfName($"{Tag()}+{font.Name}");
        var program = update.Add(LookMaker.Packed(PdfDict.Of(("Length1", new PdfInteger(subset.Length))), subset));
        var descriptor = update.Add(
            PdfDict.Of(
                ("Type", new PdfName("FontDescriptor")),
                ("FontName", name),
                ("Flags", new PdfInteger(4)),
                ("FontBBox", new PdfArray([.. font.Box.Select(b => new PdfInteger(b))])),
                ("ItalicAngle", new PdfInteger(0)),
                ("Ascent", new PdfInteger(font.Ascent)),
                ("Descent", new PdfInteger(font.Descent)),
                ("CapHeight", new PdfInteger(700)),
                ("StemV", new PdfInteger(80)),
                ("FontFile2", program)
            )
        );
        var widths = used.Keys.SelectMany(g => (PdfValue[])[new PdfInteger(g), new PdfArray([new PdfInteger(font.Width(g))])]);
        var drawn = update.Add(
            PdfDict.Of(
                ("Type", new PdfName("Font")),
                ("Subtype", new PdfName("CIDFontType2")),
                ("BaseFont", name),
                (
                    "CIDSystemInfo",
                    PdfDict.Of(
                        ("Registry", new PdfString("Adobe"u8.ToArray())),
                        ("Ordering", new PdfString("Identity"u8.ToArray())),
                        ("Supplement", new PdfInteger(0))
                    )
                ),
                ("FontDescriptor", descriptor),
                ("DW", new PdfInteger(500)),
                ("W", new PdfArray([.. widths])),
                ("CIDToGIDMap", new PdfName("Identity"))
            )
        );
        return update.Add(
            PdfDict.Of(
                ("Type", new PdfName("Font")),
                ("Subtype", new PdfName("Type0")),
                ("BaseFont", name),
                ("Encoding", new PdfName("Identity-H")),
                ("DescendantFonts", new PdfArray([drawn])),
                ("ToUnicode", update.Add(LookMaker.Packed(PdfDict.Empty, Encoding.ASCII.GetBytes(Letters()))))
            )
        );
    }

    private double Leading(double size) => size * 1.18;

    private double Width(string line) => line.EnumerateRunes().Sum(r => font.Width(font.Glyph(r.Value))) / 1000.0;

    private List<string> Break(IReadOnlyList<string> lines, double most)
    {
        var broken = new List<string>();
        foreach (var line in lines)
        {
            var held = "";
            foreach (var word in line.Normalize().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = held.Length == 0 ? word : held + " " + word;
                if (held.Length > 0 && Width(longer) > most)
                {
                    broken.Add(held);
                    longer = word;
                }

                held = longer;
            }

            broken.Add(held);
        }

        return broken;
    }

    /// <summary>Six capitals that tell subsets of one font apart.</summary>
    private string Tag()
    {
        var hash = used.Keys.Aggregate(17L, (h, g) => ((h * 31) + g) & 0xFFFFFFF);
        return string.Concat(Enumerable.Range(0, 6).Select(i => (char)('A' + ((hash >> (4 * i)) & 15))));
    }

    private string Letters()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Adobe-Identity-UCS def /CMapType 2 def "
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        );
        foreach (var part in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, letter) in part)
            {
                map.Append(
                    CultureInfo.InvariantCulture,
                    $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter))}>\n"
                );
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
