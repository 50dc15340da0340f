using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Register;

/// <summary>What sort of thing happened to a dossier.</summary>
internal enum EventKind
{
    /// <summary>It moved from one state to another.</summary>
    Moved,

    /// <summary>The promise moved because the clock had rested or started anew, or the calendar changed.</summary>
    PromiseMoved,

    /// <summary>Papers were asked for by form 02.</summary>
    SupplementAsked,

    /// <summary>The papers asked for came.</summary>
    SupplementCame,

    /// <summary>An apology was signed, and the dossier promised for a later day (form 04).</summary>
    Apologised,

    /// <summary>A new follow-up secret was printed; the earlier one no longer opens anything.</summary>
    SecretReissued,
}

/// <summary>One thing that happened to a dossier; never changed and never removed, which the database repeats.</summary>
internal sealed class DossierEvent : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }

    /// <summary>Order within the dossier, from 1 without gaps.</summary>
    public int No { get; set; }
    public EventKind Kind { get; set; }
    public DossierState FromState { get; set; }
    public DossierState ToState { get; set; }
    public DateTimeOffset At { get; set; }
    public Guid PersonId { get; set; }
    public string PersonName { get; set; } = "";
    public string Post { get; set; } = "";
    public string? OnBehalfOf { get; set; }

    /// <summary>In words, without personal data of the applicant.</summary>
    public string? Reason { get; set; }

    /// <summary>Number of the form or document that goes with it.</summary>
    public string? Document { get; set; }

    /// <summary>Name of the process step it came from.</summary>
    public string? Step { get; set; }
}

internal sealed class DossierEventMap : IEntityTypeConfiguration<DossierEvent>
{
    public void Configure(EntityTypeBuilder<DossierEvent> builder)
    {
        builder.ToTable("event");
        builder.HangsOnDossier();
    }
}
