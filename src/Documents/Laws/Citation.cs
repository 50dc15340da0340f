using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Laws;

/// <summary>A document leans on a legal text. Read from an issue, or said by hand for the document over all its issues.</summary>
internal sealed class Citation : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }

    /// <summary>The issue it was read from; null when it was said by hand.</summary>
    public Guid? VersionId { get; set; }
    public string Number { get; set; } = "";
    public string Key { get; set; } = "";
    public int Year { get; set; }
    public LegalKind Kind { get; set; }
    public string? AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }

    public LegalNumber Of => new(Number, Key, Year, Kind);
}

internal sealed class CitationMap : IEntityTypeConfiguration<Citation>
{
    public void Configure(EntityTypeBuilder<Citation> builder)
    {
        builder.ToTable("citation");
        builder.Ignore(c => c.Of);
    }
}

/// <summary>An issue whose text was read for citations.</summary>
internal sealed class ReadIssue : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }
    public int Reader { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class ReadIssueMap : IEntityTypeConfiguration<ReadIssue>
{
    public void Configure(EntityTypeBuilder<ReadIssue> builder) => builder.ToTable("read_issue");
}
