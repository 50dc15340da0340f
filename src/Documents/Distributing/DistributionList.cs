using System.Text.Json;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Distributing;

/// <summary>To whom a document is distributed. One for each document; emptied, never deleted.</summary>
internal sealed class DistributionList : ITenantRow, IVersionedRow
{
    /// <summary>Where nobody says otherwise.</summary>
    public const int UsualDueDays = 5;

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }

    /// <summary>Everybody who holds a post in the agency.</summary>
    public bool WholeAgency { get; set; }

    /// <summary>Units with all units below them.</summary>
    public Guid[] Units { get; set; } = [];
    public Guid[] Posts { get; set; } = [];

    /// <summary>Working days from the day on which the duty to read arises.</summary>
    public int DueDays { get; set; } = UsualDueDays;

    /// <summary>Share of readers, in percent, that must have understood an issue before it takes effect; null where it takes effect by its day alone.</summary>
    public int? GatePercent { get; set; }

    /// <summary>Questions as JSON; see <see cref="Questions"/>.</summary>
    public string Quiz { get; set; } = "[]";
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyList<QuizQuestion> Questions => JsonSerializer.Deserialize<List<QuizQuestion>>(Quiz, JsonSerializerOptions.Web) ?? [];

    public bool IsEmpty => !WholeAgency && Units.Length == 0 && Posts.Length == 0;

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            WholeAgency,
            Units,
            Posts,
            DueDays,
            GatePercent,
            Quiz,
        };

    public static Task<DistributionList?> FindAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<DistributionList>().FirstOrDefaultAsync(l => l.DocumentId == documentId, ct);
}

internal sealed class DistributionListMap : IEntityTypeConfiguration<DistributionList>
{
    public void Configure(EntityTypeBuilder<DistributionList> builder)
    {
        builder.ToTable("distribution");
        builder.Property(l => l.Quiz).HasColumnType("jsonb");
        builder.Ignore(l => l.Questions);
        builder.Ignore(l => l.IsEmpty);
    }
}
