using System.Globalization;

namespace IsoDienTu.Documents;

/// <summary>What remains of an issue whose content was destroyed when its term of keeping had ended.</summary>
/// <param name="MinutesNumber">Number of the minutes of destruction.</param>
/// <param name="MinutesOn">Their day.</param>
/// <param name="At">When the content was destroyed (UTC).</param>
/// <param name="Sha256">Digest of the content: of its finished file, else of its sections as they were kept.</param>
public sealed record DestroyedIssue(string MinutesNumber, DateOnly MinutesOn, DateTimeOffset At, string Sha256)
{
    /// <summary>The sentence that stands where the content stood; in Vietnamese like the document, whatever language the page is read in.</summary>
    public string Sentence =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Nội dung lần ban hành này đã tiêu hủy theo biên bản số {MinutesNumber} ngày {MinutesOn:dd/MM/yyyy}."
        );

    /// <summary>The same as content, for whoever reads, compares or embeds.</summary>
    internal DocumentContent Content => new([new DocumentSection("", "Đã tiêu hủy", [new ParagraphBlock(Sentence)])]);
}
