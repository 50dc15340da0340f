using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>A part of an agency: phòng, văn phòng, trung tâm, bộ phận một cửa.</summary>
internal sealed class Unit : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? NameEn { get; set; }
    public UnitKind Kind { get; set; }
    public Guid? ParentId { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public Period Exists => new(ValidFrom, ValidTo);

    public void Take(UnitDraft draft)
    {
        Code = draft.Code;
        Name = draft.Name.Trim();
        NameEn = TypedText.Filled(draft.NameEn);
        Kind = draft.Kind;
        ParentId = draft.ParentId;
        ValidFrom = draft.ValidFrom;
        ValidTo = draft.ValidTo;
    }

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            Code,
            Name,
            Kind,
            ParentId,
            ValidFrom,
            ValidTo,
        };
}

internal sealed class UnitMap : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Ignore(u => u.Exists);
        builder.HasKey(u => new { u.AgencyId, u.Id });
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => new { u.AgencyId, u.ParentId });
    }
}
