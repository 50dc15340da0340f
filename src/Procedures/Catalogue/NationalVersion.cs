using System.Text.Json;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>An administrative procedure as a decision announced it; the same for every agency and never changed.</summary>
internal sealed class NationalVersion
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>National code <c>n.nnnnnn</c>.</summary>
    public string Code { get; set; } = "";

    /// <summary>From 1 for each code.</summary>
    public int Number { get; set; }
    public string Name { get; set; } = "";
    public string? Field { get; set; }

    /// <summary>Cấp thực hiện.</summary>
    public string? Level { get; set; }

    /// <summary>Cơ quan công bố.</summary>
    public string? Publisher { get; set; }

    /// <summary>Number of the decision that announces it.</summary>
    public string? Decision { get; set; }
    public DateOnly? SignedOn { get; set; }

    /// <summary>First day; it is in force until the day before the next version's.</summary>
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>From its first day on there is no such procedure any more.</summary>
    public bool IsAbolished { get; set; }

    /// <summary>JSON of <see cref="CatalogueContent"/>.</summary>
    public string Content { get; set; } = "";
    public string Search { get; set; } = "";
    public Guid? BatchId { get; set; }
    public string EnteredBy { get; set; } = "";
    public string EnteredPost { get; set; } = "";
    public int EnteredAgency { get; set; }
    public string EnteredAgencyName { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }

    public CatalogueContent Read() => JsonSerializer.Deserialize<CatalogueContent>(Content, CatalogueJson.Options)!;
}

internal sealed class NationalVersionMap : IEntityTypeConfiguration<NationalVersion>
{
    public void Configure(EntityTypeBuilder<NationalVersion> builder) => builder.Property(v => v.Content).HasColumnType("jsonb");
}

/// <summary>How components are kept and handed out.</summary>
internal static class CatalogueJson
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static string Write(CatalogueContent content) => JsonSerializer.Serialize(content, Options);
}

/// <summary>How far an uploaded file has come.</summary>
internal enum CatalogueBatchState
{
    /// <summary>Shown, nothing decided.</summary>
    Waiting,

    /// <summary>Its good rows were written.</summary>
    Imported,

    /// <summary>Refused as a whole.</summary>
    Rejected,
}

/// <summary>A file of administrative procedures between its preview and the decision; the file itself lies in the file store.</summary>
internal sealed class CatalogueBatch : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string FileName { get; set; } = "";
    public string Sha256 { get; set; } = "";

    /// <summary>First day of what names none itself.</summary>
    public DateOnly EffectiveFrom { get; set; }
    public CatalogueBatchState State { get; set; }
    public int? Imported { get; set; }
    public int? Refused { get; set; }
    public string UploadedBy { get; set; } = "";
    public DateTimeOffset UploadedAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class CatalogueBatchMap : IEntityTypeConfiguration<CatalogueBatch>
{
    public void Configure(EntityTypeBuilder<CatalogueBatch> builder) => builder.HasKey(b => new { b.AgencyId, b.Id });
}
