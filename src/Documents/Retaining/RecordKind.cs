using System.Text.Json.Serialization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Kinds of records that are kept for a term of their own (handbook 3.3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecordKind>))]
internal enum RecordKind
{
    /// <summary>Quy trình, sổ tay và tài liệu khác của hệ thống (bản gốc).</summary>
    SystemDocument,

    /// <summary>Kế hoạch, báo cáo năm của cơ quan.</summary>
    YearlyReport,

    /// <summary>Kế hoạch, báo cáo quý.</summary>
    QuarterlyReport,

    /// <summary>Hồ sơ kiểm tra, đánh giá vụ việc nghiêm trọng.</summary>
    SeriousInspection,

    /// <summary>Hồ sơ kiểm tra, đánh giá thông thường.</summary>
    OrdinaryInspection,

    /// <summary>Hồ sơ thủ tục hành chính thông thường.</summary>
    Dossier,

    /// <summary>Sổ đăng ký văn bản đi.</summary>
    OutgoingBook,

    /// <summary>Sổ đăng ký văn bản đến.</summary>
    IncomingBook,
}

/// <summary>How long something is kept: for good, or for years counted from the end of the year in which the work ended (Luật Lưu trữ 2024).</summary>
/// <param name="Years">Null for good.</param>
internal readonly record struct RetentionTerm(int? Years)
{
    /// <summary>Fewest years that the law knows.</summary>
    public const int Fewest = 2;

    /// <summary>Most years that the law knows.</summary>
    public const int Most = 70;

    /// <summary>Last day on which it is kept; null for good.</summary>
    /// <param name="ended">Day on which the work ended.</param>
    public DateOnly? KeepUntil(DateOnly ended) => Years is { } years ? new DateOnly(ended.Year + years, 12, 31) : null;

    /// <summary>That of a file: the longest of its papers.</summary>
    public static RetentionTerm Longest(IReadOnlyCollection<RetentionTerm> papers) =>
        papers.Any(p => p.Years is null) ? new RetentionTerm(null) : new RetentionTerm(papers.Max(p => p.Years));
}
