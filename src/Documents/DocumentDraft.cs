using System.Text.Json.Serialization;

namespace IsoDienTu.Documents;

/// <summary>A draft to be put on the shelf.</summary>
/// <param name="Code">Mã hiệu, unique within the agency.</param>
/// <param name="Content">What it says.</param>
/// <param name="SourceName">Name of the file it was read from, or null.</param>
/// <param name="SourceSha256">Content address of that file.</param>
/// <param name="Forms">Forms it brings along.</param>
public sealed record DocumentDraft(
    string Code,
    string Title,
    DocumentKind Kind,
    DocumentContent Content,
    string? SourceName,
    string? SourceSha256,
    IReadOnlyList<DraftForm> Forms
);

/// <summary>A form of a document; the file may come later.</summary>
public sealed record DraftForm(string Code, string Title, string? FileName = null, string? Sha256 = null, string? MediaType = null);

/// <summary>The three acts of the sign-off table.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignOffAct>))]
public enum SignOffAct
{
    /// <summary>Soạn thảo.</summary>
    Drafted,

    /// <summary>Xem xét.</summary>
    Reviewed,

    /// <summary>Phê duyệt.</summary>
    Approved,
}

/// <summary>One signature of the sign-off table.</summary>
/// <param name="Day">Day of signing.</param>
public sealed record SignOff(SignOffAct Act, string Name, string Post, DateOnly Day);

/// <summary>The order to issue a draft.</summary>
/// <param name="EffectiveFrom">First day in force; not before the day of approval.</param>
/// <param name="Issue">Lần ban hành as printed on an imported document; null takes the next number.</param>
/// <param name="DecisionNumber">Number of the issuing decision, or null.</param>
/// <param name="Reason">What changed and on which legal ground; null for a first issue.</param>
public sealed record IssueOrder(
    IReadOnlyList<SignOff> SignOffs,
    DateOnly EffectiveFrom,
    int? Issue = null,
    string? DecisionNumber = null,
    string? Reason = null
);

/// <summary>What was issued.</summary>
/// <param name="Qr">Token of the QR printed on its sheets.</param>
/// <param name="Waits">True when it takes effect only after its readers have understood it.</param>
public sealed record IssuedVersion(Guid DocumentId, Guid VersionId, int Issue, string Qr, bool Waits = false);
