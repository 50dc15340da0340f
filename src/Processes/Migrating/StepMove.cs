using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Processes.Designing;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What becomes of an open step: shown by the dry run and written by the move, so that both are the same.</summary>
/// <param name="Node">The element of the new diagram.</param>
/// <param name="Posts">To whom it is offered from now on.</param>
/// <param name="KeepsHolder">Whether whoever holds it goes on holding it.</param>
/// <param name="IsNobodys">Whether nobody who may do it holds any of the posts today.</param>
/// <param name="Barred">Who did the step that the new version keeps it apart from; null when nobody did.</param>
internal sealed record StepMove(
    OpenStepRow Step,
    Node Node,
    string Role,
    string? Term,
    int? Minutes,
    DateTimeOffset? DueAt,
    IReadOnlyList<Guid> Posts,
    bool KeepsHolder,
    bool IsNobodys,
    Guid? Barred
)
{
    public string No => Node.Step?.Number ?? "";
    public string Name => Node.Name;

    public bool ChangesDue => DueAt is null != Step.DueAt is null || (DueAt is { } due && !Recounting.Same(due, Step.DueAt!.Value));

    /// <param name="holders">Who holds which post today.</param>
    public static StepMove Of(
        OpenStepRow step,
        Effect.CarryTask carried,
        Versioned design,
        IReadOnlyList<Rest> rests,
        WorkSchedule schedule,
        ILookup<Guid, Guid> holders,
        Guid? barred
    )
    {
        var node = design.To.Diagram.FindNode(carried.ElementId)!;
        var posts = design.To.PostsOf(node.RoleLane?.Id);
        var before = design.From.PostsOf(design.From.Diagram.FindNode(carried.FromId)?.RoleLane?.Id);
        var isPersons = step.Kind is "human" or "choice";
        var keeps =
            step.HolderId is not { } holder
            || (holder != barred && (posts.ToHashSet().SetEquals(before) || posts.Any(p => holders[p].Contains(holder))));
        var (term, minutes) = (node.Step?.Term ?? carried.People.DueDate, node.Step?.Minutes);
        return new StepMove(
            step,
            node,
            node.Step?.Role ?? node.RoleLane?.Name ?? "",
            term,
            minutes,
            Due(step, term, minutes, isPersons, rests, schedule),
            isPersons ? posts : [],
            keeps,
            isPersons && !posts.Any(p => holders[p].Any(h => h != barred)),
            barred
        );
    }

    /// <summary>Counted from when the step was received, moved by the time the clock stood still since; a term that stays keeps its due instant.</summary>
    private static DateTimeOffset? Due(
        OpenStepRow step,
        string? term,
        int? minutes,
        bool isPersons,
        IReadOnlyList<Rest> rests,
        WorkSchedule schedule
    )
    {
        if (!isPersons || (term == step.Term && minutes == step.Minutes))
        {
            return step.DueAt;
        }

        var open = new OpenTerm
        {
            Start = step.ReceivedAt,
            Due = step.DueAt ?? step.ReceivedAt,
            Rests = step.Kind == "human" ? rests : [],
        };
        return Recounting.Counted(open, schedule, Running.Tasks.Due(schedule, term, minutes, step.ReceivedAt), 0)?.ToUniversalTime();
    }
}

/// <summary>The version that is left and the one that is gone to.</summary>
internal sealed record Versioned(PublishedVersion From, PublishedVersion To)
{
    private readonly Dictionary<(MigrationPlan Plan, string Element), IReadOnlySet<string>> sources = [];

    /// <summary>Who did last the step that an element of the new version is kept apart from; null where it is kept apart from none, or nobody did it.</summary>
    /// <param name="done">The latest last.</param>
    public Guid? Barred(string elementId, MigrationPlan plan, IReadOnlyList<DoneStepRow> done)
    {
        if (To.Diagram.FindNode(elementId)?.Step?.NotSameAs is not { } apart)
        {
            return null;
        }

        if (!sources.TryGetValue((plan, apart), out var places))
        {
            // What was done on a version before the old one may bear the new id already.
            string[] all = [.. Engine.MigrationSources(From.Diagram, To.Diagram, plan, apart), apart];
            sources[(plan, apart)] = places = all.ToHashSet(StringComparer.Ordinal);
        }

        return done.LastOrDefault(d => places.Contains(d.ElementId))?.Person;
    }
}
