using System.Text.Json.Serialization;

namespace IsoDienTu.Documents.Laws;

/// <summary>What sort of text it is (Luật Ban hành văn bản quy phạm pháp luật; NĐ 30/2020 for the others).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalKind>))]
internal enum LegalKind
{
    /// <summary>Luật, bộ luật.</summary>
    Law,

    /// <summary>Pháp lệnh.</summary>
    Ordinance,

    /// <summary>Nghị quyết.</summary>
    Resolution,

    /// <summary>Nghị định.</summary>
    Decree,

    /// <summary>Thông tư.</summary>
    Circular,

    /// <summary>Thông tư liên tịch.</summary>
    JointCircular,

    /// <summary>Quyết định.</summary>
    Decision,

    /// <summary>Chỉ thị.</summary>
    Directive,

    /// <summary>Công văn.</summary>
    Letter,

    /// <summary>Tiêu chuẩn, quy chuẩn quốc gia.</summary>
    Standard,

    /// <summary>Anything else that is kept as an external document.</summary>
    Other,
}
