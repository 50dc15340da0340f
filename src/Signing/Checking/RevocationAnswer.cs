namespace IsoDienTu.Signing.Checking;

/// <summary>What an authority says about one certificate.</summary>
/// <param name="IsList">True from a revocation list, false from OCSP.</param>
/// <param name="ThisUpdate">As of when.</param>
/// <param name="NextUpdate">Until when it is to be believed; null when nothing is said.</param>
/// <param name="RevokedAt">Since when it is revoked; null when it is not.</param>
/// <param name="Bytes">The list or answer, DER, to be kept in the file.</param>
internal sealed record RevocationAnswer(
    bool IsList,
    DateTimeOffset ThisUpdate,
    DateTimeOffset? NextUpdate,
    DateTimeOffset? RevokedAt,
    byte[] Bytes
)
{
    private static readonly TimeSpan clocks = TimeSpan.FromMinutes(5);

    /// <summary>Whether it says something about that instant, known at this one.</summary>
    public bool Reaches(DateTimeOffset at, DateTimeOffset now) =>
        ThisUpdate <= now + clocks && (NextUpdate is { } next ? next >= at : ThisUpdate >= at - TimeSpan.FromDays(1));
}
