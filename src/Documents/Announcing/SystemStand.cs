using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Where a quality management system stands in the four phases of QĐ 19/2014/QĐ-TTg, article 4 (handbook 1.2).</summary>
internal enum SystemPhase
{
    /// <summary>Phase 1: documents are being written.</summary>
    Building,

    /// <summary>Phase 2: documents are in use; audits and a management review follow.</summary>
    Applying,

    /// <summary>Phase 2, at its end: the head confirmed that the system is valid.</summary>
    Confirmed,

    /// <summary>Phase 3: announced by a decision, and to be made known.</summary>
    Announced,

    /// <summary>Phase 4: the lead unit was told and the announcement posted.</summary>
    Maintaining,

    /// <summary>Phase 4: the scope is another one than was announced.</summary>
    ReannounceDue,
}

/// <summary>A difference between what was announced and what is in force.</summary>
/// <param name="IsNew">In force and not announced; else announced and no longer in force.</param>
internal sealed record ScopeDifference(CoveredProcedure Procedure, bool IsNew);

/// <summary>A quality management system on its way, worked out of what was recorded of it and of what is in force.</summary>
internal sealed class SystemStand
{
    /// <summary>Where a system stands on a day.</summary>
    public static async Task<SystemStand> OfAsync(
        IsoDbContext db,
        QualitySystem system,
        ICoveredProcedures procedures,
        DateOnly day,
        CancellationToken ct
    ) => new(await Milestone.OfAsync(db, system.Id, ct), await procedures.ListAsync(db, day, ct), system.Scope);

    /// <param name="milestones">All of one system; those taken back count for nothing.</param>
    /// <param name="covered">Procedures in force today.</param>
    /// <param name="scope">What the system covers in words today; null when nobody wrote it.</param>
    public SystemStand(IReadOnlyList<Milestone> milestones, IReadOnlyList<CoveredProcedure> covered, string? scope)
    {
        Milestones = milestones;
        var stand = milestones.Where(m => m.WithdrawnAt is null).OrderBy(m => m.Day).ThenBy(m => m.Id).ToList();
        Applied = stand.LastOrDefault(m => m.Kind == MilestoneKind.Applied);
        Confirmed = stand.LastOrDefault(m => m.Kind == MilestoneKind.Confirmed);
        Announced = stand.LastOrDefault(m => m.Kind == MilestoneKind.Announced);
        Notified = Of(MilestoneKind.Notified);
        Posted = Of(MilestoneKind.Posted);
        if (Announced?.Announced is { } facts)
        {
            var then = facts.Covered.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            var now = covered.Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
            Differences =
            [
                .. covered.Where(c => !then.Contains(c.Code)).Select(c => new ScopeDifference(c, true)),
                .. facts.Covered.Where(c => !now.Contains(c.Code)).Select(c => new ScopeDifference(c, false)),
            ];
            // The words are compared only when somebody keeps them: the decision may say more than the record.
            HasOtherScope = scope is not null && !string.Equals(scope.Trim(), facts.Scope.Trim(), StringComparison.Ordinal);
        }

        Milestone? Of(MilestoneKind kind) => stand.LastOrDefault(m => m.Kind == kind && m.AnnouncementId == Announced?.Id);
    }

    /// <summary>Everything that was recorded, the newest first, what was taken back too.</summary>
    public IReadOnlyList<Milestone> Milestones { get; }
    public Milestone? Applied { get; }
    public Milestone? Confirmed { get; }
    public Milestone? Announced { get; }
    public Milestone? Notified { get; }
    public Milestone? Posted { get; }

    /// <summary>What came or went since the announcement.</summary>
    public IReadOnlyList<ScopeDifference> Differences { get; } = [];

    /// <summary>The words of the scope were changed since the announcement.</summary>
    public bool HasOtherScope { get; }

    public SystemPhase Phase =>
        (Applied, Confirmed, Announced) switch
        {
            (_, _, not null) when Differences.Count > 0 || HasOtherScope => SystemPhase.ReannounceDue,
            (_, _, not null) when Notified is not null && Posted is not null => SystemPhase.Maintaining,
            (_, _, not null) => SystemPhase.Announced,
            (_, not null, _) => SystemPhase.Confirmed,
            (not null, _, _) => SystemPhase.Applying,
            _ => SystemPhase.Building,
        };
}
