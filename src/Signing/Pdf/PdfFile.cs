namespace IsoDienTu.Signing.Pdf;

/// <summary>
/// A PDF file as its cross-references describe it (ISO 32000-2, 7.5): tables, streams, both at once, and every earlier state it was added to.
/// Objects are read when they are asked for. A damaged file is refused, not repaired; work and memory are bounded by <see cref="PdfBudget"/>.
/// </summary>
internal sealed class PdfFile
{
    private readonly Dictionary<int, PdfValue> known = [];
    private readonly Dictionary<int, IReadOnlyList<(int Number, PdfValue Value)>> packs = [];
    private readonly HashSet<int> reading = [];
    private readonly PdfBudget budget;
    private readonly PdfXref xref;

    private PdfFile(ReadOnlyMemory<byte> data, PdfXref xref, PdfBudget budget) => (Data, this.xref, this.budget) = (data, xref, budget);

    public ReadOnlyMemory<byte> Data { get; }

    public PdfDict Trailer => xref.Trailer;

    /// <summary>How the newest cross-references are written.</summary>
    public XrefKind Kind => xref.Kind;

    /// <summary>Where the newest cross-references stand.</summary>
    public long XrefStart => xref.Start;

    /// <summary>Behind the end mark of the newest state.</summary>
    public long End => xref.End;

    /// <summary>How many states the file has been in.</summary>
    public int Sections => xref.Sections;

    public IReadOnlyDictionary<int, XrefEntry> Entries => xref.Entries;

    /// <summary>The root of all objects.</summary>
    public PdfDict Catalog => Dict(Trailer["Root"]) ?? throw new PdfRefusedException(PdfRefusal.Damaged, "the root is no dictionary");

    /// <exception cref="PdfRefusedException">It is no PDF, damaged, encrypted or asks for too much work.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> data)
    {
        if (data.Span[..Math.Min(1024, data.Length)].IndexOf("%PDF-"u8) < 0)
        {
            throw new PdfRefusedException(PdfRefusal.NotPdf, "the file does not begin as a PDF");
        }

        var budget = new PdfBudget(data.Length);
        var file = new PdfFile(data, PdfXref.Read(data, budget), budget);
        return file.Dict(file.Catalog["Pages"]) is null ? throw new PdfRefusedException(PdfRefusal.Damaged, "the file has no pages") : file;
    }

    /// <summary>What a value means: itself, or the object it refers to, followed to the end.</summary>
    public PdfValue Resolve(PdfValue? value)
    {
        for (var steps = 0; value is PdfRef reference; steps++)
        {
            if (steps > 16)
            {
                throw new PdfRefusedException(PdfRefusal.Damaged, "references lead in a circle");
            }

            value = Object(reference.Number);
        }

        return value ?? PdfNull.Value;
    }

    public PdfDict? Dict(PdfValue? value) =>
        Resolve(value) switch
        {
            PdfDict dict => dict,
            PdfStream stream => stream.Dict,
            _ => null,
        };

    public PdfArray? Array(PdfValue? value) => Resolve(value) as PdfArray;

    public string? Name(PdfValue? value) => (Resolve(value) as PdfName)?.Value;

    public long? Whole(PdfValue? value) => Resolve(value) is PdfInteger n ? n.Value : null;

    public double? Number(PdfValue? value) =>
        Resolve(value) switch
        {
            PdfInteger n => n.Value,
            PdfReal r => r.Value,
            _ => null,
        };

    /// <summary>The object of a number; null value when it is free or unknown.</summary>
    public PdfValue Object(int number)
    {
        if (known.TryGetValue(number, out var value))
        {
            return value;
        }

        if (!xref.Entries.TryGetValue(number, out var entry) || entry.Kind == 0)
        {
            return PdfNull.Value;
        }

        if (!reading.Add(number))
        {
            throw new PdfRefusedException(PdfRefusal.Damaged, $"object {number} needs itself to be read");
        }

        try
        {
            return known[number] = entry.Kind == 1 ? Plain(number, entry) : Packed(number, entry);
        }
        finally
        {
            reading.Remove(number);
        }
    }

    /// <summary>A stream without its filters.</summary>
    public byte[] Unpack(PdfStream stream) => PdfFilters.Unpack(stream.Dict, stream.Raw, Resolve, budget);

    /// <summary>Takes from the work this file may cause.</summary>
    public void Spend(long bytes) => budget.Spend(bytes);

    private PdfValue Plain(int number, XrefEntry entry)
    {
        if (entry.Where >= Data.Length)
        {
            throw new PdfRefusedException(PdfRefusal.Damaged, $"object {number} lies beyond the end");
        }

        var (name, value) = PdfObjects.ReadAt(new PdfReader(Data, (int)entry.Where, budget), Data, budget, v => Resolve(v) as PdfInteger);
        return name.Number == number
            ? value
            : throw new PdfRefusedException(PdfRefusal.Damaged, $"object {name.Number} stands where {number} should");
    }

    private PdfValue Packed(int number, XrefEntry entry)
    {
        var pack = Pack((int)Math.Min(entry.Where, int.MaxValue));
        return entry.Which < pack.Count && pack[entry.Which].Number == number
            ? pack[entry.Which].Value
            : throw new PdfRefusedException(PdfRefusal.Damaged, $"object {number} is not in its stream");
    }

    private IReadOnlyList<(int Number, PdfValue Value)> Pack(int number)
    {
        if (packs.TryGetValue(number, out var pack))
        {
            return pack;
        }

        if (
            !xref.Entries.TryGetValue(number, out var entry)
            || entry.Kind != 1
            || Object(number) is not PdfStream stream
            || Name(stream.Dict["Type"]) != "ObjStm"
            || Whole(stream.Dict["N"]) is not (>= 0 and <= PdfBudget.MostObjects and var count)
            || Whole(stream.Dict["First"]) is not (>= 0 and var first)
        )
        {
            throw new PdfRefusedException(PdfRefusal.Damaged, $"object stream {number} is not one");
        }

        var plain = Unpack(stream);
        var head = new PdfReader(plain, 0, budget, isFile: false);
        var places = new List<(int Number, long At)>();
        for (var i = 0; i < count; i++)
        {
            places.Add(((int)Math.Min(head.Integer(), int.MaxValue), first + head.Integer()));
        }

        return packs[number] = [
            .. places.Select(p =>
                p.At >= 0 && p.At < plain.Length
                    ? (p.Number, new PdfReader(plain, (int)p.At, budget, isFile: false).Value())
                    : throw new PdfRefusedException(PdfRefusal.Damaged, $"object stream {number} is too short")
            ),
        ];
    }
}
