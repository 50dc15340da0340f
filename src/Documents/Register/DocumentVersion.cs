using System.Linq.Expressions;
using System.Text.Json;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Register;

internal enum VersionState
{
    Draft,

    /// <summary>Approved, waits until it has been read.</summary>
    Scheduled,
    Issued,
    Withdrawn,
}

/// <summary>One issue of a document, or the draft of the next one.</summary>
internal sealed class DocumentVersion : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public VersionState State { get; set; }

    /// <summary>Lần ban hành; null while it is a draft.</summary>
    public int? Issue { get; set; }
    public string Title { get; set; } = "";
    public string Content { get; set; } = "{}";

    /// <summary>The finished PDF that is the content instead; null when it is written.</summary>
    public Guid? FileId { get; set; }
    public string? SourceName { get; set; }
    public string? SourceSha256 { get; set; }
    public string SignOffs { get; set; } = "[]";
    public string? DecisionNumber { get; set; }
    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>First day that was asked for an issue that had to be read before; null for the others.</summary>
    public DateOnly? WantedFrom { get; set; }

    /// <summary>First day on which it is no longer in force.</summary>
    public DateOnly? EffectiveTo { get; set; }

    /// <summary>Why this issue was made: the content and legal ground of the change (handbook 1.9, revision table).</summary>
    public string? Reason { get; set; }
    public string? EndReason { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }
    public string? IssuedBy { get; set; }
    public string? Qr { get; set; }

    /// <summary>The approval under which the draft rests; null when it is free to be written at.</summary>
    public Guid? ApprovalId { get; set; }

    /// <summary>The line of the minutes by which its content was destroyed; null while it has content.</summary>
    public Guid? DestroyedItem { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>All that lists need. They never carry the contents, which are long.</summary>
    public static Expression<Func<DocumentVersion, DocumentVersion>> WithoutContent { get; } =
        v => new DocumentVersion
        {
            Id = v.Id,
            DocumentId = v.DocumentId,
            State = v.State,
            Issue = v.Issue,
            Title = v.Title,
            EffectiveFrom = v.EffectiveFrom,
            EffectiveTo = v.EffectiveTo,
            Qr = v.Qr,
            FileId = v.FileId,
            ApprovalId = v.ApprovalId,
            DestroyedItem = v.DestroyedItem,
            Version = v.Version,
        };

    public IReadOnlyList<SignOff> SignOffList => JsonSerializer.Deserialize<List<SignOff>>(SignOffs, JsonSerializerOptions.Web) ?? [];

    public IssueState StateOn(DateOnly day) =>
        State switch
        {
            VersionState.Draft => ApprovalId is null ? IssueState.Draft : IssueState.InReview,
            VersionState.Scheduled => IssueState.Scheduled,
            VersionState.Withdrawn when EffectiveTo <= day => IssueState.Withdrawn,
            _ when EffectiveFrom > day => IssueState.Coming,
            _ when EffectiveTo <= day => IssueState.Superseded,
            _ => IssueState.Effective,
        };

    /// <summary>Approves the draft as the next issue.</summary>
    /// <param name="issue">Its number; at least one more than the last.</param>
    /// <param name="waits">Whether it takes effect only when it has been read.</param>
    public void Approve(int issue, IssueOrder order, IWork work, string qr, bool waits)
    {
        if (State != VersionState.Draft)
        {
            throw new RuleException(typeof(Texts), "documents.issue.done", "Bản này đã ban hành; hãy soạn lần ban hành mới để sửa.");
        }

        CheckFree();
        SignOffRules.Check(order);
        State = waits ? VersionState.Scheduled : VersionState.Issued;
        if (FileId is not null)
        {
            // Sections that were begun before there was a file are no part of what is approved.
            Content = DocumentContent.Empty.ToJson();
        }

        Issue = issue;
        SignOffs = JsonSerializer.Serialize(order.SignOffs, JsonSerializerOptions.Web);
        DecisionNumber = order.DecisionNumber;
        (EffectiveFrom, WantedFrom) = waits ? (null, order.EffectiveFrom) : ((DateOnly?)order.EffectiveFrom, (DateOnly?)null);
        Reason = order.Reason;
        IssuedAt = work.Now;
        IssuedBy = work.Actor.Name;
        Qr = qr;
    }

    /// <summary>Gives a scheduled issue its first day; now it is issued, and news to everybody.</summary>
    public void TakeEffect(DateOnly day, DateTimeOffset now) => (State, EffectiveFrom, IssuedAt) = (VersionState.Issued, day, now);

    /// <summary>Takes a scheduled issue back, which then never was in force on any day.</summary>
    public void TakeBack(DateOnly day, string reason) =>
        (State, EffectiveFrom, EffectiveTo, EndReason) = (VersionState.Withdrawn, day, day, reason);

    /// <summary>Refuses to touch a draft that lies before reviewers.</summary>
    public void CheckFree()
    {
        if (ApprovalId is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.draft.in_review",
                "Bản thảo đang trình phê duyệt nên không sửa, bỏ hay ban hành được lúc này. Hãy đợi kết quả, hoặc rút lại rồi sửa."
            );
        }
    }

    /// <summary>Gives way to the next issue on its first day.</summary>
    public void GiveWay(DateOnly firstDayOfNext)
    {
        if (firstDayOfNext <= EffectiveFrom)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.issue.order",
                "Lần ban hành {0} có hiệu lực từ {1:dd/MM/yyyy}; lần mới phải có hiệu lực sau ngày đó.",
                "EffectiveFrom",
                Issue!,
                EffectiveFrom!
            );
        }

        EffectiveTo = firstDayOfNext;
    }

    /// <summary>Takes the issue back from a day on.</summary>
    public void Withdraw(DateOnly day, string reason)
    {
        if (State != VersionState.Issued)
        {
            throw new RuleException(typeof(Texts), "documents.withdraw.state", "Chỉ thu hồi được bản đang có hiệu lực.");
        }

        if (day < EffectiveFrom)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.withdraw.day",
                "Ngày thu hồi phải từ ngày có hiệu lực {0:dd/MM/yyyy} trở đi.",
                "Day",
                EffectiveFrom!
            );
        }

        State = VersionState.Withdrawn;
        EffectiveTo = day;
        EndReason = reason;
    }
}

internal sealed class DocumentVersionMap : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> builder)
    {
        builder.ToTable("version");
        builder.Property(x => x.Content).HasColumnType("jsonb");
        builder.Property(x => x.SignOffs).HasColumnType("jsonb");
        builder.Ignore(x => x.SignOffList);
    }
}
