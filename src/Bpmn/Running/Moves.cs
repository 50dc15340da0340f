using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>An operator's correction: take the tokens away from one node, start one before another.</summary>
internal static class Moves
{
    public static Refusal? Apply(Run run, Input.Move move)
    {
        var taken = run.Tokens.Where(t => t.At == move.CancelId).ToList();
        if (move.CancelId is not null && taken.Count == 0)
        {
            return Refusals.IllegalMove(move.CancelId);
        }
        Scope? scope = null;
        Node? start = null;
        if (move.StartBeforeId is { } id)
        {
            start = run.Diagram.FindNode(id);
            scope = start is null ? null : Home(run, start, taken);
            if (scope is null || start!.Behaviour is null or BoundaryEvent or EventSubProcess || start.IsForCompensation)
            {
                return Refusals.IllegalMove(id);
            }
        }
        // A token may be gone already when it sat inside another that was withdrawn.
        foreach (var token in taken.Where(t => run.Tokens.Contains(t)))
        {
            run.Withdraw(token);
        }
        if (scope is not null)
        {
            run.Arrive(start!, new Mover(scope.Id));
        }
        return null;
    }

    /// <summary>The open scope in which the node lives: that of the tokens taken away when it fits, else the only one that does.</summary>
    private static Scope? Home(Run run, Node start, List<Token> taken)
    {
        if (start.ProcessId != run.ProcessId)
        {
            return null;
        }
        var fitting = run.Scopes.Where(s => Runs(run, s, start.Parent)).ToList();
        return fitting.Find(s => taken.Exists(t => t.ScopeId == s.Id)) ?? (fitting.Count == 1 ? fitting[0] : null);
    }

    /// <summary>Whether a scope runs what is directly in that sub-process; null stands for the process itself.</summary>
    public static bool Runs(Run run, Scope scope, Node? container) =>
        run.HostOf(scope) is { } host ? host.Repeat is null && container is not null && host.At == container.Id : container is null;
}
