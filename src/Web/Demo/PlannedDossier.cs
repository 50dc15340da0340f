using IsoDienTu.Dossiers;
using IsoDienTu.Procedures;
using IsoDienTu.Processes;

namespace IsoDienTu.Web.Demo;

/// <summary>A procedure as the plan needs it.</summary>
/// <param name="Minutes">Its term in working minutes.</param>
/// <param name="TakesOnline">Whether applications come in online.</param>
internal sealed record DemoProcedure(
    PublishedProcedure Published,
    int AgencyId,
    int Minutes,
    bool TakesOnline,
    IReadOnlyList<DrawnStep> Steps,
    OfficeTimeline Time
);

/// <summary>One dossier and everything that happens to it.</summary>
/// <param name="Serial">From 1, in the order of the recipe.</param>
/// <param name="State">Name of the recipe's state in which it ends.</param>
/// <param name="Lot">Which of several officials take its steps.</param>
internal sealed record PlannedDossier(
    int Serial,
    string State,
    DemoProcedure Procedure,
    Reception Reception,
    int Lot,
    IReadOnlyList<PlannedAct> Acts
);

/// <summary>One act of one official.</summary>
/// <param name="At">Within office hours, later than the act before.</param>
/// <param name="Step">The step it is about; null for the reception and the handing over.</param>
/// <param name="Outcome">With which a step is completed.</param>
/// <param name="Target">Element to which the work is sent back.</param>
/// <param name="Words">Reason or comment.</param>
/// <param name="Moves">Whether the dossier moves to another state by it, so that the product has something to follow up at that moment.</param>
internal sealed record PlannedAct(
    DateTimeOffset At,
    ActKind Kind,
    DrawnStep? Step = null,
    string? Outcome = null,
    string? Target = null,
    string? Words = null,
    bool Moves = false
);

internal enum ActKind
{
    Receive,
    Claim,
    Complete,
    SendBack,
    AskPapers,
    HandOver,
}
