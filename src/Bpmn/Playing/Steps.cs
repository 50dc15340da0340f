using System.Collections.Frozen;
using System.Text.Json;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>What should have been and what was.</summary>
internal sealed record Miss(string Expected, string Actual);

/// <summary>Plays one step: does what it says, or holds its assertion against the stage.</summary>
internal static class Steps
{
    /// <summary>Every kind of step with the JSON kinds its value may have.</summary>
    public static readonly FrozenDictionary<string, JsonValueKind[]> Kinds = new Dictionary<string, JsonValueKind[]>(StringComparer.Ordinal)
    {
        ["start"] = [JsonValueKind.Object],
        ["complete"] = [JsonValueKind.String],
        ["message"] = [JsonValueKind.String],
        ["signal"] = [JsonValueKind.String],
        ["advance"] = [JsonValueKind.String],
        ["setVar"] = [JsonValueKind.Object],
        ["modify"] = [JsonValueKind.Object],
        ["enable"] = [JsonValueKind.String],
        ["finishAdhoc"] = [JsonValueKind.String],
        ["active"] = [JsonValueKind.Array],
        ["waiting"] = [JsonValueKind.Array],
        ["timers"] = [JsonValueKind.Number],
        ["instances"] = [JsonValueKind.Number],
        ["enabled"] = [JsonValueKind.Array],
        ["ran"] = [JsonValueKind.String],
        ["candidates"] = [JsonValueKind.Object],
        ["assignee"] = [JsonValueKind.String, JsonValueKind.Null],
        ["assignees"] = [JsonValueKind.Array],
        ["ended"] = [JsonValueKind.True, JsonValueKind.False],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Miss? Play(Stage stage, Step step) =>
        step.Kind switch
        {
            "start" => Start(stage, step),
            "complete" => Complete(stage, step),
            "message" => Deliver(stage, step),
            "advance" => Advance(stage, step),
            "setVar" => SetVariables(stage, step),
            "modify" => Modify(stage, step),
            // No element of this language waits for a signal or offers steps to pick.
            "signal" or "enable" or "finishAdhoc" => Refused(step, $"nothing waits for {step.Kind} '{step.Value.GetString()}'"),
            _ => Assertions.Hold(stage, step),
        };

    private static Miss? Start(Stage stage, Step step)
    {
        var problem = stage.Start(new Input.Start { Variables = Value.Variables(step.Value) });
        if (step.Member("error") is not { } error)
        {
            return problem is null ? null : new Miss("started", problem);
        }
        var text = error.GetString() ?? "";
        return problem is not null && problem.Contains(text, StringComparison.Ordinal)
            ? null
            : new Miss($"not started, because of {text}", problem ?? "started");
    }

    private static Miss? Complete(Stage stage, Step step)
    {
        var id = step.Value.GetString()!;
        var times = step.Member("times") is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : 1;
        for (var i = 0; i < times; i++)
        {
            var (actor, task) = stage.Actors.SelectMany(a => a.OpenTasks.Select(t => (a, t))).FirstOrDefault(o => o.t.At == id);
            if (task is null)
            {
                return new Miss($"{id} is open", Assertions.Show(Assertions.Active(stage)));
            }
            var input = new Input.Complete(task.Id, step.Member("outcome")?.GetString()) { Variables = Variables(step) };
            if (stage.Act(actor, input) is { } refused)
            {
                return new Miss($"{id} is completed", refused.MessageEn);
            }
        }
        return null;
    }

    private static Miss? Deliver(Stage stage, Step step)
    {
        var name = step.Value.GetString()!;
        if (step.Member("startsProcess") is { } process)
        {
            return Refused(step, $"no process '{process}' starts by a message");
        }
        var taken = stage.Actors.Exists(a => stage.Act(a, new Input.Message(name) { Variables = Variables(step) }) is null);
        return taken ? Accepted(step) : Refused(step, $"nobody waits for the message '{name}'");
    }

    private static Miss? Advance(Stage stage, Step step)
    {
        var duration = step.Value.GetString()!;
        var until =
            Iso8601.After(stage.Now, duration)
            ?? throw new FormatException($"'{duration}' in advance is no ISO 8601 duration such as PT1H5S (100 years at most).");
        return stage.Advance(until) ? null : new Miss($"the clock advances by {duration}", "timers fire without end");
    }

    private static Miss? SetVariables(Stage stage, Step step)
    {
        var actor = stage.Actors.Find(a => a.State.Status == InstanceStatus.Running);
        return actor is null || stage.Act(actor, new Input.SetVariables { Variables = Value.Variables(step.Value) }) is not null
            ? new Miss("variables set", "no instance is running")
            : null;
    }

    private static Miss? Modify(Stage stage, Step step)
    {
        var cancel = step.Value.TryGetProperty("cancel", out var c) ? c.GetString() : null;
        var before = step.Value.TryGetProperty("startBefore", out var b) ? b.GetString() : null;
        Refusal? refused = null;
        var moved = stage.Actors.Exists(a => (refused = stage.Act(a, new Input.Move(cancel, before))) is null);
        return moved ? Accepted(step) : Refused(step, refused?.MessageEn ?? "no instance is running");
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Value> Variables(Step step) =>
        step.Member("variables") is { ValueKind: JsonValueKind.Object } variables ? Value.Variables(variables) : InstanceState.NoVariables;

    /// <summary>"rejected" may be true or a reason in words.</summary>
    private static bool WantsRefusal(Step step) => step.Member("rejected") is { ValueKind: JsonValueKind.True or JsonValueKind.String };

    private static Miss? Refused(Step step, string why) => WantsRefusal(step) ? null : new Miss(step.ToString(), why);

    private static Miss? Accepted(Step step) => WantsRefusal(step) ? new Miss($"{step} is refused", "it was accepted") : null;
}
