using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Migrating;

/// <summary>A decision to move running work to a newer version. Never changed.</summary>
internal sealed class Migration : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DefinitionId { get; set; }
    public Guid ToVersion { get; set; }
    public int ToNumber { get; set; }

    /// <summary>By the id of each old version: where its places lie in the new one.</summary>
    public string Plan { get; set; } = "{}";
    public DateOnly? BegunFrom { get; set; }
    public DateOnly? BegunTo { get; set; }
    public string Decision { get; set; } = "";
    public DateOnly DecidedOn { get; set; }
    public string Reason { get; set; } = "";

    /// <summary>How many were to move, and how many to stay, when it was consented to.</summary>
    public int Moving { get; set; }
    public int Staying { get; set; }
    public string EnteredBy { get; set; } = "";
    public string EnteredPost { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }
}

internal sealed class MigrationMap : IEntityTypeConfiguration<Migration>
{
    public void Configure(EntityTypeBuilder<Migration> builder) => builder.Property(m => m.Plan).HasColumnType("jsonb");
}

/// <summary>What became of an instance under a decision.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MigrationState>))]
internal enum MigrationState
{
    Waiting,
    Moved,

    /// <summary>It cannot be carried over; the words say why.</summary>
    Refused,

    /// <summary>It was over before its turn.</summary>
    Ended,

    /// <summary>It had gone on since it was looked at, so that nobody had consented to what would happen.</summary>
    Changed,
    TakingBack,
    TakenBack,

    /// <summary>It was to be taken back and could not be; the words say why.</summary>
    Kept,
}

/// <summary>One instance under a decision, for reading; written by statements of the carrying out.</summary>
internal sealed class MigrationItem : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public Guid MigrationId { get; set; }
    public Guid InstanceId { get; set; }
    public string SubjectCode { get; set; } = "";
    public string Title { get; set; } = "";
    public Guid FromVersion { get; set; }
    public int FromNumber { get; set; }
    public MigrationState State { get; set; }
    public string? Words { get; set; }
    public string? WordsEn { get; set; }
    public DateTimeOffset? At { get; set; }
    public long? MovedVersion { get; set; }
    public string? BackBy { get; set; }
    public string? BackReason { get; set; }
}

internal sealed class MigrationItemMap : IEntityTypeConfiguration<MigrationItem>
{
    public void Configure(EntityTypeBuilder<MigrationItem> builder) => builder.ToTable("migration_item");
}
