using System.Collections.Immutable;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Remembers what can be undone, and undoes it: the latest first, one after the other, each completed run once.</summary>
internal static class Compensating
{
    /// <summary>An activity was completed.</summary>
    /// <param name="inner">For a sub-process: what was completed inside it.</param>
    public static void Note(Run run, Node node, long scopeId, ImmutableArray<Undo> inner)
    {
        var handled = HandlerOf(node) is not null;
        if (!handled && inner.IsEmpty && UndoerOf(node) is null)
        {
            return;
        }
        var scope = run.ScopeOf(scopeId)!;
        var locals = InstanceState.NoVariables;
        if (run.IsOneRun(node, scopeId))
        {
            locals = scope.Locals;
            scope = run.ScopeOf(run.HostOf(scope)!.ScopeId)!;
        }
        run.Replace(scope, s => s with { Undo = s.Undo.Add(new Undo(node.Id) { Locals = locals, Inner = handled ? [] : inner }) });
    }

    /// <summary>A token rests at an event that has things undone: in its own scope, and from within an event sub-process in that around it.</summary>
    public static void Begin(Run run, Token token, string? activityId)
    {
        var found = new List<Undo>();
        for (var scope = run.ScopeOf(token.ScopeId); scope is not null; )
        {
            var wanted = scope.Undo.Where(u => activityId is null || u.At == activityId).ToList();
            found.AddRange(Enumerable.Reverse(wanted));
            run.Replace(scope, s => s with { Undo = s.Undo.RemoveRange(wanted) });
            var host = run.HostOf(scope);
            scope = host is not null && run.NodeOf(host.At).Kind == NodeKind.EventSubProcess ? run.ScopeOf(host.ScopeId) : null;
        }
        ImmutableArray<Undo> steps = [.. found.SelectMany(u => Steps(run, u, InstanceState.NoVariables))];
        Next(run, run.NodeOf(token.At), token, new Scope(run.NextNumber(), token.Id) { Undoing = steps });
    }

    /// <summary>Undoes the next, or goes on when there is none.</summary>
    public static void Next(Run run, Node node, Token token, Scope undoing)
    {
        if (undoing.Undoing.IsEmpty)
        {
            if (node.Behaviour is CancelEnd)
            {
                CancelEnd.Leave(run, node, token);
            }
            else
            {
                run.Leave(node, run.Lift(token));
            }
            return;
        }
        var step = undoing.Undoing[0];
        run.Scopes.Add(undoing with { Undoing = undoing.Undoing.RemoveAt(0), Locals = step.Locals });
        var undoer = run.NodeOf(step.At);
        if (undoer.Kind == NodeKind.EventSubProcess)
        {
            EventSubProcess.Begin(run, undoer, new Mover(undoing.Id), step.Inner);
        }
        else
        {
            run.Arrive(undoer, new Mover(undoing.Id));
        }
    }

    /// <summary>What has to run to undo it: its handler, its compensation sub-process, or both for each thing completed inside it.</summary>
    private static IEnumerable<Undo> Steps(Run run, Undo undo, ImmutableSortedDictionary<string, Value> around)
    {
        var node = run.NodeOf(undo.At);
        var locals = around.SetItems(undo.Locals);
        return (HandlerOf(node) ?? UndoerOf(node)) is { } undoer
            ? [new Undo(undoer.Id) { Locals = locals, Inner = undo.Inner }]
            : undo.Inner.Reverse().SelectMany(i => Steps(run, i, locals));
    }

    /// <summary>Whether something runs when the activity is undone.</summary>
    public static bool CanUndo(Node node) => HandlerOf(node) is not null || UndoerOf(node) is not null;

    private static Node? HandlerOf(Node node) => node.Boundaries.FirstOrDefault(b => b.Handler is not null)?.Handler;

    private static Node? UndoerOf(Node node) => node.Children.FirstOrDefault(c => c.Trigger?.Event == EventKind.Compensation);
}
