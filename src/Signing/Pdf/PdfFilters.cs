using System.IO.Compression;

namespace IsoDienTu.Signing.Pdf;

/// <summary>Unpacks the streams a file is built of: cross-references and object streams. Contents of pages are never unpacked here.</summary>
internal static class PdfFilters
{
    /// <summary>The bytes of a stream without its filters.</summary>
    /// <exception cref="PdfRefusedException">A filter that files are not built with, damage, or too much.</exception>
    public static byte[] Unpack(PdfDict dict, ReadOnlyMemory<byte> raw, Func<PdfValue?, PdfValue> resolve, PdfBudget budget)
    {
        var filters = List(resolve(dict["Filter"] ?? dict["F"]), resolve);
        var parameters = List(resolve(dict["DecodeParms"] ?? dict["DP"]), resolve);
        if (filters.Count == 0)
        {
            return raw.ToArray();
        }

        if (filters is not [PdfName { Value: "FlateDecode" or "Fl" }])
        {
            throw new PdfRefusedException(PdfRefusal.Unsupported, "a stream of the file's structure is packed in an unusual way");
        }

        var plain = Inflate(raw, budget);
        return parameters is [PdfDict p] ? Unpredict(plain, p, resolve) : plain;
    }

    private static List<PdfValue> List(PdfValue value, Func<PdfValue?, PdfValue> resolve) =>
        value switch
        {
            PdfNull => [],
            PdfArray array => [.. array.Items.Select(i => resolve(i))],
            _ => [value],
        };

    private static byte[] Inflate(ReadOnlyMemory<byte> raw, PdfBudget budget)
    {
        try
        {
            using var packed = new MemoryStream(raw.ToArray());
            using var stream = new ZLibStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                budget.Spend(read);
                plain.Write(buffer, 0, read);
                if (plain.Length > PdfBudget.MostUnpacked)
                {
                    throw new PdfRefusedException(PdfRefusal.TooComplex, "a stream unpacks to too much");
                }
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new PdfRefusedException(PdfRefusal.Damaged, "a packed stream is damaged");
        }
    }

    /// <summary>Undoes the row predictors of PNG, as cross-reference streams use them.</summary>
    private static byte[] Unpredict(byte[] data, PdfDict parameters, Func<PdfValue?, PdfValue> resolve)
    {
        var predictor = Number("Predictor", 1);
        if (predictor == 1)
        {
            return data;
        }

        var (colours, bits, columns) = (Number("Colors", 1), Number("BitsPerComponent", 8), Number("Columns", 1));
        if (predictor < 10 || colours is < 1 or > 32 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 1_000_000)
        {
            throw new PdfRefusedException(PdfRefusal.Unsupported, "a stream of the file's structure has an unusual predictor");
        }

        var step = (int)Math.Max(1, colours * bits / 8);
        var row = (int)(((colours * bits * columns) + 7) / 8);
        var rows = data.Length / (row + 1);
        var plain = new byte[rows * row];
        for (var r = 0; r < rows; r++)
        {
            PngRows.Undo(
                data[r * (row + 1)],
                data.AsSpan((r * (row + 1)) + 1, row),
                r == 0 ? default : plain.AsSpan((r - 1) * row, row),
                plain.AsSpan(r * row, row),
                step
            );
        }

        return plain;

        long Number(string key, long usual) => resolve(parameters[key]) is PdfInteger n ? n.Value : usual;
    }
}
