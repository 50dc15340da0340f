using System.Formats.Asn1;
using System.Security.Cryptography;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Checking;

/// <summary>Which bytes a signature covers: everything from the first to <see cref="End"/> but the signature itself.</summary>
/// <param name="GapStart">Where the signature's string begins.</param>
/// <param name="GapEnd">Behind it.</param>
/// <param name="End">Behind the last covered byte.</param>
/// <param name="Cms">The signature without its padding.</param>
/// <param name="IsPadded">Whether only zeros follow it in its place; anything else would be hidden content.</param>
internal sealed record SignedRange(int GapStart, int GapEnd, int End, ReadOnlyMemory<byte> Cms, bool IsPadded)
{
    /// <summary>
    /// Reads the range. It must begin at the first byte, and its gap must be exactly the string that the file's objects name as the signature;
    /// otherwise the signed bytes are not those that are shown (signature wrapping). Null when that is not so.
    /// </summary>
    public static SignedRange? Read(PdfFile file, PdfDict signature)
    {
        if (
            file.Array(signature["ByteRange"])?.Items.Select(i => file.Whole(i)).ToArray() is not [0, { } first, { } second, { } rest]
            || signature["Contents"] is not PdfString { IsHex: true } contents
            || first <= 0
            || second <= first
            || rest < 0
            || second > file.Data.Length - rest
            || contents.Start != first
            || contents.End != second
        )
        {
            return null;
        }

        try
        {
            AsnDecoder.ReadEncodedValue(contents.Bytes, AsnEncodingRules.BER, out _, out _, out var length);
            return new SignedRange(
                (int)first,
                (int)second,
                (int)(second + rest),
                contents.Bytes.AsMemory(0, length),
                !contents.Bytes.AsSpan(length).ContainsAnyExcept((byte)0)
            );
        }
        catch (AsnContentException)
        {
            return new SignedRange((int)first, (int)second, (int)(second + rest), ReadOnlyMemory<byte>.Empty, IsPadded: true);
        }
    }

    /// <summary>Digest of what is covered.</summary>
    public byte[] Digest(ReadOnlySpan<byte> file, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(file[..GapStart]);
        hash.AppendData(file[GapEnd..End]);
        return hash.GetHashAndReset();
    }

    /// <summary>What is covered, in one piece.</summary>
    public byte[] Content(ReadOnlySpan<byte> file) => [.. file[..GapStart], .. file[GapEnd..End]];
}
