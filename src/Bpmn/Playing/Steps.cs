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
        ["serve"] = [JsonValueKind.String],
        ["fail"] = [JsonValueKind.String],
        ["retry"] = [JsonValueKind.String],
        ["sendBack"] = [JsonValueKind.String],
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
            "message" => Judge(step, Deliver(stage, step)),
            "signal" => Judge(step, Broadcast(stage, step)),
            "enable" => Judge(step, Enable(stage, step)),
            "finishAdhoc" => Judge(step, FinishAdHoc(stage, step)),
            "serve" or "fail" or "retry" => Judge(step, Answering.Play(stage, step, Variables(step))),
            "sendBack" => Judge(step, Answering.SendBack(stage, step)),
            "advance" => Advance(stage, step),
            "setVar" => SetVariables(stage, step),
            "modify" => Judge(step, Modify(stage, step)),
            _ => Assertions.Hold(stage, step),
        };

    private static Miss? Start(Stage stage, Step step)
    {
        var problem = stage.Start(new Input.Start(null, step.Member("at")?.GetString()) { Variables = Value.Variables(step.Value) });
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

    /// <summary>To the longest waiting; where nobody waits, a process that begins with the message is started.</summary>
    private static string? Deliver(Stage stage, Step step)
    {
        var name = step.Value.GetString()!;
        var message = new Input.Message(name) { Variables = Variables(step) };
        if (!step.Has("startsProcess") && stage.Actors.Exists(a => stage.Act(a, message) is null))
        {
            return null;
        }
        var (found, problem) = StartBy(stage, step, EventKind.Message, name);
        return found ? problem : $"nobody waits for the message '{name}'";
    }

    /// <summary>To everybody who waits, and to every process that begins with the signal.</summary>
    private static string? Broadcast(Stage stage, Step step)
    {
        var name = step.Value.GetString()!;
        var signal = new Input.Signal(name) { Variables = Variables(step) };
        var heard = false;
        foreach (var actor in step.Has("startsProcess") ? [] : stage.Actors.ToList())
        {
            heard |= stage.Act(actor, signal) is null;
        }
        var (found, problem) = StartBy(stage, step, EventKind.Signal, name);
        return heard || found ? problem : $"nobody waits for the signal '{name}'";
    }

    private static (bool Found, string? Problem) StartBy(Stage stage, Step step, EventKind kind, string name) =>
        stage.StartBy(kind, name, step.Member("startsProcess")?.GetString(), new Input.Start { Variables = Variables(step) });

    private static string? Enable(Stage stage, Step step)
    {
        var id = step.Value.GetString()!;
        var (actor, token) = stage
            .Actors.SelectMany(a => a.Offers.Where(o => o.Steps.Contains(id)).Select(o => (a, o.Token)))
            .FirstOrDefault();
        return token is null
            ? $"'{id}' cannot be picked, only one of {Assertions.Show(Assertions.Enabled(stage))}"
            : stage.Act(actor, new Input.Enable(token.Id, id) { Variables = Variables(step) })?.MessageEn;
    }

    private static string? FinishAdHoc(Stage stage, Step step)
    {
        var id = step.Value.GetString()!;
        var (actor, token) = stage.Actors.SelectMany(a => a.Offers.Where(o => o.Token.At == id).Select(o => (a, o.Token))).FirstOrDefault();
        return token is null ? $"no ad-hoc sub-process '{id}' is open" : stage.Act(actor, new Input.FinishAdHoc(token.Id))?.MessageEn;
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
        var actor = stage.Actors.Find(a => a.IsRunning);
        return actor is null || stage.Act(actor, new Input.SetVariables { Variables = Value.Variables(step.Value) }) is not null
            ? new Miss("variables set", "no instance is running")
            : null;
    }

    private static string? Modify(Stage stage, Step step)
    {
        var cancel = step.Value.TryGetProperty("cancel", out var c) ? c.GetString() : null;
        var before = step.Value.TryGetProperty("startBefore", out var b) ? b.GetString() : null;
        Refusal? refused = null;
        var moved = stage.Actors.Exists(a => (refused = stage.Act(a, new Input.Move(cancel, before))) is null);
        return moved ? null : refused?.MessageEn ?? "no instance is running";
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Value> Variables(Step step) =>
        step.Member("variables") is { ValueKind: JsonValueKind.Object } variables ? Value.Variables(variables) : InstanceState.NoVariables;

    /// <summary>"rejected" may be true or a reason in words.</summary>
    private static bool WantsRefusal(Step step) => step.Member("rejected") is { ValueKind: JsonValueKind.True or JsonValueKind.String };

    /// <summary>Whether it went as the step says, which may want it to be refused.</summary>
    private static Miss? Judge(Step step, string? problem) =>
        WantsRefusal(step)
            ? problem is null
                ? new Miss($"{step} is refused", "it was accepted")
                : null
            : problem is null
                ? null
                : new Miss(step.ToString(), problem);
}
