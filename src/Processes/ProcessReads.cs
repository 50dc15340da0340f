using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes;

/// <summary>A task in somebody's inbox.</summary>
/// <param name="Clock">What is left of the step's term now.</param>
/// <param name="From">Who handed it on.</param>
/// <param name="HeldBy">Name of the person who took it, or null.</param>
public sealed record InboxRow(
    Guid TaskId,
    Guid InstanceId,
    string SubjectKind,
    Guid SubjectId,
    string SubjectCode,
    string Title,
    string StepNo,
    string StepName,
    DateTimeOffset ReceivedAt,
    Deadline? Clock,
    string? From,
    Guid? HolderId,
    string? HeldBy
)
{
    /// <summary>Name of the one in whose stead the reader may do it; null when it is their own to do.</summary>
    public string? InPlaceOf { get; init; }
}

/// <summary>Tasks of a list: all, and of them those past their term, near its end, and due today. One near its end may be due today as well.</summary>
public sealed record InboxCount(int All, int Late, int Near, int Today);

/// <summary>One pass of a step: who had it, when, against which term.</summary>
/// <param name="Kind">human, applicant, message or choice; outside for what another agency does, whose name is then the role.</param>
/// <param name="State">Open, Done, SentBack or Cancelled.</param>
/// <param name="NormMinutes">The step's term in working minutes; null when it has none.</param>
/// <param name="TakenMinutes">Working minutes used; null while open.</param>
public sealed record StepPass(
    Guid TaskId,
    string ElementId,
    string StepNo,
    string Name,
    string Role,
    string Kind,
    string State,
    string? Person,
    string? Post,
    string? FromName,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    int? NormMinutes,
    int? TakenMinutes,
    string? OutcomeLabel,
    string? Comment
)
{
    /// <summary>Why it was completed late, in the words of whoever did it; null when it was not.</summary>
    public string? LateReason { get; init; }

    /// <summary>That it was entered later than it was done; null when it was not.</summary>
    public EnteredLater? Later { get; init; }

    /// <summary>What its button asked for, when it was completed; null when that was nothing.</summary>
    public StepAnswers? Answers { get; init; }
}

/// <summary>A stop of the clock.</summary>
/// <param name="Minutes">Working minutes it lasted; null while it lasts.</param>
public sealed record PauseInfo(
    string Reason,
    string Words,
    string? Evidence,
    DateTimeOffset From,
    DateTimeOffset? To,
    int? Minutes,
    string By
);

/// <summary>An instance as readers see it.</summary>
/// <param name="Status">Running, Completed, Refused, Cancelled, or Failed: a called one that ended by an error its caller is told.</param>
public sealed record InstanceInfo(
    Guid Id,
    Guid DefinitionVersionId,
    string Status,
    string SubjectCode,
    string Title,
    DateTimeOffset StartedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? PausedSince,
    string? PauseWords,
    IReadOnlyList<PauseInfo> Pauses
)
{
    /// <summary>How the promise moved with the calendar or by a paper, the oldest first.</summary>
    public IReadOnlyList<MovedPromise> Moves { get; init; } = [];
}

/// <summary>A promise that moved with the calendar or by a paper.</summary>
/// <param name="Reason">The day with the number and date of its decree, or the paper with its reason.</param>
/// <param name="By">Who decreed, withdrew or signed it.</param>
/// <param name="Before">The promise until then (UTC).</param>
/// <param name="After">The promise from then on (UTC).</param>
public sealed record MovedPromise(string Reason, string By, DateTimeOffset Before, DateTimeOffset After, DateTimeOffset At)
{
    /// <summary>By a day off or a make-up day; false for a paper.</summary>
    public bool IsOfCalendar { get; init; } = true;
}

/// <summary>Where running work stands, for looking ahead.</summary>
/// <param name="IsPaused">Its clock rests.</param>
/// <param name="Seen">Printed numbers of the steps that have been opened.</param>
/// <param name="OpenDue">The last due instant of its open steps (UTC); null when none has one.</param>
public sealed record WorkPlace(Guid InstanceId, bool IsPaused, IReadOnlyCollection<string> Seen, DateTimeOffset? OpenDue);

/// <summary>Reads running and finished work; every call runs inside a transaction of the agency it is asked for.</summary>
public static class ProcessReads
{
    /// <summary>Open tasks offered to any of the principals or held by the person: most urgent first, those whose clock rests last.</summary>
    /// <param name="measure">The agency's, for what is left.</param>
    public static Task<IReadOnlyList<InboxRow>> InboxAsync(
        IsoDbContext db,
        Actor actor,
        Measure measure,
        int limit = 500,
        CancellationToken ct = default
    ) => InboxQuery.RunAsync(db, Mine(actor, measure), 0, limit, ct);

    /// <summary>How many open tasks wait for these principals.</summary>
    public static Task<InboxCount> CountAsync(IsoDbContext db, Actor actor, Measure measure, CancellationToken ct = default) =>
        InboxQuery.CountAsync(db, Mine(actor, measure), ct);

    private static InboxSelection Mine(Actor actor, Measure measure) => new(InboxOf.Mine, actor, actor.Principals, measure);

