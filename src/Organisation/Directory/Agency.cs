using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Directory;

/// <summary>A state agency. Its codes, obligations and successions are rows of their own, because each has its own dates.</summary>
internal sealed class Agency : IVersionedRow
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public string? NameEn { get; set; }
    public string Folded { get; set; } = "";
    public AgencyKind Kind { get; set; }
    public AgencyLevel Level { get; set; }
    public int? ParentId { get; set; }
    public string Slug { get; set; } = "";
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? OfficeHours { get; set; }
    public string? AreaCode { get; set; }
    public string? WebSites { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Takes over everything of the draft that belongs to the agency itself; the draft was checked.</summary>
    public void Take(AgencyDraft draft)
    {
        Name = draft.Name.Trim();
        Folded = Folding.Fold(Name);
        NameEn = TypedText.Filled(draft.NameEn);
        Kind = draft.Kind;
        Level = draft.Level;
        ParentId = draft.ParentId;
        Slug = draft.Slug.Length > 0 ? draft.Slug : Folding.Slug(Name);
        Address = TypedText.Filled(draft.Address);
        Phone = TypedText.Filled(draft.Phone);
        Email = TypedText.Filled(draft.Email);
        OfficeHours = TypedText.Filled(draft.OfficeHours);
        AreaCode = TypedText.Filled(draft.AreaCode);
        WebSites = TypedText.Filled(Origins.Normal(draft.WebSites));
        ValidFrom = draft.ValidFrom;
        ValidTo = draft.ValidTo;
    }

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            Name,
            Kind,
            Level,
            ParentId,
            Slug,
            Address,
            Phone,
            Email,
            OfficeHours,
            AreaCode,
            WebSites,
            ValidFrom,
            ValidTo,
        };
}

internal sealed class AgencyMap : IEntityTypeConfiguration<Agency>
{
    public void Configure(EntityTypeBuilder<Agency> builder) => builder.HasKey(a => a.Id);
}

/// <summary>A code an agency bears or bore. The main one is the code of today or of its last day; the others are aliases that still find it.</summary>
internal sealed class AgencyCode
{
    public string Code { get; set; } = "";
    public int AgencyId { get; set; }
    public Agency? Agency { get; set; }
    public bool IsMain { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Decision { get; set; }
}

internal sealed class AgencyCodeMap : IEntityTypeConfiguration<AgencyCode>
{
    public void Configure(EntityTypeBuilder<AgencyCode> builder)
    {
        builder.HasKey(c => c.Code);
        builder.HasOne(c => c.Agency).WithMany().HasForeignKey(c => c.AgencyId);
    }
}

/// <summary>Whether the agency must run a quality system, over a time.</summary>
internal sealed class AgencyObligation
{
    public int AgencyId { get; set; }
    public Agency? Agency { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public QmsObligation Obligation { get; set; }
    public string? Basis { get; set; }
}

internal sealed class AgencyObligationMap : IEntityTypeConfiguration<AgencyObligation>
{
    public void Configure(EntityTypeBuilder<AgencyObligation> builder)
    {
        builder.HasKey(o => new { o.AgencyId, o.ValidFrom });
        builder.HasOne(o => o.Agency).WithMany().HasForeignKey(o => o.AgencyId);
    }
}

/// <summary>One edge of the history of agencies; a merger of three is three edges of the same day to the same agency.</summary>
internal sealed class Succession
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int? FromAgencyId { get; set; }
    public int? ToAgencyId { get; set; }
    public SuccessionKind Kind { get; set; }
    public DateOnly HappenedOn { get; set; }

    /// <summary>Part of the predecessor's work that goes this way, above 0 to 1; null when it was not measured.</summary>
    public decimal? Share { get; set; }
    public string? Decision { get; set; }
}

internal sealed class SuccessionMap : IEntityTypeConfiguration<Succession>
{
    public void Configure(EntityTypeBuilder<Succession> builder) => builder.HasKey(s => s.Id);
}
