using IsoDienTu.Dossiers.Applicants;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>Rules of the few fields of a reception that belong to nothing else.</summary>
internal static class ReceptionRules
{
    public static string? Request(string? typed)
    {
        var clean = (typed ?? "").Trim();
        return clean.Length switch
        {
            0 => null,
            <= 1000 => clean,
            _ => throw Flaw.At(
                "dossiers.receive.request",
                "Nội dung yêu cầu dài nhất 1.000 ký tự; phần dài hơn ghi trong đơn.",
                "RequestText"
            ),
        };
    }

    public static int Sets(int typed) =>
        typed is >= 1 and <= 20 ? typed : throw Flaw.At("dossiers.receive.sets", "Số lượng bộ hồ sơ từ 1 đến 20.", "Sets");
}
