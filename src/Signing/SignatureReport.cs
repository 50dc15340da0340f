namespace IsoDienTu.Signing;

/// <summary>What a check came to.</summary>
public enum CheckResult
{
    /// <summary>The file has no signature.</summary>
    Unsigned,

    /// <summary>Every signature holds.</summary>
    Valid,

    /// <summary>Nothing speaks against it, but something could not be established.</summary>
    Doubtful,

    /// <summary>Something speaks against it.</summary>
    Invalid,

    /// <summary>The file cannot be read beyond doubt.</summary>
    Unreadable,
}

/// <summary>How a finding weighs.</summary>
public enum FindingWeight
{
    /// <summary>Speaks for the signature.</summary>
    Good,

    /// <summary>Is said for completeness.</summary>
    Note,

    /// <summary>Could not be established.</summary>
    Doubt,

    /// <summary>Speaks against it.</summary>
    Fault,
}

/// <summary>One thing that was found out about a signature.</summary>
/// <param name="Code">Stable code, e.g. <c>content-changed</c>.</param>
/// <param name="Weight">How it weighs.</param>
/// <param name="Args">What fills the places of its sentence.</param>
public sealed record SignatureFinding(string Code, FindingWeight Weight, IReadOnlyList<string> Args);

/// <summary>What was found out about one signature.</summary>
/// <param name="Field">Name of its field in the form.</param>
/// <param name="IsTimeStamp">True for a time-stamp over the whole document, which nobody signs.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="Agency">Organisation in the certificate, or null.</param>
/// <param name="Issuer">Who issued the certificate.</param>
/// <param name="Serial">Its number, hexadecimal.</param>
/// <param name="ValidFrom">First instant of the certificate.</param>
/// <param name="ValidTo">Last instant.</param>
/// <param name="SignedAt">When it was signed by the signer's own word, or null.</param>
/// <param name="StampedAt">When it was signed at the latest, by a trusted time-stamp, or null.</param>
/// <param name="StampedBy">Who stamped it.</param>
/// <param name="Covered">Bytes of the file, from its beginning, that it covers.</param>
/// <param name="Findings">What was found out, faults first.</param>
public sealed record SignatureCheck(
    string Field,
    bool IsTimeStamp,
    CheckResult Result,
    string? Signer,
    string? Agency,
    string? Issuer,
    string? Serial,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidTo,
    DateTimeOffset? SignedAt,
    DateTimeOffset? StampedAt,
    string? StampedBy,
    long Covered,
    IReadOnlyList<SignatureFinding> Findings
);

/// <summary>What was found out about a file.</summary>
/// <param name="Result">What it came to: the worst of its signatures.</param>
/// <param name="Sha256">Digest of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="CheckedAt">When it was checked.</param>
/// <param name="Refusal">Why it could not be read, as a stable code; null when it was.</param>
/// <param name="Signatures">Its signatures in the order in which they were made.</param>
public sealed record SignatureReport(
    CheckResult Result,
    string Sha256,
    long Length,
    DateTimeOffset CheckedAt,
    string? Refusal,
    IReadOnlyList<SignatureCheck> Signatures
);
