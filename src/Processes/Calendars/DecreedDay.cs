using System.Text.Json.Serialization;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Calendars;

/// <summary>For whom a decreed day holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Reach>))]
internal enum Reach
{
    /// <summary>Every agency of the province.</summary>
    Province,

    /// <summary>The agency that decreed it.</summary>
    Agency,
}

/// <summary>
/// A day off or a make-up day that was decreed, with its evidence. Read by every agency, written by the one that decreed it; never deleted: it is
/// withdrawn, and stays as history.
/// </summary>
internal sealed class DecreedDay
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Reach Reach { get; set; }
    public DateOnly Day { get; set; }
    public DayKind Kind { get; set; }
    public string Label { get; set; } = "";

    /// <summary>Number of the decree, decision or notice.</summary>
    public string Decision { get; set; } = "";
    public DateOnly DecidedOn { get; set; }

    /// <summary>Who signed it.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>The act from which it holds.</summary>
    public long Since { get; set; }
    public string EnteredBy { get; set; } = "";
    public string EnteredPost { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>The act from which it no longer holds; null while it does.</summary>
    public long? Until { get; set; }
    public string? WithdrawnBy { get; set; }
    public string? WithdrawnPost { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }

    public bool HoldsAt(long act) => Since <= act && !(Until <= act);

    public bool Reaches(int agency) => Reach == Reach.Province || AgencyId == agency;

    /// <summary>This day as it is after it was withdrawn by an act.</summary>
    public DecreedDay EndedBy(long act)
    {
        var copy = (DecreedDay)MemberwiseClone();
        copy.Until = act;
        return copy;
    }

    /// <summary>"Nghỉ lễ của tỉnh (15/QĐ-UBND, 02/11/2026)": what people are told as the reason.</summary>
    public string Words => $"{Label} ({Decision}, {DecidedOn:dd/MM/yyyy})";
}

internal sealed class DecreedDayMap : IEntityTypeConfiguration<DecreedDay>
{
    public void Configure(EntityTypeBuilder<DecreedDay> builder)
    {
        builder.ToTable("decreed_day");
        builder.HasKey(d => new { d.AgencyId, d.Id });
    }
}
