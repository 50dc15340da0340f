using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Checking;

/// <summary>Checks every signature of a PDF file. Nothing is written; authorities are asked only about certificates that lead to a configured root.</summary>
internal sealed class PdfVerifier(Revocations revocations)
{
    private const int MostSignatures = 100;

    /// <param name="roots">Certificates at which a chain of trust may end.</param>
    /// <param name="now">The instant of the check.</param>
    public async Task<SignatureReport> CheckAsync(
        ReadOnlyMemory<byte> pdf,
        IReadOnlyList<X509Certificate2> roots,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        try
        {
            var file = PdfFile.Read(pdf);
            var signed = FormFields.Read(file).Signatures.Where(f => f.Value is not null).ToList();
            if (signed.Count > MostSignatures)
            {
                throw new PdfRefusedException(PdfRefusal.TooComplex, "the file has too many signatures");
            }

            var material = LongTermMaterial.Read(file);
            var checks = new List<SignatureCheck>();
            foreach (var field in signed)
            {
                var check = new SignatureInspection(file, field, material, roots, now, revocations);
                checks.Add(await check.RunAsync(ct));
            }

            return new SignatureReport(
                checks.Count == 0 ? CheckResult.Unsigned : checks.Max(c => c.Result),
                sha,
                pdf.Length,
                now,
                null,
                [.. checks.OrderBy(c => c.Covered)]
            );
        }
        catch (PdfRefusedException refused)
        {
            return new SignatureReport(CheckResult.Unreadable, sha, pdf.Length, now, Code(refused.Why), []);
        }
    }

    /// <summary>The stable code of a refusal.</summary>
    public static string Code(PdfRefusal why) =>
        why switch
        {
            PdfRefusal.NotPdf => "not-pdf",
            PdfRefusal.Encrypted => "encrypted",
            PdfRefusal.TooComplex => "too-complex",
            PdfRefusal.Unsupported => "unsupported",
            PdfRefusal.DynamicForm => "dynamic-form",
            PdfRefusal.NoSuchPage => "no-such-page",
            PdfRefusal.Locked => "locked",
            _ => "damaged",
        };
}
