using IsoDienTu.Organisation;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Where a quality system of an agency stands, as the province sees it.</summary>
/// <param name="Agency">Whose it is.</param>
/// <param name="System">Null where the agency declared none.</param>
/// <param name="Stand">Null where there is no system.</param>
/// <param name="CoveredBy">The agency whose system covers this one; null for none.</param>
/// <param name="Since">First day of the phase; null where nobody knows it.</param>
/// <param name="InForce">Procedures in force today.</param>
internal sealed record AgencyPhase(
    AgencyCard Agency,
    QualitySystem? System,
    SystemStand? Stand,
    AgencyCard? CoveredBy,
    DateOnly? Since,
    int InForce
)
{
    /// <summary>Name of the phase in addresses and answers: one of <see cref="SystemPhase"/>, <c>Covered</c> or <c>None</c>.</summary>
    public string Phase => Stand?.Phase.ToString() ?? (CoveredBy is null ? "None" : "Covered");

    /// <summary>All of them, in the order of the way.</summary>
    public static IReadOnlyList<string> Phases { get; } = ["None", .. Enum.GetNames<SystemPhase>(), "Covered"];

    /// <summary>The decision of announcement that stands; null before the first.</summary>
    public Milestone? Announced => Stand?.Announced;

    /// <summary>Procedures that the announcement names; null before the first.</summary>
    public int? AnnouncedCount => Announced?.Announced?.Covered.Count;

    /// <summary>Procedures in force that no announcement names.</summary>
    public int NotAnnounced => Stand?.Differences.Count(d => d.IsNew) ?? 0;

    /// <summary>Procedures that the announcement names and that are over.</summary>
    public int NoLonger => Stand?.Differences.Count(d => !d.IsNew) ?? 0;

    /// <summary>The first day of a phase.</summary>
    /// <param name="spans">The procedures of the agency by code.</param>
    public static DateOnly? SinceOf(SystemStand stand, IReadOnlyDictionary<string, ProcedureSpan> spans) =>
        stand.Phase switch
        {
            SystemPhase.Applying => stand.Applied!.Day,
            SystemPhase.Confirmed => stand.Confirmed!.Day,
            SystemPhase.Announced => stand.Announced!.Day,
            SystemPhase.Maintaining => stand.Notified!.Day > stand.Posted!.Day ? stand.Notified.Day : stand.Posted.Day,
            // The words of a scope are kept without the day on which they were changed.
            SystemPhase.ReannounceDue => stand.Differences.Min(d => Parted(d, stand.Announced!.Day, spans)),
            _ => null,
        };

    /// <summary>The day on which a procedure came or ended; the announcement's own where it differed already then.</summary>
    private static DateOnly? Parted(ScopeDifference difference, DateOnly announced, IReadOnlyDictionary<string, ProcedureSpan> spans)
    {
        var span = spans.GetValueOrDefault(difference.Procedure.Code);
        var day = difference.IsNew ? span?.From : span?.To;
        return day < announced ? announced : day;
    }
}
