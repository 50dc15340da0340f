using System.Text;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing;

/// <summary>Finds places that a PDF file names itself (destinations, ISO 32000-2, 12.3.2.4), such as the box in which a signature belongs.</summary>
public static class NamedPlaces
{
    private const int MostNodes = 1000;

    /// <summary>A box of this size with its upper left corner at the named place.</summary>
    /// <param name="width">In points.</param>
    /// <param name="height">In points.</param>
    /// <returns>Null when the file names no such place, or cannot be read.</returns>
    public static SignaturePlace? Find(ReadOnlyMemory<byte> pdf, string name, double width, double height)
    {
        try
        {
            var file = PdfFile.Read(pdf);
            if (
                Look(file, name) is not { } destination
                || file.Array(file.Dict(destination)?["D"] ?? destination)?.Items
                    is not [PdfRef onto, PdfName { Value: "XYZ" }, var x, var y, ..]
            )
            {
                return null;
            }

            var number = 0;
            foreach (var page in PdfPages.All(file))
            {
                number++;
                if (page.Reference.Number == onto.Number && page.Turn == 0)
                {
                    var left = (file.Number(x) ?? page.Left) - page.Left;
                    var top = page.Bottom + page.Height - (file.Number(y) ?? page.Bottom + page.Height);
                    return new SignaturePlace(number, left, top, width, height);
                }
            }

            return null;
        }
        catch (PdfRefusedException)
        {
            return null;
        }
    }

    private static PdfValue? Look(PdfFile file, string name)
    {
        var waiting = new Stack<PdfValue?>([file.Dict(file.Catalog["Names"])?["Dests"]]);
        for (var seen = 0; waiting.TryPop(out var node) && seen < MostNodes; seen++)
        {
            if (file.Dict(node) is not { } dict)
            {
                continue;
            }

            var pairs = file.Array(dict["Names"])?.Items ?? [];
            for (var i = 0; i + 1 < pairs.Count; i += 2)
            {
                if (file.Resolve(pairs[i]) is PdfString text && Encoding.UTF8.GetString(text.Bytes) == name)
                {
                    return file.Resolve(pairs[i + 1]);
                }
            }

            foreach (var kid in file.Array(dict["Kids"])?.Items ?? [])
            {
                waiting.Push(kid);
            }
        }

        return null;
    }
}
