using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Changing;

/// <summary>From when on an agency wants to be reminded of what is due.</summary>
internal sealed class WatchSetting : ITenantRow, IVersionedRow
{
    /// <summary>Where the agency has set nothing.</summary>
    public const int UsualNearDays = 30;

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Calendar days before the due day.</summary>
    public int NearDays { get; set; } = UsualNearDays;
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public static async Task<int> NearDaysAsync(IsoDbContext db, CancellationToken ct) =>
        await db.Set<WatchSetting>().AsNoTracking().Select(s => (int?)s.NearDays).FirstOrDefaultAsync(ct) ?? UsualNearDays;
}

internal sealed class WatchSettingMap : IEntityTypeConfiguration<WatchSetting>
{
    public void Configure(EntityTypeBuilder<WatchSetting> builder) => builder.ToTable("watch_setting");
}
