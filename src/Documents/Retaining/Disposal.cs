using System.Text.Json;
using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Retaining;

/// <summary>How far a destruction has gone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisposalState>))]
internal enum DisposalState
{
    /// <summary>Waits for the decision.</summary>
    Proposed,

    /// <summary>Who proposed it took it back.</summary>
    TakenBack,

    /// <summary>Decided against, with a reason.</summary>
    Refused,

    /// <summary>Decided; the minutes are to be recorded.</summary>
    Decided,

    /// <summary>The minutes are recorded; issue by issue is destroyed.</summary>
    Executing,

    /// <summary>Every issue of it is destroyed.</summary>
    Done,
}

/// <summary>Opinion of the council that valued the papers (hội đồng xác định giá trị tài liệu).</summary>
/// <param name="Number">Number of the decision that formed it.</param>
/// <param name="Members">One a line.</param>
internal sealed record CouncilFacts(string Number, IReadOnlyList<string> Members, DateOnly MetOn, string Opinion);

/// <summary>What the minutes of destruction say beside their number and day.</summary>
/// <param name="Present">Who was there, one a line.</param>
/// <param name="Way">How it is destroyed.</param>
internal sealed record MinutesFacts(
    string Place,
    IReadOnlyList<string> Present,
    string Way,
    string ChairName,
    string ChairPost,
    string RecorderName
);

/// <summary>A destruction of issues: proposed, decided by another person, recorded in minutes, carried out.</summary>
internal sealed class Disposal : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public DisposalState State { get; set; }
    public string Reason { get; set; } = "";
    public Guid ProposedBy { get; set; }
    public string ProposedName { get; set; } = "";
    public string ProposedPost { get; set; } = "";
    public DateTimeOffset ProposedAt { get; set; }

    /// <summary>Who decided, or took the proposal back.</summary>
    public Guid? DecidedBy { get; set; }
    public string? DecidedName { get; set; }
    public string? DecidedPost { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was refused or taken back.</summary>
    public string? DecidedWords { get; set; }
    public string? DecisionNumber { get; set; }
    public DateOnly? DecisionOn { get; set; }
    public string? Council { get; set; }
    public string? MinutesNumber { get; set; }
    public DateOnly? MinutesOn { get; set; }
    public string? Minutes { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public CouncilFacts? CouncilSaid => Read<CouncilFacts>(Council);
    public MinutesFacts? MinutesSay => Read<MinutesFacts>(Minutes);

    public static string Write<T>(T facts) => JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);

    private static T? Read<T>(string? facts)
        where T : class => facts is null ? null : JsonSerializer.Deserialize<T>(facts, JsonSerializerOptions.Web);
}

internal sealed class DisposalMap : IEntityTypeConfiguration<Disposal>
{
    public void Configure(EntityTypeBuilder<Disposal> builder)
    {
        builder.ToTable("disposal");
        builder.Property(d => d.Council).HasColumnType("jsonb");
        builder.Property(d => d.Minutes).HasColumnType("jsonb");
        builder.Ignore(d => d.CouncilSaid);
        builder.Ignore(d => d.MinutesSay);
    }
}

/// <summary>Where one issue of a disposal stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DisposalItemState>))]
internal enum DisposalItemState
{
    Open,

    /// <summary>The proposal came to nothing.</summary>
    Dropped,
    Destroyed,
}

/// <summary>One issue that is to be destroyed, or was: what remains of it.</summary>
internal sealed class DisposalItem : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DisposalId { get; set; }
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public DocumentKind Kind { get; set; }
    public int Issue { get; set; }
    public DateOnly EffectiveFrom { get; set; }
    public DateOnly EffectiveTo { get; set; }

    /// <summary>The term by which it was proposed.</summary>
    public int Years { get; set; }

    /// <summary>Last day on which it had to be kept.</summary>
    public DateOnly KeepUntil { get; set; }

    /// <summary>Of its content: of the finished file, else of the sections as the database writes them.</summary>
    public string Sha256 { get; set; } = "";
    public DisposalItemState State { get; set; }
    public DateTimeOffset? DestroyedAt { get; set; }
}

internal sealed class DisposalItemMap : IEntityTypeConfiguration<DisposalItem>
{
    public void Configure(EntityTypeBuilder<DisposalItem> builder) => builder.ToTable("disposal_item");
}

/// <summary>The paper of the minutes; never changed.</summary>
internal sealed class DisposalPaper : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DisposalId { get; set; }
    public string Sha256 { get; set; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; set; }
    public DateTimeOffset MadeAt { get; set; }
}

internal sealed class DisposalPaperMap : IEntityTypeConfiguration<DisposalPaper>
{
    public void Configure(EntityTypeBuilder<DisposalPaper> builder) => builder.ToTable("disposal_paper");
}
