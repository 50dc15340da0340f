using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Pades;

namespace IsoDienTu.Signing.Checking;

/// <summary>Looks at the certificate of a signer: whether it may sign, was in time, leads to a trusted root and was not revoked.</summary>
internal sealed class CertificateInspection(
    Findings findings,
    LongTermMaterial material,
    IReadOnlyList<X509Certificate2> roots,
    DateTimeOffset now,
    Revocations revocations
)
{
    /// <summary>An instant as certificates tell it, in UTC.</summary>
    public static DateTimeOffset? Instant(DateTime? local) => local is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null;

    /// <param name="signedAt">When it was signed by the signer's own word.</param>
    /// <param name="stamped">When it was signed at the latest, by a trusted time-stamp.</param>
    public async Task RunAsync(
        X509Certificate2 certificate,
        X509Certificate2Collection others,
        DateTimeOffset? signedAt,
        DateTimeOffset? stamped,
        CancellationToken ct
    )
    {
        var at = stamped ?? now;
        if (CertificateNames.IsTrial(certificate))
        {
            findings.Note("certificate-trial");
        }

        if (!CertificateNames.MaySign(certificate))
        {
            findings.Fault("certificate-usage");
        }

        Validity(certificate, signedAt, stamped, at);
        var chain = ChainOfTrust.Build(certificate, others, roots, at);
        if (chain.IsBroken)
        {
            findings.Fault("chain-broken");
        }
        else if (!chain.IsTrusted)
        {
            findings.Doubt("chain-untrusted", CertificateNames.Common(chain.Path[^1].IssuerName));
        }
        else
        {
            findings.Good("chain-trusted", CertificateNames.Common(chain.Path[^1].SubjectName));
            if (!chain.IsInTime && Instant(certificate.NotAfter) >= at && Instant(certificate.NotBefore) <= at)
            {
                findings.Doubt("chain-expired");
            }

            for (var i = 0; i + 1 < chain.Path.Count; i++)
            {
                await RevocationAsync(chain.Path[i], chain.Path[i + 1], at, stamped is not null, ct);
            }
        }
    }

    private void Validity(X509Certificate2 certificate, DateTimeOffset? signedAt, DateTimeOffset? stamped, DateTimeOffset at)
    {
        var (from, to) = (Instant(certificate.NotBefore)!.Value, Instant(certificate.NotAfter)!.Value);
        if (at < from)
        {
            findings.Fault("certificate-early", Findings.Time(from));
        }
        else if (at > to && (stamped is not null || signedAt > to))
        {
            findings.Fault("certificate-late", Findings.Time(to));
        }
        else if (at > to)
        {
            findings.Doubt("certificate-expired", Findings.Time(to));
        }
        else
        {
            findings.Good("certificate-in-time", Findings.Time(at));
        }
    }

    private async Task RevocationAsync(
        X509Certificate2 certificate,
        X509Certificate2 issuer,
        DateTimeOffset at,
        bool isStamped,
        CancellationToken ct
    )
    {
        var name = CertificateNames.Common(certificate.SubjectName);
        switch (await revocations.FindAsync(certificate, issuer, at, now, material, ct))
        {
            case null:
                findings.Doubt("revocation-unknown", name);
                break;
            case { RevokedAt: { } revoked } when isStamped && revoked > at:
                findings.Note("revoked-later", name, Findings.Time(revoked));
                break;
            case { RevokedAt: { } revoked }:
                findings.Fault("revoked", name, Findings.Time(revoked));
                break;
            case var answer:
                findings.Good(answer.IsList ? "not-revoked-list" : "not-revoked-answer", name, Findings.Time(answer.ThisUpdate));
                break;
        }
    }
}
