using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Pure.Signing;

/// <summary>Files made to harm end with a clear refusal, within two seconds and 200 MB.</summary>
public sealed class HostileFileTests
{
    private static readonly Dictionary<string, (byte[] Pdf, string Why)> files = Files();

    public static TheoryData<string> Kinds() => [.. files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hostile_file_ends_with_a_refusal_soon(string kind)
    {
        var (pdf, why) = files[kind];
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Assert.Throws<PdfRefusedException>(() =>
            PreparedSignature.Make(pdf, new SignatureWords("x"), null, DateTimeOffset.UnixEpoch, 100, () => null!)
        );

        Assert.Equal(why, PdfVerifier.Code(refused.Why));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{kind}: {watch.Elapsed}");
        Assert.True(
            GC.GetAllocatedBytesForCurrentThread() - before < 600L << 20,
            $"{kind} allocated {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MB"
        );
    }

    [Fact]
    public void Bytes_changed_at_random_never_end_in_anything_but_a_reading_or_a_refusal()
    {
        var random = new Random(20261123);
        byte[][] seeds = [Papers.Plain(2), Papers.Hybrid()];
        for (var i = 0; i < 3000; i++)
        {
            var pdf = seeds[i % 2].ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                pdf[random.Next(pdf.Length)] = (byte)random.Next(256);
            }

            try
            {
                PreparedSignature.Make(pdf, new SignatureWords("x"), null, DateTimeOffset.UnixEpoch, 100, () => null!);
            }
            catch (PdfRefusedException)
            {
                // Said clearly.
            }
        }
    }

    [Fact]
    public void A_picture_that_claims_to_be_huge_or_is_cut_off_is_refused()
    {
        byte[] huge =
        [
            0x89,
            0x50,
            0x4E,
            0x47,
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            0x49,
            0x48,
            0x44,
            0x52,
            0x7F,
            0,
            0,
            0,
            0x7F,
            0,
            0,
            0,
            8,
            6,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ];
        Assert.Throws<InvalidDataException>(() => PngPicture.Read(huge));
        huge[16] = huge[20] = 0;
        huge[19] = huge[23] = 9;
        huge[17] = huge[21] = 0;
        Assert.Throws<InvalidDataException>(() => PngPicture.Read(huge));
    }

    private static Dictionary<string, (byte[] Pdf, string Why)> Files() =>
        new(StringComparer.Ordinal)
        {
            ["nothing"] = ([], "not-pdf"),
            ["text"] = ("xin chào"u8.ToArray(), "not-pdf"),
            ["head only"] = ("%PDF-1.7"u8.ToArray(), "damaged"),
            ["cut off"] = (Papers.Plain()[..^60], "damaged"),
            ["encrypted"] = (Papers.Plain(extra: "/Encrypt 9 0 R"), "encrypted"),
            ["previous is itself"] = (Loop(), "damaged"),
            ["previous far away"] = (Papers.Plain(extra: "/Prev 99999999"), "damaged"),
            ["deep arrays"] = (
                Papers.Table([$"<</Type/Catalog/Pages 2 0 R/X {new string('[', 100_000)}>>", "<</Type/Pages/Kids[]/Count 0>>"]),
                "too-complex"
            ),
            ["page is its own parent"] = (
                Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
                "damaged"
            ),
            ["field is its own parent"] = (FieldLoop(), "damaged"),
            ["object refers to itself"] = (Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "2 0 R"]), "damaged"),
            ["length needs itself"] = (
                Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "<</Length 2 0 R/Type/Pages>>\nstream\nx\nendstream"]),
                "damaged"
            ),
            ["length lies"] = (
                Papers.Table(["<</Type/Catalog/Pages 2 0 R>>", "<</Length 90/Type/Pages>>\nstream\nx\nendstream"]),
                "damaged"
            ),
            ["two entries of one name"] = (
                Papers.Table(["<</Type/Catalog/Pages 2 0 R/Pages 3 0 R>>", "<</Type/Pages>>", "<</Type/Pages>>"]),
                "damaged"
            ),
            ["million pages"] = (ManyPages(), "damaged"),
            ["bomb"] = (Bomb(), "too-complex"),
            ["table of a billion"] = (
                Encoding.Latin1.GetBytes(
                    "%PDF-1.7\nxref\n0 1000000000\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
                ),
                "damaged"
            ),
            ["drawn form"] = (Papers.Plain(catalog: "/AcroForm<</Fields[]/XFA[]>>"), "dynamic-form"),
        };

    private static byte[] Loop()
    {
        var pdf = Encoding.Latin1.GetString(Papers.Plain(extra: "/Prev 0000000000"));
        var start = pdf.LastIndexOf("xref\n0", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(
            pdf.Replace(
                "/Prev 0000000000",
                string.Create(CultureInfo.InvariantCulture, $"/Prev {start:0000000000}"),
                StringComparison.Ordinal
            )
        );
    }

    private static byte[] FieldLoop() =>
        Papers.Table([
            "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>",
            "<</Type/Pages/Kids[4 0 R]/Count 1>>",
            "<</T(a)/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R>>",
        ]);

    private static byte[] ManyPages()
    {
        // Every node of twenty levels names the level below twice: a million leaves out of forty objects.
        var objects = new List<string> { "<</Type/Catalog/Pages 2 0 R>>" };
        for (var level = 2; level < 40; level++)
        {
            objects.Add(string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Kids[{level + 1} 0 R {level + 1} 0 R]/Count 99>>"));
        }

        objects.Add("<</Type/Pages/Kids[]>>");
        return Papers.Table(objects);
    }

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                stream.Write(zeros);
            }
        }

        var head = "%PDF-1.5\n";
        var body = $"1 0 obj\n<</Type/XRef/W[1 4 2]/Size 9/Root 2 0 R/Filter/FlateDecode/Length {packed.Length}>>\nstream\n";
        return
        [
            .. Encoding.Latin1.GetBytes(head + body),
            .. packed.ToArray(),
            .. Encoding.Latin1.GetBytes("\nendstream\nendobj\nstartxref\n9\n%%EOF\n"),
        ];
    }
}
