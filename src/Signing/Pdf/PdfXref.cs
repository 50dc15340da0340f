namespace IsoDienTu.Signing.Pdf;

/// <summary>How a section of cross-references is written.</summary>
internal enum XrefKind
{
    Table,
    Stream,
}

/// <summary>Where an object stands.</summary>
/// <param name="Kind">0 free, 1 in the file, 2 in an object stream.</param>
/// <param name="Where">Place in the file, or number of the object stream.</param>
/// <param name="Which">Generation, or place in the object stream.</param>
internal readonly record struct XrefEntry(byte Kind, long Where, int Which);

/// <summary>The cross-references of a file: all sections from the newest back to the first, the newest entry of an object counting.</summary>
internal sealed class PdfXref
{
    private const int TailBytes = 2048;
    private readonly ReadOnlyMemory<byte> data;
    private readonly PdfBudget budget;
    private readonly HashSet<long> seen = [];

    private PdfXref(ReadOnlyMemory<byte> data, PdfBudget budget) => (this.data, this.budget) = (data, budget);

    public Dictionary<int, XrefEntry> Entries { get; } = [];

    /// <summary>The newest trailer, whose root and identifier count.</summary>
    public PdfDict Trailer { get; private set; } = PdfDict.Empty;

    /// <summary>How the newest section is written; an added one is written the same way.</summary>
    public XrefKind Kind { get; private set; }

    /// <summary>Where the newest section stands.</summary>
    public long Start { get; private set; }

    /// <summary>How many times the file was written or added to.</summary>
    public int Sections { get; private set; }

    /// <summary>Behind the newest <c>startxref</c> with its number and end mark: nothing but white space should follow.</summary>
    public long End { get; private set; }

    public static PdfXref Read(ReadOnlyMemory<byte> data, PdfBudget budget)
    {
        var xref = new PdfXref(data, budget);
        xref.FindStart();
        long? next = xref.Start;
        while (next is { } at)
        {
            next = xref.Section(at);
        }

        return xref.Trailer["Root"] is PdfRef ? xref : throw Damaged("the trailer names no root");
    }

    private void FindStart()
    {
        var tail = Math.Max(0, data.Length - TailBytes);
        var found = data.Span[tail..].LastIndexOf("startxref"u8);
        if (found < 0)
        {
            throw Damaged("startxref is missing");
        }

        var reader = new PdfReader(data, tail + found + 9, budget);
        Start = reader.Integer();
        var end = data.Span[reader.At..].IndexOf("%%EOF"u8);
        End = end < 0 ? reader.At : reader.At + end + 5;
    }

    private long? Section(long at)
    {
        if (at < 0 || at >= data.Length || !seen.Add(at) || ++Sections > PdfBudget.MostSections)
        {
            throw Damaged($"the chain of cross-references is broken or turns back at {at}");
        }

        var reader = new PdfReader(data, (int)at, budget);
        var isTable = reader.Take("xref"u8);
        var trailer = isTable ? Table(reader) : Stream(reader);
        if (Sections == 1)
        {
            (Trailer, Kind) = (trailer, isTable ? XrefKind.Table : XrefKind.Stream);
        }

        if (trailer["Encrypt"] is not (null or PdfNull))
        {
            throw new PdfRefusedException(PdfRefusal.Encrypted, "the trailer names an encryption");
        }

        // A hybrid file: what old programs see as free stands in a stream of its own, which ranks behind its table.
        if (isTable && trailer["XRefStm"] is PdfInteger hidden)
        {
            if (hidden.Value < 0 || hidden.Value >= data.Length || !seen.Add(hidden.Value))
            {
                throw Damaged("the hidden cross-references are broken");
            }

            Stream(new PdfReader(data, (int)hidden.Value, budget));
        }

        return trailer["Prev"] switch
        {
            null or PdfNull => null,
            PdfInteger previous => previous.Value,
            PdfReal real => (long)real.Value,
            _ => throw Damaged("the way to the earlier cross-references is no number"),
        };
    }

    private PdfDict Table(PdfReader reader)
    {
        while (!reader.Take("trailer"u8))
        {
            var (first, count) = (reader.Integer(), reader.Integer());
            if (first < 0 || count < 0 || count > data.Length / 18 || first + count > int.MaxValue)
            {
                throw Damaged("a part of the cross-references has impossible numbers");
            }

            for (var i = 0; i < count; i++)
            {
                var (where, generation) = (reader.Integer(), reader.Integer());
                var used = reader.Take("n"u8);
                if (!used && !reader.Take("f"u8))
                {
                    throw Damaged("an entry of the cross-references is neither used nor free");
                }

                Add((int)(first + i), new XrefEntry((byte)(used && where > 0 ? 1 : 0), where, (int)Math.Min(generation, 65535)));
            }
        }

        return reader.Value() as PdfDict ?? throw Damaged("the trailer is missing");
    }

    private PdfDict Stream(PdfReader reader)
    {
        var (_, value) = PdfObjects.ReadAt(reader, data, budget, v => v as PdfInteger);
        if (value is not PdfStream { Dict: var dict } stream || dict["Type"] is not PdfName { Value: "XRef" })
        {
            throw Damaged("there are no cross-references where they should be");
        }

        var widths = (dict["W"] as PdfArray)?.Items.Select(Whole).ToArray();
        if (widths is not [>= 0 and <= 8, >= 1 and <= 8, >= 0 and <= 8])
        {
            throw Damaged("the cross-reference stream has impossible widths");
        }

        var bytes = PdfFilters.Unpack(dict, stream.Raw, v => v ?? PdfNull.Value, budget);
        var index = (dict["Index"] as PdfArray)?.Items.Select(Whole).ToArray() ?? [0, Whole(dict["Size"])];
        var (at, row) = (0, (int)widths.Sum());
        for (var part = 0; part + 1 < index.Length; part += 2)
        {
            for (var i = 0L; i < index[part + 1] && at + row <= bytes.Length; i++, at += row)
            {
                var kind = widths[0] == 0 ? 1 : Field(bytes, at, (int)widths[0]);
                var where = Field(bytes, at + (int)widths[0], (int)widths[1]);
                var which = Field(bytes, at + (int)(widths[0] + widths[1]), (int)widths[2]);
                if (kind is 0 or 1 or 2 && index[part] + i is >= 0 and <= int.MaxValue)
                {
                    Add((int)(index[part] + i), new XrefEntry((byte)kind, where, (int)Math.Min(which, int.MaxValue)));
                }
            }
        }

        return dict;
    }

    private void Add(int number, XrefEntry entry)
    {
        Entries.TryAdd(number, entry);
        if (Entries.Count > PdfBudget.MostObjects)
        {
            throw new PdfRefusedException(PdfRefusal.TooComplex, "the file has too many objects");
        }
    }

    private static long Whole(PdfValue? value) => value is PdfInteger n ? n.Value : -1;

    private static long Field(byte[] bytes, int at, int width)
    {
        var value = 0L;
        for (var i = 0; i < width; i++)
        {
            value = (value << 8) | bytes[at + i];
        }

        return value & long.MaxValue;
    }

    private static PdfRefusedException Damaged(string what) => new(PdfRefusal.Damaged, what);
}
