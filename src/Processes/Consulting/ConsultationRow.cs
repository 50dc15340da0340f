using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Opinions asked for at a step, for reading; commands write by statements of their own.</summary>
internal sealed class ConsultationRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid InstanceId { get; set; }
    public Guid TaskId { get; set; }
    public string ElementId { get; set; } = "";
    public string Question { get; set; } = "";

    /// <summary>Names of the papers that those asked should know; the papers themselves stay where they are.</summary>
    public string[] Papers { get; set; } = [];
    public ConsultRule Rule { get; set; }

    /// <summary>0 for a rule without one.</summary>
    public int Quorum { get; set; }
    public Silence Silence { get; set; }

    /// <summary>It stopped the clock of the work.</summary>
    public bool Paused { get; set; }
    public DateTimeOffset AskedAt { get; set; }
    public Guid AskedBy { get; set; }
    public string AskedByName { get; set; } = "";
    public string AskedByPost { get; set; } = "";
    public VerdictKind Verdict { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Why it was taken back; null otherwise.</summary>
    public string? ClosedReason { get; set; }
}

internal sealed class ConsultationRowMap : IEntityTypeConfiguration<ConsultationRow>
{
    public void Configure(EntityTypeBuilder<ConsultationRow> builder) => builder.ToTable("consultation");
}

/// <summary>One of those asked, as the asker knows it.</summary>
internal sealed class PartRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid ConsultationId { get; set; }
    public int Place { get; set; }
    public int ToAgency { get; set; }
    public string ToCode { get; set; } = "";
    public string ToName { get; set; } = "";

    /// <summary>A colleague who co-ordinates; null for an agency.</summary>
    public Guid? ToPerson { get; set; }
    public string? ToPost { get; set; }
    public string Term { get; set; } = "";
    public DateTimeOffset DueAt { get; set; }

    /// <summary>The instance over there.</summary>
    public Guid Called { get; set; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public Stance? Stance { get; set; }
    public string? Opinion { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? AnsweredBy { get; set; }
    public string? AnsweredPost { get; set; }

    /// <summary>When the product noted that the term had passed without an answer.</summary>
    public DateTimeOffset? SilentAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }

    public bool IsLate => AnsweredAt > DueAt;

    /// <summary>
    /// As the verdict sees it. Until the product has made sure that no answer of before the due instant is on its way, the term counts as running.
    /// </summary>
    public Voice Voice =>
        new(Id, AnsweredAt is null && SilentAt is null ? DateTimeOffset.MaxValue : DueAt, Stance, AnsweredAt, WithdrawnAt is not null);

    /// <summary>Neither answered, nor silent, nor taken back.</summary>
    public bool IsAwaited => AnsweredAt is null && SilentAt is null && WithdrawnAt is null;
}

internal sealed class PartRowMap : IEntityTypeConfiguration<PartRow>
{
    public void Configure(EntityTypeBuilder<PartRow> builder)
    {
        builder.ToTable("consultation_part");
        builder.Ignore(p => p.IsLate);
        builder.Ignore(p => p.Voice);
        builder.Ignore(p => p.IsAwaited);
    }
}
