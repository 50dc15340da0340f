using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What a notice says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))]
internal enum NoticeKind
{
    /// <summary>A step is near its end; to whoever holds it.</summary>
    StepNear,

    /// <summary>A step is late; to the head of the unit.</summary>
    StepLate,

    /// <summary>The promise of the whole is near; to whoever holds its open steps.</summary>
    WholeNear,

    /// <summary>The promise of the whole is late; to the head of the agency.</summary>
    WholeLate,

    /// <summary>Opinions asked for at a step have been given, or their terms are over; to whoever holds the step.</summary>
    Consulted,

    /// <summary>A step goes on by another version of its process; to whoever held it.</summary>
    Migrated,
}

/// <summary>A notice, for reading; the watch writes it.</summary>
internal sealed class NoticeRow : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public NoticeKind Kind { get; set; }

    /// <summary>The step, or the instance whose promise it is.</summary>
    public Guid AboutId { get; set; }
    public string Principal { get; set; } = "";
    public string ToName { get; set; } = "";
    public Guid InstanceId { get; set; }
    public string SubjectCode { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>Number and name of the step; empty for the whole.</summary>
    public string Step { get; set; } = "";

    /// <summary>Who had taken the late step; null when nobody had.</summary>
    public string? HeldBy { get; set; }

    /// <summary>The term it is about; of <see cref="NoticeKind.Consulted"/> and <see cref="NoticeKind.Migrated"/> the instant at which it happened.</summary>
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset At { get; set; }

    public bool IsOfStep => Kind is NoticeKind.StepNear or NoticeKind.StepLate;

    /// <summary>It tells of something that has happened, not of a term.</summary>
    public static bool IsNews(NoticeKind kind) => kind is NoticeKind.Consulted or NoticeKind.Migrated;

    public bool IsLate => Kind is NoticeKind.StepLate or NoticeKind.WholeLate;
}

internal sealed class NoticeRowMap : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> builder)
    {
        builder.ToTable("notice");
        builder.Ignore(n => n.IsOfStep);
        builder.Ignore(n => n.IsLate);
    }
}
