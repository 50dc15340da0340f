using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Approving;

/// <summary>How an approval stands.</summary>
internal enum ApprovalState
{
    /// <summary>Somebody reviews or approves.</summary>
    Open,

    /// <summary>It was approved and issued.</summary>
    Issued,

    /// <summary>It was given back with a reason.</summary>
    Returned,

    /// <summary>Who sent it took it back.</summary>
    Recalled,
}

/// <summary>A draft that was sent for approval.</summary>
internal sealed class Approval : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public Guid InstanceId { get; set; }
    public ApprovalState State { get; set; }
    public Guid SentBy { get; set; }
    public string SentByName { get; set; } = "";
    public string SentByPost { get; set; } = "";
    public DateTimeOffset SentAt { get; set; }

    /// <summary>The first day in force that was asked for; null for the day of approval.</summary>
    public DateOnly? WantedFrom { get; set; }
    public string? DecisionNumber { get; set; }
    public string? Reason { get; set; }

    /// <summary>What the sender tells those who review.</summary>
    public string? Words { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }
    public string? EndReason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public void End(IWork work, ApprovalState state, string? reason) =>
        (State, EndedAt, EndedBy, EndReason) = (state, work.Now, work.Actor.Name, reason);
}

internal sealed class ApprovalMap : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder) => builder.ToTable("approval");
}
