using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Checking;

/// <summary>Looks at one signature: what it covers, whether it holds, who made it when, and what was changed since.</summary>
internal sealed class SignatureInspection(
    PdfFile file,
    SignatureField field,
    LongTermMaterial material,
    IReadOnlyList<X509Certificate2> roots,
    DateTimeOffset now,
    Revocations revocations
)
{
    private readonly Findings findings = new();
    private DateTimeOffset? signedAt;
    private Stamp? stamp;
    private X509Certificate2? signer;

    private sealed record Stamp(DateTimeOffset At, string By);

    public async Task<SignatureCheck> RunAsync(CancellationToken ct)
    {
        var signature = field.Value!;
        var kind = file.Name(signature["SubFilter"]);
        var isStamp = kind == "ETSI.RFC3161";
        signedAt = isStamp ? null : PdfTexts.ReadDate(file.Resolve(signature["M"]));
        var range = SignedRange.Read(file, signature);
        if (range is null)
        {
            findings.Fault("range-wrong");
        }
        else if (kind is not ("ETSI.CAdES.detached" or "adbe.pkcs7.detached" or "ETSI.RFC3161"))
        {
            findings.Doubt("kind-unsupported", PdfTexts.Plain(kind ?? "-", 60));
        }
        else
        {
            if (!range.IsPadded)
            {
                findings.Fault("padding-used");
            }

            await InspectAsync(range, isStamp, ct);
            Coverage(range);
        }

        return new SignatureCheck(
            field.Name,
            isStamp,
            findings.Result,
            signer is null ? null : CertificateNames.Common(signer.SubjectName),
            signer is null ? null : CertificateNames.Organisation(signer.SubjectName),
            signer is null ? null : CertificateNames.Common(signer.IssuerName),
            signer?.SerialNumber,
            CertificateInspection.Instant(signer?.NotBefore),
            CertificateInspection.Instant(signer?.NotAfter),
            signedAt,
            stamp?.At,
            stamp?.By,
            range?.End ?? 0,
            findings.All
        );
    }

    private async Task InspectAsync(SignedRange range, bool isStamp, CancellationToken ct)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            foreach (var raw in material.Certificates)
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(raw));
            }

            if (isStamp)
            {
                await DocumentStampAsync(range, certificates, ct);
            }
            else
            {
                await PersonAsync(range, certificates, ct);
            }
        }
        catch (Exception e) when (e is CryptographicException or System.Formats.Asn1.AsnContentException)
        {
            findings.Fault("signature-unreadable");
        }
    }

    private async Task PersonAsync(SignedRange range, X509Certificate2Collection certificates, CancellationToken ct)
    {
        var cms = new SignedCms(new ContentInfo(range.Content(file.Data.Span)), detached: true);
        cms.Decode(range.Cms.Span);
        certificates.AddRange(cms.Certificates);
        if (cms.SignerInfos.Count != 1)
        {
            findings.Fault("signature-unreadable");
            return;
        }

        var info = cms.SignerInfos[0];
        signer = info.Certificate;
        var holds = Holds(info, range, certificates);
        signer ??= info.Certificate;
        if (signer is null && !findings.HasFault)
        {
            findings.Fault("signature-unreadable");
        }

        if (!holds || signer is null)
        {
            return;
        }

        signedAt ??= info.SignedAttributes.OfTypeOrNull<Pkcs9SigningTime>()?.SigningTime.ToUniversalTime();
        await StampAsync(info, certificates, ct);
        var person = new CertificateInspection(findings, material, roots, now, revocations);
        await person.RunAsync(signer, certificates, signedAt, stamp?.At, ct);
    }

    private bool Holds(SignerInfo info, SignedRange range, X509Certificate2Collection certificates)
    {
        var algorithm = info.DigestAlgorithm.Value switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => default,
        };
        if (algorithm == default)
        {
            findings.Doubt("digest-weak");
            return true;
        }

        var said = info.SignedAttributes.OfTypeOrNull<Pkcs9MessageDigest>()?.MessageDigest;
        if (said is null || !said.AsSpan().SequenceEqual(range.Digest(file.Data.Span, algorithm)))
        {
            findings.Fault("content-changed");
            return false;
        }

        try
        {
            info.CheckSignature(certificates, verifySignatureOnly: true);
        }
        catch (CryptographicException)
        {
            findings.Fault("signature-broken");
            return false;
        }

        if (!CertificateNames.IsNamed(info))
        {
            findings.Fault("certificate-exchanged");
            return false;
        }

        findings.Good("content-whole");
        return true;
    }

    private async Task StampAsync(SignerInfo info, X509Certificate2Collection certificates, CancellationToken ct)
    {
        var values = info.UnsignedAttributes.Cast<CryptographicAttributeObject>().Where(a => a.Oid.Value == Cms.TimeStamp).ToList();
        if (values is not [{ Values: { Count: > 0 } stamps }, ..])
        {
            findings.Note("stamp-none");
            return;
        }

        if (
            !Rfc3161TimestampToken.TryDecode(stamps[0].RawData, out var token, out _)
            || !token.VerifySignatureForSignerInfo(info, out var authority, certificates)
        )
        {
            findings.Fault("stamp-broken");
            return;
        }

        await TrustStampAsync(token, authority, certificates, ct);
    }

    private async Task DocumentStampAsync(SignedRange range, X509Certificate2Collection certificates, CancellationToken ct)
    {
        if (!Rfc3161TimestampToken.TryDecode(range.Cms, out var token, out _))
        {
            findings.Fault("signature-unreadable");
        }
        else if (!token.VerifySignatureForData(range.Content(file.Data.Span), out var authority, certificates))
        {
            findings.Fault("content-changed");
        }
        else
        {
            signer = authority;
            findings.Good("content-whole");
            await TrustStampAsync(token, authority, certificates, ct);
        }
    }

    /// <summary>A time-stamp counts only when its authority leads to a configured root and was not revoked.</summary>
    private async Task TrustStampAsync(
        Rfc3161TimestampToken token,
        X509Certificate2? authority,
        X509Certificate2Collection certificates,
        CancellationToken ct
    )
    {
        certificates.AddRange(token.AsSignedCms().Certificates);
        var at = token.TokenInfo.Timestamp;
        var by = authority is null ? "-" : CertificateNames.Common(authority.SubjectName);
        if (authority is null || at > now.AddMinutes(5))
        {
            findings.Fault("stamp-broken");
            return;
        }

        var chain = ChainOfTrust.Build(authority, certificates, roots, at);
        if (!chain.IsTrusted || !chain.IsInTime)
        {
            findings.Doubt("stamp-untrusted", by);
            return;
        }

        var answer = chain.Path.Count < 2 ? null : await revocations.FindAsync(authority, chain.Path[1], at, now, material, ct);
        if (answer?.RevokedAt is { } revoked && revoked <= at)
        {
            findings.Fault("stamp-revoked", by, Findings.Time(revoked));
            return;
        }

        stamp = new Stamp(at, by);
        findings.Good("stamped", Findings.Time(at), by);
    }

    private void Coverage(SignedRange range)
    {
        if (range.End == file.Data.Length)
        {
            findings.Good("covers-all");
        }
        else if (LaterChanges.Find(file, range.End) is { } change)
        {
            findings.Fault("changed-after", (file.Data.Length - range.End).ToString("N0", CultureInfo.GetCultureInfo("vi-VN")), change);
        }
        else
        {
            findings.Good("covers-state");
        }
    }
}
