using IsoDienTu.Signing.Looks;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Pades;

/// <summary>What is needed to check signatures after the authorities are gone: certificates and their answers about revocation.</summary>
/// <param name="Certificates">DER.</param>
/// <param name="Lists">Revocation lists, DER.</param>
/// <param name="Answers">OCSP responses, DER.</param>
internal sealed record LongTermMaterial(IReadOnlyList<byte[]> Certificates, IReadOnlyList<byte[]> Lists, IReadOnlyList<byte[]> Answers)
{
    private const int Most = 500;

    public static LongTermMaterial None { get; } = new([], [], []);

    /// <summary>What a file carries (ETSI EN 319 142-1, 5.4.2).</summary>
    public static LongTermMaterial Read(PdfFile file)
    {
        var store = file.Dict(file.Catalog["DSS"]);
        return store is null ? None : new(Streams("Certs"), Streams("CRLs"), Streams("OCSPs"));

        IReadOnlyList<byte[]> Streams(string key) =>
            [.. (file.Array(store[key])?.Items ?? []).Take(Most).Select(i => file.Resolve(i)).OfType<PdfStream>().Select(file.Unpack)];
    }

    /// <summary>The file with this added to what it carries.</summary>
    public byte[] AddTo(ReadOnlyMemory<byte> pdf)
    {
        var file = PdfFile.Read(pdf);
        var present = Read(file);
        var update = new PdfUpdate(file);
        var root = (PdfRef)file.Trailer["Root"]!;
        var store = file.Dict(file.Catalog["DSS"]) ?? PdfDict.Of(("Type", new PdfName("DSS")));
        store = Add("Certs", Certificates, present.Certificates);
        store = Add("CRLs", Lists, present.Lists);
        store = Add("OCSPs", Answers, present.Answers);
        if (file.Catalog["DSS"] is PdfRef own)
        {
            update.Set(own, store);
        }
        else
        {
            update.Set(root, file.Catalog.With("DSS", update.Add(store)));
        }

        return update.Write(out _);

        PdfDict Add(string key, IReadOnlyList<byte[]> wanted, IReadOnlyList<byte[]> there)
        {
            var known = there.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
            var added = wanted
                .Where(w => known.Add(Convert.ToHexString(w)))
                .Select(w => update.Add(LookMaker.Packed(PdfDict.Empty, w)))
                .ToList();
            return added.Count == 0 ? store : store.With(key, new PdfArray([.. file.Array(store[key])?.Items ?? [], .. added]));
        }
    }
}
