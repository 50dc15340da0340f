namespace IsoDienTu.Signing;

/// <summary>Where a signature is shown, in points (1/72 inch) of the page as people see it, from its upper left corner.</summary>
/// <param name="Page">Page from 1; -1 is the last.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width, at least 20.</param>
/// <param name="Height">Height, at least 10.</param>
public sealed record SignaturePlace(int Page, double X, double Y, double Width, double Height)
{
    /// <summary>Points in a millimetre.</summary>
    public const double Millimetre = 72 / 25.4;

    /// <summary>
    /// Where an agency's seal of this size goes beside a person's signature: over a third of it, on its left side, at the same height (NĐ 30/2020, annex I).
    /// </summary>
    /// <param name="diameter">Real diameter of the seal in millimetres.</param>
    public SignaturePlace Seal(double diameter)
    {
        var size = diameter * Millimetre;
        return this with { X = X + (Width / 3) - size, Y = Y + ((Height - size) / 2), Width = size, Height = size };
    }
}

/// <summary>
/// How a signature is shown (NĐ 30/2020, annex I): the picture of a person's signature or of the agency's seal, or the lines that say who and when, or both.
/// </summary>
/// <param name="Place">Where.</param>
/// <param name="Picture">PNG with transparent ground; null for none.</param>
/// <param name="HasLines">Whether "Ký bởi", the agency and the time are written, in 10 points upright.</param>
public sealed record SignatureLook(SignaturePlace Place, byte[]? Picture = null, bool HasLines = true);

/// <summary>What is said about a signature besides its certificate.</summary>
/// <param name="SignedBy">Name shown behind "Ký bởi".</param>
/// <param name="Agency">Agency of the signer, or null.</param>
/// <param name="Reason">Why it is signed, or null.</param>
/// <param name="Location">Place where it is signed, or null.</param>
public sealed record SignatureWords(string SignedBy, string? Agency = null, string? Reason = null, string? Location = null);
