using System.Globalization;
using System.Security.Cryptography;

namespace IsoDienTu.Signing.Pdf;

/// <summary>
/// Adds to a file without touching a byte of what is there (ISO 32000-2, 7.5.6): new and changed objects, then cross-references of the file's own
/// kind that lead back to the earlier ones. Signatures in the file stay whole.
/// </summary>
internal sealed class PdfUpdate(PdfFile file)
{
    private readonly SortedDictionary<int, (int Generation, PdfValue Value)> objects = [];
    private int next = Size(file);

    /// <summary>Adds an object.</summary>
    public PdfRef Add(PdfValue value)
    {
        var reference = new PdfRef(next++, 0);
        objects[reference.Number] = (0, value);
        return reference;
    }

    /// <summary>Changes an object.</summary>
    public void Set(PdfRef reference, PdfValue value) => objects[reference.Number] = (reference.Generation, value);

    /// <summary>What a value means with the changes made so far.</summary>
    public PdfValue Resolve(PdfValue? value) =>
        value is PdfRef reference && objects.TryGetValue(reference.Number, out var changed) ? changed.Value : file.Resolve(value);

    /// <summary>Writes the file with what was added.</summary>
    /// <param name="holes">Where the holes came to stand, by name.</param>
    public byte[] Write(out IReadOnlyDictionary<string, long> holes)
    {
        using var output = new MemoryStream(file.Data.Length + 65536);
        output.Write(file.Data.Span);
        if (file.Data.Length > 0 && file.Data.Span[^1] is not ((byte)'\n' or (byte)'\r'))
        {
            output.WriteByte((byte)'\n');
        }

        var writer = new PdfWriter(output);
        var places = new SortedDictionary<int, (long At, int Generation)>();
        foreach (var (number, (generation, value)) in objects)
        {
            places[number] = (output.Position, generation);
            writer.Text(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
            writer.Value(value);
            writer.Text("\nendobj\n");
        }

        var start = output.Position;
        if (file.Kind == XrefKind.Table)
        {
            Table(writer, places, Trailer(next));
        }
        else
        {
            places[next] = (start, 0);
            Stream(writer, places, Trailer(next + 1));
        }

        writer.Text(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
        holes = writer.Holes;
        return output.ToArray();
    }

    private static int Size(PdfFile file)
    {
        var known = file.Entries.Count == 0 ? 0 : file.Entries.Keys.Max() + 1L;
        var said = file.Whole(file.Trailer["Size"]) ?? 0;
        return Math.Max(known, said) < int.MaxValue - 100_000
            ? (int)Math.Max(known, said)
            : throw new PdfRefusedException(PdfRefusal.TooComplex, "object numbers are used up");
    }

    private PdfDict Trailer(int size)
    {
        // The first half of the identifier names the document for ever, the second this state of it.
        var old = file.Array(file.Trailer["ID"])?.Items is [PdfString first, ..] ? first : null;
        var now = new PdfString(RandomNumberGenerator.GetBytes(16), IsHex: true);
        return PdfDict.Of(
            ("Size", new PdfInteger(size)),
            ("Prev", new PdfInteger(file.XrefStart)),
            ("Root", file.Trailer["Root"]),
            ("Info", file.Trailer["Info"] as PdfRef),
            ("ID", new PdfArray([old ?? now, now]))
        );
    }

    private static void Table(PdfWriter writer, SortedDictionary<int, (long At, int Generation)> places, PdfDict trailer)
    {
        writer.Text("xref\n");
        foreach (var run in Runs(places.Keys))
        {
            writer.Text(string.Create(CultureInfo.InvariantCulture, $"{run[0]} {run.Count}\n"));
            foreach (var number in run)
            {
                var (at, generation) = places[number];
                writer.Text(string.Create(CultureInfo.InvariantCulture, $"{at:0000000000} {generation:00000} n\r\n"));
            }
        }

        writer.Text("trailer\n");
        writer.Value(trailer);
        writer.Text("\n");
    }

    private void Stream(PdfWriter writer, SortedDictionary<int, (long At, int Generation)> places, PdfDict trailer)
    {
        using var rows = new MemoryStream();
        var index = new List<PdfValue>();
        foreach (var run in Runs(places.Keys))
        {
            index.AddRange([new PdfInteger(run[0]), new PdfInteger(run.Count)]);
            foreach (var number in run)
            {
                var (at, generation) = places[number];
                rows.Write([1, (byte)(at >> 24), (byte)(at >> 16), (byte)(at >> 8), (byte)at, (byte)(generation >> 8), (byte)generation]);
            }
        }

        var dict = new PdfDict([
            new("Type", new PdfName("XRef")),
            new("W", new PdfArray([new PdfInteger(1), new PdfInteger(4), new PdfInteger(2)])),
            new("Index", new PdfArray(index)),
            .. trailer.Entries,
        ]);
        writer.Text(string.Create(CultureInfo.InvariantCulture, $"{next} 0 obj\n"));
        writer.Value(new PdfStream(dict, rows.ToArray()));
        writer.Text("\nendobj\n");
    }

    private static List<List<int>> Runs(IEnumerable<int> numbers)
    {
        var runs = new List<List<int>>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && runs[^1][^1] == number - 1)
            {
                runs[^1].Add(number);
            }
            else
            {
                runs.Add([number]);
            }
        }

        return runs;
    }
}
