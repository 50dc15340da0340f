using System.Text.Json;
using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Models;

/// <summary>For which agencies a model is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelAudience>))]
internal enum ModelAudience
{
    All,

    /// <summary>Agencies of the province: departments and those equal to them.</summary>
    Departments,

    /// <summary>People's committees of communes, wards and special zones.</summary>
    Communes,
}

/// <summary>A procedure that its owner offers to other agencies as a model. Shared: every agency reads it, the owner alone writes.</summary>
internal sealed class ModelProcedure : IVersionedRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int OwnerId { get; set; }

    /// <summary>The owner's procedure.</summary>
    public Guid ProcedureId { get; set; }
    public string Code { get; set; } = "";
    public string Title { get; set; } = "";
    public ModelAudience Audience { get; set; }
    public string? Note { get; set; }

    /// <summary>Number of the newest issue.</summary>
    public int Newest { get; set; }
    public DateTimeOffset? TakenBackAt { get; set; }
    public string? TakenBackBy { get; set; }
    public string? TakenBackPost { get; set; }
    public string? TakenBackReason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public bool IsOffered => TakenBackAt is null;

    public bool IsFor(AgencyCard agency) =>
        Audience switch
        {
            ModelAudience.Departments => agency.Level == AgencyLevel.Province,
            ModelAudience.Communes => agency.Level == AgencyLevel.Commune,
            _ => true,
        };
}

internal sealed class ModelProcedureMap : IEntityTypeConfiguration<ModelProcedure>
{
    public void Configure(EntityTypeBuilder<ModelProcedure> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Ignore(m => m.IsOffered);
    }
}

/// <summary>One issue of a model. Never changes: agencies merge against what they adopted.</summary>
internal sealed class ModelIssue
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ModelId { get; set; }
    public int Number { get; set; }

    /// <summary>The version of the owner's procedure it was made of, and its lần ban hành.</summary>
    public Guid VersionId { get; set; }
    public int Issue { get; set; }
    public DateOnly EffectiveFrom { get; set; }
    public string Title { get; set; } = "";
    public string Card { get; set; } = "{}";
    public string Parameters { get; set; } = "[]";
    public string? Note { get; set; }

    /// <summary>By when the owner wishes the agencies to have followed; null for no day.</summary>
    public DateOnly? DueOn { get; set; }
    public string SharedBy { get; set; } = "";
    public string SharedPost { get; set; } = "";
    public DateTimeOffset SharedAt { get; set; }

    public ProcedureCard ReadCard() => CardJson.Read(Card);

    public IReadOnlyList<ModelParameter> ReadParameters() =>
        JsonSerializer.Deserialize<IReadOnlyList<ModelParameter>>(Parameters, JsonSerializerOptions.Web)!;
}

internal sealed class ModelIssueMap : IEntityTypeConfiguration<ModelIssue>
{
    public void Configure(EntityTypeBuilder<ModelIssue> builder)
    {
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Card).HasColumnType("jsonb");
        builder.Property(i => i.Parameters).HasColumnType("jsonb");
    }
}

/// <summary>Which issue an agency follows in what it has published. Shared, written by that agency's own publishing.</summary>
internal sealed class ModelAdopter
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ModelId { get; set; }
    public int AdopterId { get; set; }
    public string Code { get; set; } = "";
    public int Number { get; set; }

    /// <summary>The units it changed, as JSON.</summary>
    public string Differences { get; set; } = "[]";
    public int DifferenceCount { get; set; }
    public DateOnly EffectiveFrom { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ModelAdopterMap : IEntityTypeConfiguration<ModelAdopter>
{
    public void Configure(EntityTypeBuilder<ModelAdopter> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Differences).HasColumnType("jsonb");
    }
}

/// <summary>Which procedure an agency made of a model, and what its open draft will follow.</summary>
internal sealed class Adoption : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ModelId { get; set; }

    /// <summary>Null until the first draft is published.</summary>
    public Guid? ProcedureId { get; set; }

    /// <summary>The issue that what is published follows.</summary>
    public int? Number { get; set; }
    public string Parameters { get; set; } = "{}";
    public Guid? DraftId { get; set; }
    public int? DraftNumber { get; set; }
    public string? DraftParameters { get; set; }
    public int AskedNumber { get; set; }
    public bool AskedBack { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public IReadOnlyDictionary<string, string> Values => Read(Parameters);

    public void Intend(Guid draft, int number, IReadOnlyDictionary<string, string> values) =>
        (DraftId, DraftNumber, DraftParameters) = (draft, number, JsonSerializer.Serialize(values, JsonSerializerOptions.Web));

    /// <summary>What was intended holds: the draft is published.</summary>
    public void Follow(Guid procedure)
    {
        (ProcedureId, Number, Parameters) = (procedure, DraftNumber, DraftParameters!);
        Forget();
    }

    public void Forget() => (DraftId, DraftNumber, DraftParameters) = (null, null, null);

    private static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

internal sealed class AdoptionMap : IEntityTypeConfiguration<Adoption>
{
    public void Configure(EntityTypeBuilder<Adoption> builder)
    {
        builder.ToTable("adoption");
        builder.Property(a => a.Parameters).HasColumnType("jsonb");
        builder.Property(a => a.DraftParameters).HasColumnType("jsonb");
        builder.Ignore(a => a.Values);
    }
}
