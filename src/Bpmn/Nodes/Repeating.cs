using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>
/// Multi-instance and standard loops. A token rests at the activity for the whole; each run is a scope of its own under that token, in which
/// a second token runs the same activity once.
/// </summary>
internal static class Repeating
{
    public const int MaxRuns = 1_000;

    public const string Counter = "loopCounter";

    public static void Begin(Run run, Node node, Mover mover)
    {
        var (start, trouble) = Plan(run, node, mover);
        if ((trouble ?? Events.Check(run, node.Boundaries, mover)) is { } found)
        {
            run.Stick(node, mover, found);
            return;
        }
        if (start is null)
        {
            run.Leave(node, mover);
            return;
        }
        var token = run.Replace(run.Rest(node, mover, TokenPhase.Inside), t => t with { Repeat = start });
        Events.Arm(run, node.Boundaries, token);
        var first = node.Loop == LoopKind.Parallel ? start.Total!.Value : 1;
        for (var i = 0; i < first; i++)
        {
            token = OneMore(run, node, token);
        }
    }

    /// <summary>One run is over: another follows, or the whole is.</summary>
    public static void RunDone(Run run, Node node, Token whole, Scope inside)
    {
        var repeat = whole.Repeat!;
        whole = run.Replace(whole, t => t with { Repeat = repeat with { Completed = repeat.Completed + 1 } });
        Collect(run, node, whole, inside);
        var enough = Holds(run, node, whole, node.Repeats!.Done, inside.Locals) || !GoesOn(run, node, whole);
        if (enough)
        {
            Finish(run, node, whole);
        }
        else if (node.Loop != LoopKind.Parallel)
        {
            OneMore(run, node, whole);
        }
    }

    /// <summary>An operator asks for the completion condition once more, after it could not be worked out.</summary>
    public static void LookAgain(Run run, Node node, Token whole)
    {
        if (Holds(run, node, whole, node.Repeats!.Done, InstanceState.NoVariables))
        {
            Finish(run, node, whole);
        }
    }

    private static void Finish(Run run, Node node, Token whole)
    {
        if (node.Behaviour!.IsHuman)
        {
            run.NoteDone(node, whole.ScopeId);
        }
        run.Leave(node, run.Lift(whole));
    }

    /// <summary>Whether runs are open or still to come, once the last one ended.</summary>
    private static bool GoesOn(Run run, Node node, Token whole)
    {
        var repeat = whole.Repeat!;
        return repeat.Total is { } total
            ? repeat.Completed < total
            : repeat.Completed < (node.Repeats!.Maximum ?? MaxRuns) && Wanted(run, node, whole, repeat.Completed);
    }

    /// <summary>How many runs there will be; null when there is none.</summary>
    private static (Repetition? Start, Trouble? Trouble) Plan(Run run, Node node, Mover mover)
    {
        var names = run.Names(mover);
        var facts = node.Repeats!;
        try
        {
            if (node.Loop == LoopKind.Standard)
            {
                var wanted = !facts.TestBefore || (facts.Maximum != 0 && (facts.While?.Holds(Counting(names, 0)) ?? true));
                return (wanted ? new Repetition(null, 0, 0) : null, null);
            }
            var items = facts.Collection?.Work(names);
            var count = items switch
            {
                Value.List list => Value.Of(list.Items.Length),
                Value.Nothing when facts.Count is null => throw new ExpressionError(
                    null,
                    "danh sách để lặp chưa có dữ liệu",
                    "the collection to repeat over is not set"
                ),
                null or Value.Nothing => facts.Count?.Work(names) ?? Value.Null,
                // A text or number is no list, even if it would do as a number of runs.
                _ => Value.Of($"{items}"),
            };
            return count is Value.Number { Amount: >= 0 and <= MaxRuns } number && number.Amount % 1 == 0
                ? (
                    number.Amount == 0 ? null : new Repetition((int)number.Amount, 0, 0) { Items = items is Value.List of ? of.Items : [] },
                    null
                )
                : throw new ExpressionError(
                    null,
                    $"số lần lặp '{count}' không phải số nguyên từ 0 đến {MaxRuns:N0} và không phải danh sách",
                    $"'{count}' is neither a list nor a whole number from 0 to {MaxRuns:N0}, so it says no number of runs"
                );
        }
        catch (ExpressionError error)
        {
            return (null, Trouble.Expression(node, error));
        }
    }

    private static Token OneMore(Run run, Node node, Token whole)
    {
        var repeat = whole.Repeat!;
        var locals = InstanceState.NoVariables.SetItem(Counter, Value.Of(repeat.Started));
        if (!repeat.Items.IsEmpty && node.Repeats!.Item is { } item)
        {
            locals = locals.SetItem(item, repeat.Items[0]);
        }
        var scope = new Scope(run.NextNumber(), whole.Id) { Locals = locals };
        run.Scopes.Add(scope);
        run.Arrive(node, new Mover(scope.Id, whole.Outcome));
        return run.Replace(
            whole,
            t =>
                t with
                {
                    Repeat = repeat with { Started = repeat.Started + 1, Items = repeat.Items.IsEmpty ? [] : repeat.Items.RemoveAt(0) },
                }
        );
    }

    private static bool Wanted(Run run, Node node, Token whole, int counter) =>
        node.Repeats!.While is null
        || Holds(run, node, whole, node.Repeats.While, InstanceState.NoVariables.SetItem(Counter, Value.Of(counter)));

    /// <summary>A condition that cannot be worked out does not hold, and the administrator is told.</summary>
    private static bool Holds(Run run, Node node, Token whole, Expression? condition, ImmutableSortedDictionary<string, Value> locals)
    {
        if (condition is null)
        {
            return false;
        }
        var repeat = whole.Repeat!;
        var names = run.Names(new Mover(whole.ScopeId, whole.Outcome));
        try
        {
            return condition.Holds(name =>
                name switch
                {
                    "nrOfInstances" or "numberOfInstances" => Value.Of(repeat.Total ?? repeat.Started),
                    "nrOfCompletedInstances" or "numberOfCompletedInstances" => Value.Of(repeat.Completed),
                    "nrOfActiveInstances" or "numberOfActiveInstances" => Value.Of(repeat.Started - repeat.Completed),
                    _ => locals.GetValueOrDefault(name) ?? names(name),
                }
            );
        }
        catch (ExpressionError error)
        {
            run.Report(whole, Trouble.Expression(node, error));
            return false;
        }
    }

    private static void Collect(Run run, Node node, Token whole, Scope inside)
    {
        if (node.Repeats!.Output is not { } output)
        {
            return;
        }
        var names = run.Names(new Mover(whole.ScopeId, whole.Outcome));
        try
        {
            var result = output.Result.Work(name => inside.Locals.GetValueOrDefault(name) ?? names(name));
            var sofar = whole.Repeat!.Completed == 1 || names(output.Name) is not Value.List list ? [] : list.Items;
            run.Set(output.Name, new Value.List(sofar.Add(result)), whole.ScopeId);
        }
        catch (ExpressionError error)
        {
            run.Report(whole, Trouble.Expression(node, error));
        }
    }

    private static Lookup Counting(Lookup names, int counter) => name => name == Counter ? Value.Of(counter) : names(name);
}
