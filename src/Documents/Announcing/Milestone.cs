using System.Text.Json;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Announcing;

internal enum MilestoneKind
{
    /// <summary>The head put the documents of the system into use.</summary>
    Applied,

    /// <summary>The head confirmed that the system is valid (xác nhận hiệu lực).</summary>
    Confirmed,

    /// <summary>The head announced by a decision that the system conforms (công bố).</summary>
    Announced,

    /// <summary>The lead unit of the province was told in writing.</summary>
    Notified,

    /// <summary>The announcement was posted at the headquarters and on the web site.</summary>
    Posted,
}

/// <summary>Something that happened to a quality management system on its way (QĐ 19/2014/QĐ-TTg, article 4). Never changed; taken back with a reason.</summary>
internal sealed class Milestone : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid QmsId { get; set; }
    public MilestoneKind Kind { get; set; }
    public DateOnly Day { get; set; }

    /// <summary>Number of the decision or letter.</summary>
    public string? Number { get; set; }

    /// <summary>The announcement that was made known; of <see cref="MilestoneKind.Notified"/> and <see cref="MilestoneKind.Posted"/>.</summary>
    public Guid? AnnouncementId { get; set; }
    public string Facts { get; set; } = "{}";
    public Guid ByPerson { get; set; }
    public string ByName { get; set; } = "";
    public string ByPost { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnWhy { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public ConfirmedFacts? Confirmed => Kind == MilestoneKind.Confirmed ? Read<ConfirmedFacts>() : null;
    public AnnouncedFacts? Announced => Kind == MilestoneKind.Announced ? Read<AnnouncedFacts>() : null;

    public static string Write<T>(T facts) => JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);

    /// <summary>Those of a system that stand, the newest first.</summary>
    public static Task<List<Milestone>> OfAsync(IsoDbContext db, Guid qmsId, CancellationToken ct) =>
        db.Set<Milestone>().Where(m => m.QmsId == qmsId).OrderByDescending(m => m.Day).ThenByDescending(m => m.Id).ToListAsync(ct);

    private T Read<T>() => JsonSerializer.Deserialize<T>(Facts, JsonSerializerOptions.Web)!;
}

/// <summary>What a confirmation of validity says (handbook 1.6).</summary>
internal sealed record ConfirmedFacts(
    string Standard,
    DateOnly AuditFrom,
    DateOnly AuditTo,
    string AuditResult,
    DateOnly ReviewOn,
    string Conclusion,
    string SignerName,
    string SignerPost
);

/// <summary>What a decision of announcement says (QĐ 19/2014/QĐ-TTg, annex I; handbook 1.6).</summary>
/// <param name="Scope">Fields of work in words.</param>
/// <param name="Covered">The procedures it covers, as they were called that day.</param>
/// <param name="Bases">Legal grounds, a line each.</param>
/// <param name="EffectFrom">First day of its effect.</param>
/// <param name="Replaces">The decision it replaces; null for the first.</param>
/// <param name="Executes">Who carries it out.</param>
/// <param name="Recipients">Who gets it, a line each; the lead unit among them.</param>
internal sealed record AnnouncedFacts(
    string Standard,
    string Place,
    string Scope,
    IReadOnlyList<CoveredProcedure> Covered,
    IReadOnlyList<string> Bases,
    DateOnly EffectFrom,
    string? Replaces,
    string Executes,
    IReadOnlyList<string> Recipients,
    string SignerName,
    string SignerPost
);

internal sealed class MilestoneMap : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestone");
        builder.Property(m => m.Facts).HasColumnType("jsonb");
        builder.Ignore(m => m.Confirmed);
        builder.Ignore(m => m.Announced);
    }
}

/// <summary>The paper made of a confirmation or an announcement; never changed.</summary>
internal sealed class MilestonePaper : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid MilestoneId { get; set; }
    public string Sha256 { get; set; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; set; }
    public DateTimeOffset MadeAt { get; set; }
}

internal sealed class MilestonePaperMap : IEntityTypeConfiguration<MilestonePaper>
{
    public void Configure(EntityTypeBuilder<MilestonePaper> builder) => builder.ToTable("milestone_paper");
}
