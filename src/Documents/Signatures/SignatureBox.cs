using IsoDienTu.Signing;

namespace IsoDienTu.Documents.Signatures;

/// <summary>The box of the sign-off table in which the approver's signature belongs. The paper names it, so that it is found wherever the table falls.</summary>
internal static class SignatureBox
{
    /// <summary>Name of the place in the file.</summary>
    public const string Name = "ky-phe-duyet";

    /// <summary>
    /// A seal's measure before its keeper says another: within the range in which seals are made. The picture is shown in true size, so the page asks.
    /// </summary>
    private const double SealMillimetres = 36;

    /// <summary>Height of the boxes, as the style of the paper has it, in millimetres.</summary>
    private const double High = 24;

    /// <summary>Text on A4 between the margins of NĐ 30/2020, less the column of headings (a fifth and its padding), in millimetres.</summary>
    private const double Boxes = ((210 - 30 - 15) * 0.8) - 3.1;

    /// <summary>Half of the box for each of the two when they are shown by lines: the approver above, the agency below.</summary>
    public static SignaturePlace? Half(SignaturePlace? box, SignatureStep step) =>
        box is null ? null
        : step == SignatureStep.Approver ? box with { Height = box.Height / 2 }
        : box with { Y = box.Y + (box.Height / 2), Height = box.Height / 2 };

    /// <summary>The same paper for the agency, which signs after the person.</summary>
    /// <param name="paper">As the person was offered it.</param>
    /// <param name="line">As who it is signed.</param>
    public static PaperToSign ForAgency(PaperToSign paper, string line, IEnumerable<FileSignature> made) =>
        paper with
        {
            As = line,
            Place = paper.Place?.Seal(SealMillimetres),
            LinesPlace = Half(paper.Place, SignatureStep.Agency),
            Signer = null,
            UsedSerials = [.. made.Select(s => s.Serial)],
        };

    /// <summary>The box with a little room around; null in a file that names none.</summary>
    /// <param name="signs">The columns of the table.</param>
    public static SignaturePlace? Find(byte[] pdf, IReadOnlyCollection<SignOff> signs)
    {
        const double mm = SignaturePlace.Millimetre;
        var wide = Boxes / Math.Max(1, signs.Count);
        return NamedPlaces.Find(pdf, Name, wide * mm, High * mm) is { } box
            ? box with
            {
                X = box.X + mm,
                Y = box.Y + mm,
                Width = box.Width - (2 * mm),
                Height = box.Height - (2 * mm),
            }
            : null;
    }
}
