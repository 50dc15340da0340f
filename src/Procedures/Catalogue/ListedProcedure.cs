using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>An administrative procedure in the list of an agency (handbook 1.4, Mẫu 2.DMTTHCTTP). Rows taken off the list stay with their reason.</summary>
internal sealed class ListedProcedure : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Code { get; set; } = "";

    /// <summary>Number of the catalogue's version that the list shows.</summary>
    public int Shown { get; set; }

    /// <summary>Since when it shows that one.</summary>
    public DateOnly ListedOn { get; set; }
    public DateOnly? RemovedOn { get; set; }
    public string? RemovedReason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ListedProcedureMap : IEntityTypeConfiguration<ListedProcedure>
{
    public void Configure(EntityTypeBuilder<ListedProcedure> builder) => builder.HasKey(p => new { p.AgencyId, p.Id });
}

/// <summary>How a row of the list stands to the catalogue.</summary>
internal enum ListedState
{
    /// <summary>It shows the newest decision.</summary>
    Current,

    /// <summary>A newer decision is there, and the term to follow it runs, or the day of its signature is not known.</summary>
    Behind,

    /// <summary>The term is over.</summary>
    Late,
}

/// <param name="Latest">The newest version announced, which may come into force later.</param>
/// <param name="Covered">Codes of the agency's procedures in force that serve it; empty for one that none serves.</param>
/// <param name="DueOn">Last day to follow the newest version; null when the list shows it already or its signature has no day.</param>
internal sealed record ListedLine(
    ListedProcedure Row,
    NationalVersion Latest,
    IReadOnlyList<string> Covered,
    ListedState State,
    DateOnly? DueOn
)
{
    /// <summary>There is no such procedure any more.</summary>
    public bool IsOver(DateOnly day) => Latest.IsAbolished && Latest.EffectiveFrom <= day;
}

/// <summary>By when an agency's list follows a decision.</summary>
internal static class ListClock
{
    /// <summary>Working days from the day after the signature (handbook 1.4).</summary>
    public const int Days = 5;

    public static DateOnly Due(DateOnly signedOn, WorkSchedule schedule)
    {
        var day = signedOn;
        for (var worked = 0; worked < Days; )
        {
            day = day.AddDays(1);
            worked += schedule.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
