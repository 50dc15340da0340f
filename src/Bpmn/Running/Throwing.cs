using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>
/// Errors and escalations look outward for the nearest event that catches them: event sub-processes of the scope, then the border of the
/// activity around, then the next scope. At one place the event that names the code goes before the one that catches everything.
/// </summary>
internal static class Throwing
{
    /// <summary>An error that nobody catches is the caller's; where there is none it stops the token where it is.</summary>
    public static void Error(Run run, Node node, Mover mover, string? code)
    {
        if (Catch(run, null, mover.ScopeId, EventKind.Error, code))
        {
            return;
        }
        Fail(run, node, mover, code);
    }

    /// <summary>An error out of what a resting activity called; its own border is asked first.</summary>
    /// <returns>False when nobody catches it.</returns>
    public static bool ErrorAt(Run run, Token token, string? code) => Catch(run, token, token.ScopeId, EventKind.Error, code);

    public static void Fail(Run run, Node node, Mover mover, string? code)
    {
        if (run.Called)
        {
            run.End(InstanceStatus.Failed, code);
        }
        else
        {
            run.Stick(node, mover, Trouble.Uncaught(node, code));
        }
    }

    /// <summary>An escalation that nobody catches changes nothing; a caller is told.</summary>
    public static void Escalation(Run run, Node node, long scopeId, string? code, Token? at = null)
    {
        if (!Catch(run, at, scopeId, EventKind.Escalation, code) && run.Called)
        {
            run.Tell(new Effect.Escalate(node.Id, code));
        }
    }

    /// <summary>A called-off transaction goes on at the cancel event on its border.</summary>
    public static void Cancellation(Run run, Node node, Mover mover)
    {
        var host = run.ScopeOf(mover.ScopeId) is { } scope ? run.HostOf(scope) : null;
        if (host is not null && run.IsOneRun(run.NodeOf(host.At), host.ScopeId))
        {
            host = run.HostOf(run.ScopeOf(host.ScopeId)!);
        }
        var border = host is null ? null : run.NodeOf(host.At).Boundaries.FirstOrDefault(b => b.Event == EventKind.Cancel);
        if (border is null)
        {
            run.Stick(node, mover, Trouble.Uncaught(node, null));
        }
        else
        {
            run.Leave(border, run.Withdraw(host!));
        }
    }

    private static bool Catch(Run run, Token? at, long scopeId, EventKind kind, string? code)
    {
        if (at is not null && AtBorder(run, at, kind, code))
        {
            return true;
        }
        for (var scope = run.ScopeOf(scopeId); scope is not null; )
        {
            if (!scope.Closing && Match(run.Container(scope).Select(n => n.Trigger).OfType<Node>(), kind, code) is { } start)
            {
                EventSubProcess.Trigger(run, start.Parent!, scope.Id, null);
                return true;
            }
            if (run.HostOf(scope) is not { } host)
            {
                return false;
            }
            if (AtBorder(run, host, kind, code))
            {
                return true;
            }
            scope = run.ScopeOf(host.ScopeId);
        }
        return false;
    }

    private static bool AtBorder(Run run, Token host, EventKind kind, string? code)
    {
        var node = run.NodeOf(host.At);
        if (run.IsOneRun(node, host.ScopeId) || Match(node.Boundaries, kind, code) is not { } border)
        {
            return false;
        }
        run.Leave(border, border.Interrupting ? run.Withdraw(host) : new Mover(host.ScopeId, host.Outcome));
        return true;
    }

    private static Node? Match(IEnumerable<Node> events, EventKind kind, string? code)
    {
        var fitting = events.Where(e => e.Event == kind && (e.EventName is null || e.EventName == code)).ToList();
        return fitting.Find(e => e.EventName is not null) ?? fitting.FirstOrDefault();
    }
}
