using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>A person holds a post from a day to a day. Ended, never deleted: who held a post then is asked for years later.</summary>
internal sealed class Appointment : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PostId { get; set; }
    public Guid PersonId { get; set; }
    public AppointmentKind Kind { get; set; }

    /// <summary>Copy of the post's rule, kept equal by a foreign key, so that an exclusion constraint can see it.</summary>
    public bool IsSingle { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public string? Decision { get; set; }
    public string? EndReason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public Period Valid => new(ValidFrom, ValidTo);

    /// <summary>Ends the appointment on its last day.</summary>
    public void End(DateOnly last, string reason)
    {
        Flaw.Stop(AppointmentRules.CheckEnd(this, last, reason));
        ValidTo = last;
        EndReason = reason.Trim();
    }

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            PostId,
            PersonId,
            Kind,
            ValidFrom,
            ValidTo,
            Decision,
            EndReason,
        };
}

internal sealed class AppointmentMap : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.Ignore(a => a.Valid);
        builder.HasOne<Post>().WithMany().HasForeignKey(a => new { a.AgencyId, a.PostId });
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);
    }
}
