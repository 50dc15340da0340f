using System.Globalization;
using System.Text;

namespace IsoDienTu.Pure.Signing;

/// <summary>Small PDF files written for the tests, byte by byte.</summary>
internal static class Papers
{
    /// <summary>A paper with a line of text on each page and a classic table of cross-references.</summary>
    public static byte[] Plain(int pages = 1, int turn = 0, string extra = "", string catalog = "")
    {
        var objects = new List<string>
        {
            $"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            $"<</Type/Pages/Kids[{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{4 + (2 * i)} 0 R"))}]/Count {pages}/MediaBox[0 0 595 842]/Rotate {turn}>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        };
        for (var i = 0; i < pages; i++)
        {
            var text = $"BT /F1 18 Tf 72 760 Td (To trinh so {12 + i}/TTr) Tj ET";
            objects.Add($"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + (2 * i)} 0 R>>");
            objects.Add($"<</Length {text.Length}>>\nstream\n{text}\nendstream");
        }

        return Table(objects, extra);
    }

    /// <summary>Objects 1, 2, ... with a table and a trailer.</summary>
    public static byte[] Table(IReadOnlyList<string> objects, string extra = "")
    {
        var text = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Count + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>The same paper added to by hand: an object replaced or added, with a table that leads back.</summary>
    public static byte[] Append(byte[] pdf, int number, string value, string trailer = "")
    {
        var text = Encoding.Latin1.GetString(pdf);
        var last = text.LastIndexOf("startxref", StringComparison.Ordinal) + 9;
        var previous = text[last..].Trim().Split('\n')[0].Trim();
        var size = 200;
        var added = new StringBuilder();
        var place = text.Length;
        added.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{value}\nendobj\n");
        var start = text.Length + added.Length;
        added.Append(
            CultureInfo.InvariantCulture,
            $"xref\n{number} 1\n{place:0000000000} 00000 n \ntrailer\n<</Size {size}/Root 1 0 R/Prev {previous}{trailer}>>\nstartxref\n{start}\n%%EOF\n"
        );
        return [.. pdf, .. Encoding.Latin1.GetBytes(added.ToString())];
    }

    /// <summary>A hybrid file: the font stands in an object stream that only the hidden cross-reference stream names.</summary>
    public static byte[] Hybrid()
    {
        const string inside = "3 0 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
        var text = new StringBuilder("%PDF-1.5\n");
        var places = new SortedDictionary<int, int>();
        Put(1, "<</Type/Catalog/Pages 2 0 R>>");
        Put(2, "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>");
        Put(4, "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>");
        Put(5, "<</Length 39>>\nstream\nBT /F1 18 Tf 72 760 Td (Cong van) Tj ET\nendstream");
        Put(6, $"<</Type/ObjStm/N 1/First 4/Length {inside.Length}>>\nstream\n{inside}\nendstream");
        var hidden = text.Length;
        byte[] row = [2, 0, 6, 0];
        Put(7, $"<</Type/XRef/W[1 2 1]/Index[3 1]/Size 8/Filter/ASCIIHexDecode/Length 4>>\nstream\nXXXX\nendstream");
        var start = text.Length;
        text.Append("xref\n0 8\n0000000003 65535 f \n");
        for (var i = 1; i < 8; i++)
        {
            text.Append(
                i == 3 ? "0000000000 00001 f \n" : string.Create(CultureInfo.InvariantCulture, $"{places[i]:0000000000} 00000 n \n")
            );
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 8/Root 1 0 R/XRefStm {hidden}>>\nstartxref\n{start}\n%%EOF\n");
        var pdf = Encoding.Latin1.GetBytes(
            text.ToString().Replace("/Filter/ASCIIHexDecode", "                      ", StringComparison.Ordinal)
        );
        row.CopyTo(pdf, Encoding.Latin1.GetString(pdf).IndexOf("XXXX", StringComparison.Ordinal));
        return pdf;

        void Put(int number, string value)
        {
            places[number] = text.Length;
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{value}\nendobj\n");
        }
    }
}
