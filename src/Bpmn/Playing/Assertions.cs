using System.Text.Json;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>Holds assertion steps against the stage.</summary>
internal static class Assertions
{
    public static Miss? Hold(Stage stage, Step step) =>
        step.Kind switch
        {
            "active" => Same(step, Active(stage)),
            "waiting" => Same(step, Waiting(stage)),
            "enabled" => Same(step, Enabled(stage)),
            "assignees" => Same(step, Assignees(stage)),
            "timers" => Number(step, stage.Actors.Sum(a => a.State.Waits.Count(w => a.Diagram.FindNode(w.At)?.Event == EventKind.Timer))),
            "instances" => Number(step, stage.Actors.Count(a => a.IsRunning)),
            "ran" => Ran(stage, step),
            "assignee" => Assignee(stage, step),
            "candidates" => Candidates(stage, step),
            _ => Ended(stage, step),
        };

    /// <summary>The multiset of open user, manual and receive tasks.</summary>
    public static List<string> Active(Stage stage) => Sorted(stage.Actors.SelectMany(a => a.OpenTasks).Select(t => t.At));

    /// <summary>The steps of open ad-hoc sub-processes that may be picked now.</summary>
    public static List<string> Enabled(Stage stage) => Sorted(stage.Actors.SelectMany(a => a.Offers).SelectMany(o => o.Steps));

    public static string Show(IEnumerable<string> ids) => $"[{string.Join(", ", ids)}]";

    /// <summary>Armed catch events: where a token waits for an event, on the border of running activities, and of event sub-processes.</summary>
    private static List<string> Waiting(Stage stage) => Sorted(stage.Actors.SelectMany(a => a.State.Waits).Select(w => w.At));

    private static List<string> Assignees(Stage stage) => Sorted(Open(stage).Select(o => o.People.Assignee).OfType<string>());

    private static IEnumerable<(string At, Assignment People)> Open(Stage stage) =>
        stage.Actors.SelectMany(a => a.OpenTasks.Select(t => (t.At, a.People.GetValueOrDefault(t.Id, Assignment.None))));

    private static List<string> Sorted(IEnumerable<string> words) => [.. words.Order(StringComparer.Ordinal)];

    private static List<string> Words(JsonElement list) =>
        Sorted(
            list.EnumerateArray().Select(e => e.GetString() ?? throw new FormatException($"{list.GetRawText()} is not a list of texts."))
        );

    private static Miss? Same(Step step, List<string> actual)
    {
        var expected = Words(step.Value);
        return expected.SequenceEqual(actual) ? null : new Miss($"{step.Kind} {Show(expected)}", Show(actual));
    }

    private static Miss? Number(Step step, int actual) =>
        step.Value.TryGetInt32(out var expected) && expected == actual ? null : new Miss($"{step.Kind} {step.Value}", $"{actual}");

    private static Miss? Ran(Stage stage, Step step)
    {
        var id = step.Value.GetString()!;
        var actual = stage.Ran.GetValueOrDefault(id);
        var holds = step.Member("times") is { ValueKind: JsonValueKind.Number } times
            ? times.TryGetInt32(out var n) && n == actual
            : actual > 0;
        return holds ? null : new Miss(step.ToString(), $"{id} ran {actual} times");
    }

    private static Miss? Assignee(Stage stage, Step step)
    {
        var expected = step.Value.GetString();
        var actual = Open(stage).Select(o => o.People.Assignee).ToList();
        return actual.Contains(expected) ? null : new Miss($"assignee {expected}", Show(actual.Select(a => a ?? "nobody")));
    }

    private static Miss? Candidates(Stage stage, Step step)
    {
        foreach (var task in step.Value.EnumerateObject())
        {
            if (Open(stage).Where(o => o.At == task.Name).Select(o => o.People).FirstOrDefault() is not { } people)
            {
                return new Miss($"{task.Name} is open", Show(Active(stage)));
            }
            foreach (var (name, actual) in new[] { ("users", people.CandidateUsers), ("groups", people.CandidateGroups) })
            {
                if (task.Value.TryGetProperty(name, out var expected) && !Words(expected).SequenceEqual(Sorted(actual)))
                {
                    return new Miss($"{task.Name} {name} {Show(Words(expected))}", Show(Sorted(actual)));
                }
            }
        }
        return null;
    }

    private static Miss? Ended(Stage stage, Step step)
    {
        // What was called and withdrawn with its caller has ended as well; what nobody called has to come to its end.
        var actual =
            stage.Actors.Count > 0
            && stage.Actors.TrueForAll(a => a.State.Status == InstanceStatus.Ended || (a.Caller is not null && !a.IsRunning));
        var incidents = stage.Incidents.Count > 0 ? "; incidents: " + string.Join(" ", stage.Incidents) : "";
        return actual == step.Value.GetBoolean()
            ? null
            : new Miss(
                $"ended {step.Value}",
                actual ? "ended" : $"active {Show(Active(stage))}, waiting {Show(Waiting(stage))}{incidents}"
            );
    }
}
