using System.Security.Cryptography.X509Certificates;

namespace IsoDienTu.Signing.Checking;

/// <summary>What was found out about the way from a certificate to a root.</summary>
/// <param name="Path">The certificate first, the root last.</param>
/// <param name="IsTrusted">Whether it ends at a configured root and every link holds.</param>
/// <param name="IsBroken">Whether a link is false: a signature or a constraint.</param>
/// <param name="IsInTime">Whether all were valid at the instant asked for.</param>
internal sealed record ChainOfTrust(IReadOnlyList<X509Certificate2> Path, bool IsTrusted, bool IsBroken, bool IsInTime)
{
    private const X509ChainStatusFlags OutOfTime =
        X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested | X509ChainStatusFlags.CtlNotTimeValid;
    private const X509ChainStatusFlags NoRoot = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    /// <summary>Builds the way with the certificates at hand; nothing is fetched and the machine's own roots do not count.</summary>
    public static ChainOfTrust Build(
        X509Certificate2 certificate,
        X509Certificate2Collection others,
        IEnumerable<X509Certificate2> roots,
        DateTimeOffset at
    )
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(others);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.Build(certificate);
        var flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
        var broken = (flags & ~OutOfTime & ~NoRoot) != X509ChainStatusFlags.NoError;
        return new ChainOfTrust(
            [.. chain.ChainElements.Select(e => e.Certificate)],
            !broken && (flags & NoRoot) == X509ChainStatusFlags.NoError,
            broken,
            (flags & OutOfTime) == X509ChainStatusFlags.NoError
        );
    }
}
