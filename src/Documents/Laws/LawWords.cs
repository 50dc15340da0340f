using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Documents.Laws;

/// <summary>The office's words for sorts and states of legal texts.</summary>
internal static class LawWords
{
    public static string Of(LegalKind kind) =>
        kind switch
        {
            LegalKind.Law => "Luật, bộ luật",
            LegalKind.Ordinance => "Pháp lệnh",
            LegalKind.Resolution => "Nghị quyết",
            LegalKind.Decree => "Nghị định",
            LegalKind.Circular => "Thông tư",
            LegalKind.JointCircular => "Thông tư liên tịch",
            LegalKind.Decision => "Quyết định",
            LegalKind.Directive => "Chỉ thị",
            LegalKind.Letter => "Công văn",
            LegalKind.Standard => "Tiêu chuẩn, quy chuẩn",
            _ => "Văn bản khác",
        };

    public static string Of(LawState state) =>
        state switch
        {
            LawState.Coming => "Sắp có hiệu lực",
            LawState.InForce => "Còn hiệu lực",
            _ => "Hết hiệu lực",
        };

    public static Tone ToneOf(LawState state) =>
        state switch
        {
            LawState.Coming => Tone.Info,
            LawState.InForce => Tone.Good,
            _ => Tone.Late,
        };

    public static string Of(LegalChangeKind kind) =>
        kind switch
        {
            LegalChangeKind.Replaced => "Được thay thế",
            LegalChangeKind.Amended => "Được sửa đổi, bổ sung",
            _ => "Hết hiệu lực",
        };
}
