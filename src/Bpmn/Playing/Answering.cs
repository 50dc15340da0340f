using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>Steps that stand in for the host: an automatic step's answer, its failure, another try, and a person who sends work back.</summary>
internal static class Answering
{
    /// <summary>Plays a step of the kind serve, fail or retry; gives the reason when it does not fit.</summary>
    public static string? Play(Stage stage, Step step, ImmutableSortedDictionary<string, Value> variables)
    {
        var id = step.Value.GetString()!;
        var (actor, token) = stage
            .Actors.SelectMany(a => a.State.Tokens.Where(t => t.At == id && Fits(stage, a, t, step.Kind)).Select(t => (a, t)))
            .FirstOrDefault();
        return token is null ? $"'{id}' waits for no answer" : stage.Act(actor, Input(actor, token, step, variables))?.MessageEn;
    }

    /// <summary>A person sends the work at one step back to another.</summary>
    public static string? SendBack(Stage stage, Step step)
    {
        var id = step.Value.GetString()!;
        var (actor, task) = stage.Actors.SelectMany(a => a.OpenTasks.Where(t => t.At == id).Select(t => (a, t))).FirstOrDefault();
        return task is null ? $"{id} is not open"
            : step.Member("to")?.GetString() is not { } target ? "'sendBack' needs 'to'"
            : stage
                .Act(
                    actor,
                    new Input.SendBack(task.Id, target, step.Member("thenBack") is { ValueKind: System.Text.Json.JsonValueKind.True })
                )
                ?.MessageEn;
    }

    private static bool Fits(Stage stage, Actor actor, Token token, string kind) =>
        kind == "retry"
            ? Engine.MayRetry(actor.Diagram, actor.State, token.Id)
            : token.Phase == TokenPhase.Open && stage.IsHeld(actor, token);

    private static Input Input(Actor actor, Token token, Step step, ImmutableSortedDictionary<string, Value> variables) =>
        step.Kind switch
        {
            "retry" => new Input.Retry(token.Id),
            "fail" => new Input.ServiceFailed(
                token.Id,
                step.Member("reason")?.GetString() ?? "the scenario lets it fail",
                step.Member("code")?.GetString()
            ),
            _ when actor.Diagram.FindNode(token.At)!.Kind == NodeKind.CallActivity => new Input.CalledEnded(token.Id)
            {
                Variables = variables,
            },
            _ => new Input.ServiceDone(token.Id) { Variables = variables },
        };
}
