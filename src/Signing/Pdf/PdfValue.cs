namespace IsoDienTu.Signing.Pdf;

/// <summary>A value of the PDF language (ISO 32000-2, 7.3).</summary>
internal abstract record PdfValue;

/// <summary>Nothing; also what a reference to an object that is not there means.</summary>
internal sealed record PdfNull : PdfValue
{
    public static PdfNull Value { get; } = new();
}

/// <summary>True or false.</summary>
internal sealed record PdfBool(bool Value) : PdfValue;

/// <summary>A whole number.</summary>
internal sealed record PdfInteger(long Value) : PdfValue;

/// <summary>A number with a fraction.</summary>
internal sealed record PdfReal(double Value) : PdfValue;

/// <summary>A name without its slash.</summary>
internal sealed record PdfName(string Value) : PdfValue;

/// <summary>A reference to an object.</summary>
internal sealed record PdfRef(int Number, int Generation) : PdfValue;

/// <summary>A string of bytes.</summary>
/// <param name="Bytes">As decoded.</param>
/// <param name="Start">Where its opening sign stands in the file; -1 inside an object stream.</param>
/// <param name="End">Behind its closing sign.</param>
/// <param name="IsHex">Whether it is written in hexadecimal.</param>
internal sealed record PdfString(byte[] Bytes, long Start = -1, long End = -1, bool IsHex = false) : PdfValue
{
    public bool Equals(PdfString? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode() => Bytes.Length;
}

/// <summary>A list.</summary>
internal sealed record PdfArray(IReadOnlyList<PdfValue> Items) : PdfValue
{
    public bool Equals(PdfArray? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Count;
}

/// <summary>A dictionary; entries keep their order.</summary>
internal sealed record PdfDict(IReadOnlyList<KeyValuePair<string, PdfValue>> Entries) : PdfValue
{
    private Dictionary<string, PdfValue>? index;

    public static PdfDict Empty { get; } = new([]);

    /// <summary>The entry as it is written, not resolved; null when there is none.</summary>
    public PdfValue? this[string key] => (index ??= Entries.ToDictionary(StringComparer.Ordinal)).GetValueOrDefault(key);

    public static PdfDict Of(params ReadOnlySpan<(string Key, PdfValue? Value)> entries)
    {
        var list = new List<KeyValuePair<string, PdfValue>>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (value is not null)
            {
                list.Add(new(key, value));
            }
        }

        return new PdfDict(list);
    }

    /// <summary>The same with an entry set, or taken away by null.</summary>
    public PdfDict With(string key, PdfValue? value)
    {
        var list = Entries.Where(e => e.Key != key).ToList();
        if (value is not null)
        {
            list.Add(new(key, value));
        }

        return new PdfDict(list);
    }

    public bool Equals(PdfDict? other) =>
        other is not null && Entries.Count == other.Entries.Count && Entries.All(e => e.Value.Equals(other[e.Key]));

    public override int GetHashCode() => Entries.Count;
}

/// <summary>A stream: its dictionary and the bytes as they stand in the file, still encoded.</summary>
internal sealed record PdfStream(PdfDict Dict, ReadOnlyMemory<byte> Raw) : PdfValue
{
    public bool Equals(PdfStream? other) => other is not null && Dict.Equals(other.Dict) && Raw.Span.SequenceEqual(other.Raw.Span);

    public override int GetHashCode() => Raw.Length;
}

/// <summary>A value whose place in the written file must be known afterwards, because it is filled in when the rest is there.</summary>
internal sealed record PdfHole(string Name, byte[] Text) : PdfValue;
