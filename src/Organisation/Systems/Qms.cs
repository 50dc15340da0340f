using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Staffing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Systems;

/// <summary>
/// A quality management system. Owned by one agency, it covers the owner and its members: units, or agencies that keep no system of their own
/// (UBND tỉnh with its Văn phòng). An agency may own several (up to three for the phòng of a former district, QĐ 19/2014).
/// </summary>
internal sealed class Qms : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string? Scope { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class QmsMap : IEntityTypeConfiguration<Qms>
{
    public void Configure(EntityTypeBuilder<Qms> builder) => builder.HasKey(q => new { q.AgencyId, q.Id });
}

/// <summary>A unit of the owner, or another agency, covered by the system for a time. Exactly one of the two is named.</summary>
internal sealed class QmsMember : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid QmsId { get; set; }
    public Guid? UnitId { get; set; }
    public int? MemberAgencyId { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}

internal sealed class QmsMemberMap : IEntityTypeConfiguration<QmsMember>
{
    public void Configure(EntityTypeBuilder<QmsMember> builder)
    {
        builder.HasOne<Qms>().WithMany().HasForeignKey(m => new { m.AgencyId, m.QmsId });
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => new { m.AgencyId, m.UnitId });
    }
}
