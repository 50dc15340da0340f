namespace IsoDienTu.Procedures.Drafting;

/// <summary>Says a way in the words of step tables.</summary>
internal static class WayWords
{
    public static string Of(ProcedureCard card, CardWay way)
    {
        var act = way.Kind switch
        {
            WayKind.Supplement => "yêu cầu bổ sung hồ sơ",
            WayKind.Refuse => "từ chối giải quyết",
            WayKind.Repeat => "làm lại bước này",
            WayKind.Rework => "trả lại bước " + Number(card, way.To),
            _ when way.To == CardWay.End => "kết thúc",
            _ => "chuyển bước " + Number(card, way.To),
        };
        return way.Label is { Length: > 0 } label ? $"{label}: {act}" : char.ToUpperInvariant(act[0]) + act[1..];
    }

    private static string Number(ProcedureCard card, string id) => card.Steps.FirstOrDefault(s => s.Id == id)?.Number ?? "?";
}
