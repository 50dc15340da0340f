using System.Collections.Immutable;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Scopes: what runs in which, opening, emptying and closing them.</summary>
internal sealed partial class Run
{
    public Scope? ScopeOf(long id) => Scopes.Find(s => s.Id == id);

    /// <summary>The token at which a scope hangs; null for the process itself.</summary>
    public Token? HostOf(Scope scope) => scope.TokenId is { } id ? Tokens.Find(t => t.Id == id) : null;

    /// <summary>The nodes directly in what a scope runs; none where it only repeats or undoes an activity.</summary>
    public ImmutableArray<Node> Container(Scope scope) =>
        HostOf(scope) is not { } host ? Diagram.Processes.First(p => p.Id == ProcessId).Nodes
        : host.Repeat is null ? NodeOf(host.At).Children
        : [];

    /// <summary>Whether the scope is one run of that repeating activity.</summary>
    public bool IsOneRun(Node node, long scopeId) =>
        node.Repeats is not null && ScopeOf(scopeId) is { } scope && HostOf(scope) is { Repeat: not null } host && host.At == node.Id;

    /// <summary>Opens what runs inside a resting token, with its event sub-processes armed.</summary>
    public Scope OpenScope(ImmutableArray<Node> container, Token? host)
    {
        var scope = new Scope(NextNumber(), host?.Id);
        Scopes.Add(scope);
        Events.ArmInside(this, container, scope);
        return scope;
    }

    /// <summary>Withdraws every token of a scope, those on the move too.</summary>
    public void Empty(Scope scope)
    {
        foreach (var token in Tokens.Where(t => t.ScopeId == scope.Id).ToList())
        {
            Withdraw(token);
        }
        for (var left = _queue.Count; left > 0; left--)
        {
            var operation = _queue.Dequeue();
            if (operation.Mover.ScopeId != scope.Id)
            {
                _queue.Enqueue(operation);
            }
        }
    }

    /// <summary>The event sub-processes of a scope are no longer waiting.</summary>
    public void Disarm(Scope scope)
    {
        foreach (var wait in Waits.Where(w => w.TokenId is null && w.ScopeId == scope.Id).ToList())
        {
            Events.Disarm(this, wait);
        }
    }

    /// <summary>What a scope ran is over: its token goes on, or with the process itself the instance ends.</summary>
    public void Close(Scope scope)
    {
        var last = ScopeOf(scope.Id)!;
        if (HostOf(last) is not { } host)
        {
            End(InstanceStatus.Ended);
            return;
        }
        Remove(last);
        if (host.Repeat is not null)
        {
            Repeating.RunDone(this, NodeOf(host.At), host, last);
        }
        else
        {
            NodeOf(host.At).Behaviour!.InsideDone(this, NodeOf(host.At), host, last);
        }
    }

    /// <summary>The instance is over, with whatever is still open.</summary>
    public void End(InstanceStatus status, string? code = null)
    {
        Empty(Scopes[0]);
        Disarm(Scopes[0]);
        Scopes.Clear();
        Status = status;
        Tell(new Effect.Finish(status, code));
    }

    private void Remove(Scope scope)
    {
        Disarm(scope);
        Scopes.RemoveAll(s => s.Id == scope.Id);
    }
}
