using System.Globalization;
using System.Text;

namespace IsoDienTu.Testing;

/// <summary>A PDF file of one page with a line of text, written by hand.</summary>
public static class Paper
{
    /// <summary>Words that stand in the file as they are, for tests that change a byte of them.</summary>
    public const string Words = "To trinh so 12/TTr";

    /// <summary>The file.</summary>
    public static byte[] Plain()
    {
        const string text = $"BT /F1 18 Tf 72 760 Td ({Words}) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1/MediaBox[0 0 595 842]>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>",
            $"<</Length {text.Length}>>\nstream\n{text}\nendstream",
        ];
        var pdf = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 6\n0000000000 65535 f \n{table}");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
