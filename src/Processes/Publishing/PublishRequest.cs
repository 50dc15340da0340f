using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Publishing;

/// <summary>What became of a request.</summary>
internal enum PublishOutcome
{
    Published,

    /// <summary>Given back with a reason.</summary>
    Returned,

    /// <summary>The draft was put away.</summary>
    Dropped,
}

/// <summary>Somebody who draws asks for a draft to be published.</summary>
internal sealed class PublishRequest : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DefinitionId { get; set; }

    /// <summary>Of the drawing as it was asked for.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>What they say to it; may be empty.</summary>
    public string Words { get; set; } = "";
    public string AskedBy { get; set; } = "";
    public string AskedPost { get; set; } = "";
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Null while it waits.</summary>
    public PublishOutcome? Outcome { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was given back.</summary>
    public string? Reason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class PublishRequestMap : IEntityTypeConfiguration<PublishRequest>
{
    public void Configure(EntityTypeBuilder<PublishRequest> builder) => builder.ToTable("publish_request");
}
