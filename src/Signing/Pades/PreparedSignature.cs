using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Pades;

/// <summary>A file with a place for one signature that is not there yet: the first half of signing, which needs no key.</summary>
/// <param name="Pdf">The file; the place of the signature holds zeros.</param>
/// <param name="At">Where the place begins, at its opening sign.</param>
/// <param name="Room">Bytes of a signature that fit.</param>
/// <param name="Digest">SHA-256 of everything but the place.</param>
internal sealed record PreparedSignature(byte[] Pdf, long At, int Room, byte[] Digest)
{
    private const int RangeDigits = 10;

    /// <summary>Adds the field, its visible form and the empty place to a file; what is there stays as it is.</summary>
    /// <param name="room">Bytes to keep free for the signature.</param>
    /// <param name="font">Gives the font when letters are written.</param>
    /// <exception cref="PdfRefusedException">The file cannot be read, or an earlier signature forbids further ones.</exception>
    public static PreparedSignature Make(
        ReadOnlyMemory<byte> pdf,
        SignatureWords words,
        SignatureLook? look,
        DateTimeOffset now,
        int room,
        Func<TrueTypeFont> font
    )
    {
        var file = PdfFile.Read(pdf);
        var form = FormFields.Read(file);
        form.RefuseLocked();
        var update = new PdfUpdate(file);
        var page = PdfPages.Find(file, look?.Place.Page ?? 1);
        var signature = update.Add(
            PdfDict.Of(
                ("Type", new PdfName("Sig")),
                ("Filter", new PdfName("Adobe.PPKLite")),
                ("SubFilter", new PdfName("ETSI.CAdES.detached")),
                ("ByteRange", new PdfHole("range", Encoding.ASCII.GetBytes(Range(0, 0, 0)))),
                ("Contents", new PdfHole("contents", Encoding.ASCII.GetBytes("<" + new string('0', room * 2) + ">"))),
                ("Name", PdfTexts.Write(words.SignedBy)),
                ("Reason", words.Reason is { } reason ? PdfTexts.Write(reason) : null),
                ("Location", words.Location is { } location ? PdfTexts.Write(location) : null),
                ("M", PdfTexts.Date(now))
            )
        );
        var field = update.Add(
            PdfDict.Of(
                ("Type", new PdfName("Annot")),
                ("Subtype", new PdfName("Widget")),
                ("FT", new PdfName("Sig")),
                ("T", PdfTexts.Write(form.FreeName())),
                ("V", signature),
                ("F", new PdfInteger(132)),
                ("P", page.Reference),
                ("Rect", Rectangle(page, look?.Place)),
                ("AP", look is null ? null : PdfDict.Of(("N", LookMaker.Make(update, look, Lines(words, now), font, page.Turn))))
            )
        );
        form.Add(update, field);
        AddAnnotation(file, update, page, field);
        return Fill(update.Write(out var holes), holes["range"], holes["contents"], room);
    }

    /// <summary>The signed file.</summary>
    /// <exception cref="InvalidOperationException">The signature does not fit.</exception>
    public byte[] Embed(byte[] cms)
    {
        if (cms.Length > Room)
        {
            throw new InvalidOperationException($"The signature has {cms.Length} bytes and {Room} were kept free");
        }

        var signed = Pdf.AsSpan().ToArray();
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(cms)).CopyTo(signed, At + 1);
        return signed;
    }

    /// <summary>The lines of a signature as they are shown.</summary>
    public static IReadOnlyList<string> Lines(SignatureWords words, DateTimeOffset now) =>
        [
            $"Ký bởi: {words.SignedBy}",
            .. words.Agency is { Length: > 0 } agency && agency != words.SignedBy ? [$"Cơ quan: {agency}"] : Array.Empty<string>(),
            now.ToOffset(TimeSpan.FromHours(7)).ToString("'Thời gian ký: 'dd/MM/yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture),
        ];

    private static PreparedSignature Fill(byte[] pdf, long range, long contents, int room)
    {
        var after = contents + 2 + (2L * room);
        Encoding.ASCII.GetBytes(Range(contents, after, pdf.Length - after)).CopyTo(pdf, range);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(pdf.AsSpan(0, (int)contents));
        hash.AppendData(pdf.AsSpan((int)after));
        return new PreparedSignature(pdf, contents, room, hash.GetHashAndReset());
    }

    private static string Range(long before, long after, long rest)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"[0 {before} {after} {rest}]");
        return text.PadRight(4 + (3 * (RangeDigits + 1)));
    }

    private static void AddAnnotation(PdfFile file, PdfUpdate update, PdfPage page, PdfRef field)
    {
        var present = page.Dict["Annots"];
        var more = new PdfArray([.. file.Array(present)?.Items ?? [], field]);
        if (present is PdfRef list && file.Array(list) is not null)
        {
            update.Set(list, more);
        }
        else
        {
            update.Set(page.Reference, page.Dict.With("Annots", more));
        }
    }

    /// <summary>The rectangle in the page's own points, from a place on the page as it is shown; an invisible signature has none.</summary>
    private static PdfArray Rectangle(PdfPage page, SignaturePlace? place)
    {
        if (place is null)
        {
            return new PdfArray([.. Enumerable.Repeat(new PdfInteger(0), 4)]);
        }

        var (x1, y1, x2, y2) = (place.X, place.Y, place.X + place.Width, place.Y + place.Height);
        var (a, b) = (Point(page, x1, y1), Point(page, x2, y2));
        return new PdfArray([
            new PdfReal(Math.Round(Math.Min(a.X, b.X), 3)),
            new PdfReal(Math.Round(Math.Min(a.Y, b.Y), 3)),
            new PdfReal(Math.Round(Math.Max(a.X, b.X), 3)),
            new PdfReal(Math.Round(Math.Max(a.Y, b.Y), 3)),
        ]);
    }

    private static (double X, double Y) Point(PdfPage page, double x, double y) =>
        page.Turn switch
        {
            90 => (page.Left + y, page.Bottom + x),
            180 => (page.Left + page.Width - x, page.Bottom + y),
            270 => (page.Left + page.Width - y, page.Bottom + page.Height - x),
            _ => (page.Left + x, page.Bottom + page.Height - y),
        };
}