    /// <summary>All passes of all steps of the latest instance about a subject and of what it called, in order.</summary>
    public static async Task<IReadOnlyList<StepPass>> HistoryAsync(
        IsoDbContext db,
        string subjectKind,
        Guid subjectId,
        CancellationToken ct = default
    )
    {
        var instance = await Latest(db, subjectKind, subjectId, ct);
        return instance is null
            ? []
            : await Passes.ReadAsync(
                db,
                db.Set<InstanceRow>()
                    .Where(i =>
                        i.SubjectId == subjectId
                        && i.SubjectKind == subjectKind
                        && (i.Id == instance.Id || (i.CallerInstance != null && i.StartedAt >= instance.StartedAt))
                    )
                    .Select(i => i.Id),
                ct
            );
    }

    /// <summary>All passes of all steps of an instance, in order.</summary>
    public static Task<IReadOnlyList<StepPass>> HistoryOfAsync(IsoDbContext db, Guid instanceId, CancellationToken ct = default) =>
        Passes.ReadAsync(db, db.Set<InstanceRow>().Where(i => i.Id == instanceId).Select(i => i.Id), ct);

    /// <summary>The steps officials do in the drawing on which an instance runs; empty when the agency has no such instance.</summary>
    public static async Task<IReadOnlyList<DrawnStep>> StepsOfAsync(IsoDbContext db, Guid instanceId, CancellationToken ct = default)
    {
        var version = await db.Set<InstanceRow>().Where(i => i.Id == instanceId).Select(i => i.DefinitionVersionId).FirstOrDefaultAsync(ct);
        return await Definitions.StepsAsync(db, version, ct);
    }

    /// <summary>The latest instance about a subject, or null.</summary>
    public static async Task<InstanceInfo?> InstanceAsync(
        IsoDbContext db,
        string subjectKind,
        Guid subjectId,
        CancellationToken ct = default
    )
    {
        return await Latest(db, subjectKind, subjectId, ct) is { } row ? await TellAsync(db, row, ct) : null;
    }

    internal static async Task<InstanceInfo> TellAsync(IsoDbContext db, InstanceRow row, CancellationToken ct)
    {
        var pauses = await db.Set<PauseRow>().Where(p => p.InstanceId == row.Id).OrderBy(p => p.FromAt).ToListAsync(ct);
        var moves = await db.Set<DeadlineMoveRow>()
            .Where(m => m.InstanceId == row.Id && m.Number == 0)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Act)
            .Select(m => new MovedPromise(m.Reason, m.ByName, m.DueBefore, m.DueAfter, m.At) { IsOfCalendar = m.DayId != null })
            .ToListAsync(ct);
        return new InstanceInfo(
            row.Id,
            row.DefinitionVersionId,
            row.Status,
            row.SubjectCode,
            row.Title,
            row.StartedAt,
            row.DueAt,
            row.EndedAt,
            row.PausedSince,
            row.PauseReason,
            [.. pauses.Select(p => new PauseInfo(p.Reason, p.Words, p.Evidence, p.FromAt, p.ToAt, p.Minutes, p.ByName))]
        )
        {
            Moves = moves,
        };
    }

    /// <summary>States of the drawing's elements for a subject's latest instance, by element id: done, here, late, paused.</summary>
    public static async Task<(Guid VersionId, IReadOnlyDictionary<string, string> States)?> PlaceAsync(
        IsoDbContext db,
        string subjectKind,
        Guid subjectId,
        DateTimeOffset now,
        CancellationToken ct = default
    )
    {
        return await Latest(db, subjectKind, subjectId, ct) is { } instance ? await PlaceOfAsync(db, instance, now, ct) : null;
    }

    internal static async Task<(Guid VersionId, IReadOnlyDictionary<string, string> States)> PlaceOfAsync(
        IsoDbContext db,
        InstanceRow instance,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pass in await HistoryOfAsync(db, instance.Id, ct))
        {
            states[pass.ElementId] =
                pass.State != "Open" ? "done"
                : instance.PausedSince is not null ? "paused"
                : pass.DueAt < now ? "late"
                : "here";
        }

        return (instance.DefinitionVersionId, states);
    }

    /// <summary>Where many running instances stand, by one statement; ended ones are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, WorkPlace>> PlacesAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> instances,
        CancellationToken ct = default
    )
    {
        var rows = await db.Set<InstanceRow>()
            .Where(i => instances.Contains(i.Id) && i.Status == "Running")
            .Select(i => new
            {
                i.Id,
                i.PausedSince,
                Seen = db.Set<TaskRow>().Where(t => t.InstanceId == i.Id).Select(t => t.StepNo).Distinct().ToList(),
                OpenDue = db.Set<TaskRow>().Where(t => t.InstanceId == i.Id && t.State == "Open").Max(t => t.DueAt),
            })
            .ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => new WorkPlace(r.Id, r.PausedSince is not null, r.Seen, r.OpenDue));
    }

    private static Task<InstanceRow?> Latest(IsoDbContext db, string kind, Guid id, CancellationToken ct) =>
        db.Set<InstanceRow>()
            .Where(i => i.SubjectKind == kind && i.SubjectId == id && i.CallerInstance == null)
            .OrderByDescending(i => i.StartedAt)
            .FirstOrDefaultAsync(ct);
}
