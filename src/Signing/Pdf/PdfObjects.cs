namespace IsoDienTu.Signing.Pdf;

/// <summary>Reads an object where the cross-references say it stands.</summary>
internal static class PdfObjects
{
    /// <summary>Reads <c>n g obj … endobj</c>.</summary>
    /// <param name="length">Resolves the length of a stream, which may stand in another object; null when it cannot be had.</param>
    public static (PdfRef Name, PdfValue Value) ReadAt(
        PdfReader reader,
        ReadOnlyMemory<byte> data,
        PdfBudget budget,
        Func<PdfValue?, PdfInteger?> length
    )
    {
        var (number, generation) = (reader.Integer(), reader.Integer());
        if (!reader.Take("obj"u8) || number is < 0 or > int.MaxValue || generation is < 0 or > 65535)
        {
            throw Damaged(reader, "there is no object where one should be");
        }

        var name = new PdfRef((int)number, (int)generation);
        var value = reader.Value();
        if (value is not PdfDict dict || !reader.Take("stream"u8))
        {
            return reader.Take("endobj"u8) ? (name, value) : throw Damaged(reader, "an object has no end");
        }

        var start = reader.At;
        var bytes = data.Span;
        start +=
            bytes[start..].StartsWith("\r\n"u8) ? 2
            : start < bytes.Length && bytes[start] is (byte)'\n' or (byte)'\r' ? 1
            : 0;
        var end = length(dict["Length"])?.Value is { } said and >= 0 && said <= data.Length - start ? start + said : -1;
        reader.At = (int)Math.Max(end, start);
        if (end < 0 || !reader.Take("endstream"u8))
        {
            // What the length says must be true: programs that search for the end instead may see another stream.
            throw Damaged(reader, "the length of a stream is wrong");
        }

        budget.Spend(64);
        return (name, new PdfStream(dict, data[start..(int)end]));
    }

    private static PdfRefusedException Damaged(PdfReader reader, string what) => new(PdfRefusal.Damaged, $"{what} at {reader.At}");
}
