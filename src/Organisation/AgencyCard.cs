namespace IsoDienTu.Organisation;

/// <summary>An agency as other modules see it; immutable.</summary>
/// <param name="Id">Key under which tenant rows belong to it.</param>
/// <param name="Name">Full Vietnamese name.</param>
/// <param name="NameEn">English name, or empty.</param>
/// <param name="Kind">Sort.</param>
/// <param name="Level">Level of government.</param>
/// <param name="ParentId">The agency above.</param>
/// <param name="Slug">Last part of the public address, unique.</param>
/// <param name="Address">Postal address, or empty.</param>
/// <param name="Phone">Office telephone, or empty.</param>
/// <param name="Email">Office e-mail, or empty.</param>
/// <param name="OfficeHours">Office hours as WorkingTime writes them, or empty for the province's.</param>
/// <param name="AreaCode">Administrative unit, or empty.</param>
/// <param name="Exists">Days of existence.</param>
/// <param name="Codes">All codes ever borne, the main one of today (or of the last day) first.</param>
/// <param name="Obligations">Quality system obligations with their days.</param>
public sealed record AgencyCard(
    int Id,
    string Name,
    string NameEn,
    AgencyKind Kind,
    AgencyLevel Level,
    int? ParentId,
    string Slug,
    string Address,
    string Phone,
    string Email,
    string OfficeHours,
    string AreaCode,
    Period Exists,
    IReadOnlyList<AgencyCodeCard> Codes,
    IReadOnlyList<ObligationCard> Obligations
)
{
    /// <summary>Origins of its own web sites, the only ones that may embed its pages; when there are none, every site may.</summary>
    public IReadOnlyList<string> WebSites { get; init; } = [];

    /// <summary>The identification code of today, or of its last day; empty when none was given.</summary>
    public string Code => Codes.Count > 0 && Codes[0].IsMain ? Codes[0].Code : "";

    /// <summary>What its obligation is on a day, or null when nothing was decided.</summary>
    public QmsObligation? ObligationOn(DateOnly day) => Obligations.FirstOrDefault(o => o.Valid.Contains(day))?.Obligation;
}

/// <summary>A code with its days.</summary>
/// <param name="Code">As stored, upper case.</param>
/// <param name="IsMain">False for aliases.</param>
/// <param name="Valid">Days on which it was in force.</param>
/// <param name="Decision">Number of the decision, or empty.</param>
public sealed record AgencyCodeCard(string Code, bool IsMain, Period Valid, string Decision);

/// <summary>An obligation with its days.</summary>
public sealed record ObligationCard(QmsObligation Obligation, Period Valid, string Basis);

/// <summary>One edge of the history of agencies.</summary>
/// <param name="FromId">The body that ended or gave; null for a foundation.</param>
/// <param name="ToId">The body that follows; null for a dissolution.</param>
/// <param name="Kind">How.</param>
/// <param name="On">First day of the new state.</param>
/// <param name="Share">Part of the work that went this way, or null.</param>
/// <param name="Decision">Number of the decision, or empty.</param>
public sealed record SuccessionCard(int? FromId, int? ToId, SuccessionKind Kind, DateOnly On, decimal? Share, string Decision);
