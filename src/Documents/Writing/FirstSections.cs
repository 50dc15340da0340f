namespace IsoDienTu.Documents.Writing;

/// <summary>The headings with which a document begins, as offices write them (handbook 1.7 and 1.9); the writer changes them at will.</summary>
internal static class FirstSections
{
    private static readonly string[] OfProcedure =
    [
        "Mục đích",
        "Phạm vi",
        "Tài liệu viện dẫn",
        "Định nghĩa, viết tắt",
        "Nội dung quy trình",
        "Biểu mẫu",
        "Hồ sơ cần lưu",
    ];
    private static readonly string[] OfManual = ["Bối cảnh", "Bên quan tâm", "Phạm vi", "Sơ đồ quá trình", "Vai trò"];

    /// <summary>Kinds that are written as text; a procedure of an administrative procedure is written as its card, together with its forms.</summary>
    public static IReadOnlyList<DocumentKind> Kinds { get; } =
    [
        DocumentKind.Policy,
        DocumentKind.Objectives,
        DocumentKind.Manual,
        DocumentKind.SystemProcedure,
        DocumentKind.InternalProcedure,
        DocumentKind.Instruction,
        DocumentKind.Form,
    ];

    public static DocumentContent Of(DocumentKind kind) =>
        new([
            .. (
                kind switch
                {
                    DocumentKind.SystemProcedure or DocumentKind.InternalProcedure => OfProcedure,
                    DocumentKind.Manual => OfManual,
                    _ => ["Nội dung"],
                }
            ).Select((title, i) => new DocumentSection($"{i + 1}", title, [])),
        ]);
}
