using System.Text.Json.Serialization;

namespace IsoDienTu.Documents;

/// <summary>Kinds of controlled documents an agency keeps (handbook 1.7, ISO 9001:2015 clause 7.5).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    /// <summary>Chính sách chất lượng.</summary>
    Policy,

    /// <summary>Mục tiêu chất lượng.</summary>
    Objectives,

    /// <summary>Mô tả hệ thống, sổ tay.</summary>
    Manual,

    /// <summary>Quy trình giải quyết thủ tục hành chính: written as a card together with its diagram, in Procedures.</summary>
    Procedure,

    /// <summary>Biểu mẫu.</summary>
    Form,

    /// <summary>Quy trình hệ thống, such as control of documented information (handbook 1.7).</summary>
    SystemProcedure,

    /// <summary>Quy trình nội bộ that is written as text only.</summary>
    InternalProcedure,

    /// <summary>Hướng dẫn.</summary>
    Instruction,
}

/// <summary>Where one issue of a document stands on a day.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IssueState>))]
public enum IssueState
{
    /// <summary>Being written; nobody is bound by it.</summary>
    Draft,

    /// <summary>Sent for approval; nobody may change it until it is issued, given back or taken back.</summary>
    InReview,

    /// <summary>Approved, waits until it has been read; its first day is not known yet.</summary>
    Scheduled,

    /// <summary>Approved, its first day has not come.</summary>
    Coming,

    /// <summary>In force.</summary>
    Effective,

    /// <summary>Replaced by a later issue.</summary>
    Superseded,

    /// <summary>Taken back without a successor.</summary>
    Withdrawn,
}
