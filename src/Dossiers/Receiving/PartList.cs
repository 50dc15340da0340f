using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>Holds the papers that came against what the procedure asks for.</summary>
internal static class PartList
{
    private const int Most = 999;

    /// <summary>One row a required part, with the numbers that came.</summary>
    /// <exception cref="Kernel.RuleException">A part is unknown, a number is impossible, or a paper that must be there is missing.</exception>
    public static IReadOnlyList<DossierPart> Complete(Offer offer, IReadOnlyList<ReceivedPart> came)
    {
        var parts = Of(offer, came);
        var missing = parts.Where(p => p.IsMissing).ToList();
        return missing.Count == 0
            ? parts
            : throw Flaw.At(
                "dossiers.receive.missing",
                "Thiếu {0} giấy tờ: {1}. Hồ sơ chỉ được tiếp nhận khi đủ thành phần; hãy hướng dẫn người nộp bổ sung một lần cho đủ.",
                "Parts",
                missing.Count,
                string.Join("; ", missing.Select(p => $"{p.No}. {p.Name}"))
            );
    }

    /// <summary>The same without asking for completeness.</summary>
    public static IReadOnlyList<DossierPart> Of(Offer offer, IReadOnlyList<ReceivedPart> came)
    {
        if (came.Any(c => offer.Parts.All(p => p.No != c.No)) || came.DistinctBy(c => c.No).Count() != came.Count)
        {
            throw Flaw.At(
                "dossiers.receive.part",
                "Danh sách giấy tờ không khớp với thành phần hồ sơ của thủ tục {0}. Hãy chọn lại thủ tục.",
                "Parts",
                offer.Code
            );
        }

        if (came.Any(c => c.Originals is < 0 or > Most || c.Copies is < 0 or > Most))
        {
            throw Flaw.At("dossiers.receive.count", "Số bản chính, bản sao từ 0 đến {0}.", "Parts", Most);
        }

        var byNo = came.ToDictionary(c => c.No);
        return
        [
            .. offer.Parts.Select(p => new DossierPart
            {
                No = p.No,
                Name = p.Name,
                Optional = p.Optional,
                WantedOriginals = p.Originals,
                WantedCopies = p.Copies,
                Originals = byNo.GetValueOrDefault(p.No)?.Originals ?? 0,
                Copies = byNo.GetValueOrDefault(p.No)?.Copies ?? 0,
            }),
        ];
    }
}
