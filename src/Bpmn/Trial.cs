using System.Collections.Immutable;
using System.Text.Json;
using IsoDienTu.Bpmn.Playing;

namespace IsoDienTu.Bpmn;

/// <summary>What may be done next on a trial.</summary>
/// <param name="Kind">start | complete | back | serve | fail | retry | message | signal | timer | pick | finish.</param>
/// <param name="ElementId">Where; null for what is about no one element.</param>
/// <param name="About">The outcome's words, the target of a return, the message, signal or error, the step to pick; null when there is nothing to tell apart.</param>
/// <param name="Step">The step of a scenario that does it, as JSON.</param>
public sealed record TrialOffer(string Kind, string? ElementId, string? About, string Step)
{
    /// <summary>For timers: when it is due.</summary>
    public DateTimeOffset? Due { get; init; }
}

/// <summary>Where work rests on a trial.</summary>
/// <param name="Process">The process it belongs to: the one that is tried, or one that it called.</param>
/// <param name="Name">The element's name; its id when it has none.</param>
/// <param name="Since">When it came there.</param>
/// <param name="Due">When the step's term is over; null without a term.</param>
public sealed record TrialPlace(
    string Process,
    string ElementId,
    string Name,
    string? Role,
    TokenPhase Phase,
    DateTimeOffset Since,
    DateTimeOffset? Due
)
{
    /// <summary>What can be done there.</summary>
    public ImmutableArray<TrialOffer> Offers { get; init; } = [];
}

/// <summary>What happened on a trial.</summary>
/// <param name="Kind">The effect's name: OpenTask, CloseTask, CancelTask, CallService, CallProcess, StartTimer, Ran, Broadcast, Incident, Finish.</param>
/// <param name="About">A service, process, timer, signal or the cause of an incident.</param>
public sealed record TrialEvent(DateTimeOffset At, string Kind, string? ElementId, string? Name, string? About)
{
    /// <summary>The same in English, where it is a sentence.</summary>
    public string? AboutEn { get; init; }
}

/// <summary>Why a step could not be done.</summary>
/// <param name="Step">Its number from 0.</param>
public sealed record TrialProblem(int Step, string Message, string MessageEn);

/// <summary>A trial as it stands after some steps.</summary>
/// <param name="Now">The virtual clock.</param>
/// <param name="Status">New before the start; Running; Ended and the like when it is over.</param>
/// <param name="Passed">Elements of the main diagram work was at and has left.</param>
/// <param name="Offers">What can be done that belongs to no one place: the start, messages, signals, timers.</param>
/// <param name="Done">How many of the steps were done.</param>
/// <param name="Problem">Why the next one was not; null when all were.</param>
public sealed record TrialPicture(
    DateTimeOffset Now,
    InstanceStatus Status,
    ImmutableArray<TrialPlace> Places,
    ImmutableHashSet<string> Passed,
    ImmutableArray<TrialOffer> Offers,
    ImmutableArray<TrialEvent> Trail,
    ImmutableSortedDictionary<string, Value> Variables,
    int Done,
    TrialProblem? Problem
);

/// <summary>
/// Tries a process by hand before it is published, on the engine that will run it: the steps of a scenario played on a virtual clock, with
/// automatic steps waiting for an answer, and what can be done next. Nothing is kept; the steps are the whole state.
/// </summary>
public static class Trial
{
    /// <summary>More steps than anybody tries by hand.</summary>
    public const int MostSteps = 300;

    /// <summary>Inputs of the engine in one trial, so that hostile diagrams and steps cost no more than a moment.</summary>
    private const int MostInputs = 5_000;

    /// <param name="main">The diagram that is tried.</param>
    /// <param name="also">Diagrams it may call.</param>
    /// <param name="steps">Steps as in a scenario, as a JSON list.</param>
    /// <param name="workingTerm">When a working-time term that starts at an instant is due.</param>
    public static TrialPicture Play(
        ReadResult main,
        IReadOnlyList<ReadResult> also,
        string steps,
        Func<string, DateTimeOffset, DateTimeOffset?> workingTerm
    )
    {
        var stage = new Stage([main, .. also], null, workingTerm, held: true, MostInputs);
        var (done, problem) = (0, (TrialProblem?)null);
        try
        {
            var all = ScenarioFile.Read(steps);
            if (all.Count > MostSteps)
            {
                problem = new(MostSteps, $"Nhiều hơn {MostSteps} thao tác.", $"More than {MostSteps} steps.");
            }
            foreach (var step in all.Take(MostSteps))
            {
                stage.Refused = null;
                if (Steps.Play(stage, step) is { } miss)
                {
                    problem = Problem(done, stage, miss);
                    break;
                }
                done++;
            }
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            problem = new(done, "Bản ghi các thao tác không đọc được.", $"The steps cannot be read: {unreadable.Message}");
        }
        catch (StageExhaustedException)
        {
            problem = new(
                done,
                "Thao tác này làm quy trình chạy mãi không dừng; hãy xem lại hẹn giờ lặp và vòng lặp.",
                "This makes the process run without end; look at repeating timers and loops."
            );
        }
        return Picture.Of(stage, main, done, problem);
    }

    /// <summary>The scenario file of these steps, for <see cref="ScenarioPlayer"/>: it also says where the work rests after them.</summary>
    /// <param name="steps">As for <see cref="Play"/>; all of them must have been done.</param>
    public static string File(string steps, TrialPicture picture)
    {
        using var given = JsonDocument.Parse(steps);
        List<object> scenario = [.. given.RootElement.EnumerateArray()];
        scenario.Add(
            new
            {
                active = picture
                    .Places.Where(p => p.Offers.Any(o => o.Kind == "complete"))
                    .Select(p => p.ElementId)
                    .Order(StringComparer.Ordinal),
            }
        );
        scenario.Add(new { ended = picture.Status == InstanceStatus.Ended });
        return JsonSerializer.Serialize(new { services = "held", scenarios = new[] { scenario } }, Picture.Json);
    }

    private static TrialProblem Problem(int step, Stage stage, Miss miss) =>
        stage.Refused is { } refused
            ? new(step, refused.Message, refused.MessageEn)
            : new(step, $"Không làm được: {miss.Actual}", $"Not done: wanted {miss.Expected}; {miss.Actual}");
}
