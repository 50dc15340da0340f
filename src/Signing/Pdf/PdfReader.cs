using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace IsoDienTu.Signing.Pdf;

/// <summary>Reads values of the PDF language from bytes.</summary>
/// <param name="data">The file, or an unpacked object stream.</param>
/// <param name="at">Where to begin.</param>
/// <param name="isFile">False inside an object stream, where places mean nothing to the file.</param>
internal sealed partial class PdfReader(ReadOnlyMemory<byte> data, int at, PdfBudget budget, bool isFile = true)
{
    private const int MostEntries = 500_000;

    /// <summary>Where the next sign is read.</summary>
    public int At { get; set; } = at;

    private ReadOnlySpan<byte> Bytes => data.Span;

    /// <summary>Reads one value.</summary>
    public PdfValue Value(int depth = 0)
    {
        if (depth > PdfBudget.MostDepth)
        {
            throw new PdfRefusedException(PdfRefusal.TooComplex, $"values nested too deep at {At}");
        }

        SkipSpace();
        budget.Spend(1);
        return Peek() switch
        {
            (byte)'/' => new PdfName(Name()),
            (byte)'(' => Literal(),
            (byte)'[' => Array(depth),
            (byte)'<' => Peek(1) == (byte)'<' ? Dict(depth) : Hex(),
            >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'-' or (byte)'.' => NumberOrRef(),
            _ => Word(),
        };
    }

    /// <summary>Skips white space and comments.</summary>
    public void SkipSpace()
    {
        var start = At;
        while (At < Bytes.Length)
        {
            var c = Bytes[At];
            if (c == '%')
            {
                while (At < Bytes.Length && Bytes[At] is not ((byte)'\r' or (byte)'\n'))
                {
                    At++;
                }
            }
            else if (IsSpace(c))
            {
                At++;
            }
            else
            {
                break;
            }
        }

        budget.Spend(At - start);
    }

    /// <summary>Takes a word if it stands next.</summary>
    public bool Take(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!Bytes[At..].StartsWith(word))
        {
            return false;
        }

        var end = At + word.Length;
        if (end < Bytes.Length && !IsSpace(Bytes[end]) && !IsDelimiter(Bytes[end]))
        {
            return false;
        }

        At = end;
        return true;
    }

    /// <summary>A whole number that must stand next.</summary>
    public long Integer()
    {
        SkipSpace();
        if (!Utf8Parser.TryParse(Bytes[At..Math.Min(At + 20, Bytes.Length)], out long value, out var used))
        {
            throw Damaged("a whole number is missing");
        }

        At += used;
        return value;
    }

    public static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(byte c) =>
        c is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private PdfRefusedException Damaged(string what) => new(PdfRefusal.Damaged, $"{what} at {At}");

    private int Peek(int ahead = 0) => At + ahead < Bytes.Length ? Bytes[At + ahead] : -1;

    private PdfValue Word()
    {
        var start = At;
        while (At < Bytes.Length && !IsSpace(Bytes[At]) && !IsDelimiter(Bytes[At]) && At - start < 16)
        {
            At++;
        }

        return Encoding.Latin1.GetString(Bytes[start..At]) switch
        {
            "true" => new PdfBool(true),
            "false" => new PdfBool(false),
            "null" => PdfNull.Value,
            _ => throw Damaged("something that is no value"),
        };
    }

    private PdfValue NumberOrRef()
    {
        var number = Number();
        if (number is not PdfInteger { Value: >= 0 and <= int.MaxValue } first || !IsSpace((byte)Math.Max(Peek(), 0)))
        {
            return number;
        }

        var behind = At;
        SkipSpace();
        if (Peek() is >= '0' and <= '9' && Number() is PdfInteger { Value: >= 0 and <= 65535 } second)
        {
            SkipSpace();
            if (Peek() == 'R' && (Peek(1) < 0 || IsSpace((byte)Peek(1)) || IsDelimiter((byte)Peek(1))))
            {
                At++;
                return new PdfRef((int)first.Value, (int)second.Value);
            }
        }

        At = behind;
        return number;
    }

    private PdfValue Number()
    {
        var start = At;
        while (
            At < Bytes.Length && At - start < 40 && (char.IsAsciiDigit((char)Bytes[At]) || Bytes[At] is (byte)'+' or (byte)'-' or (byte)'.')
        )
        {
            At++;
        }

        var text = Encoding.Latin1.GetString(Bytes[start..At]);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? new PdfInteger(whole)
            : double.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var real
            ) && double.IsFinite(real)
                ? new PdfReal(real)
            : throw Damaged("a number cannot be read");
    }

    private PdfArray Array(int depth)
    {
        At++;
        var items = new List<PdfValue>();
        for (SkipSpace(); Peek() != ']'; SkipSpace())
        {
            items.Add(Value(depth + 1));
            Few(items.Count);
        }

        At++;
        return new PdfArray(items);
    }

    private PdfDict Dict(int depth)
    {
        At += 2;
        var entries = new List<KeyValuePair<string, PdfValue>>();
        for (SkipSpace(); Peek() == '/'; SkipSpace())
        {
            var key = Name();
            entries.Add(new(key, Value(depth + 1)));
            Few(entries.Count);
        }

        if (Peek() != '>' || Peek(1) != '>')
        {
            throw Damaged("a dictionary has no end");
        }

        At += 2;
        // Two entries of one name are read differently by different programs.
        return entries.Select(e => e.Key).Distinct(StringComparer.Ordinal).Count() == entries.Count
            ? new PdfDict(entries)
            : throw Damaged("a dictionary has two entries of one name");
    }

    private static void Few(int count)
    {
        if (count > MostEntries)
        {
            throw new PdfRefusedException(PdfRefusal.TooComplex, "an array or a dictionary has too many entries");
        }
    }

    private byte Next(string missing) => At < Bytes.Length ? Bytes[At++] : throw Damaged(missing);
}
