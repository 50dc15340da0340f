using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Variables: those of the process, hidden by those of the scopes around a token.</summary>
internal sealed partial class Run
{
    /// <summary>How conditions and templates see variables on this mover's way.</summary>
    public Lookup Names(Mover mover) =>
        name =>
            name == Comparison.OutcomeName && mover.Outcome is { } outcome
                ? Value.Of(outcome)
                : Owner(name, mover.ScopeId)?.Locals[name] ?? Variables.GetValueOrDefault(name);

    /// <summary>All variables that are seen from a scope.</summary>
    public ImmutableSortedDictionary<string, Value> All(long scopeId)
    {
        var scopes = new Stack<Scope>();
        for (var scope = ScopeOf(scopeId); scope is not null; scope = Around(scope))
        {
            scopes.Push(scope);
        }
        return scopes.Aggregate(Variables, (all, scope) => all.SetItems(scope.Locals));
    }

    /// <summary>Sets a variable in the innermost scope that has it, else in the process.</summary>
    public void Set(string name, Value value, long scopeId)
    {
        if (Owner(name, scopeId) is { } owner)
        {
            Replace(owner, s => s with { Locals = s.Locals.SetItem(name, value) });
        }
        else
        {
            Variables = Variables.SetItem(name, value);
        }
    }

    private Scope? Owner(string name, long scopeId)
    {
        var scope = ScopeOf(scopeId);
        while (scope is not null && !scope.Locals.ContainsKey(name))
        {
            scope = Around(scope);
        }
        return scope;
    }

    private Scope? Around(Scope scope) => HostOf(scope) is { } host ? ScopeOf(host.ScopeId) : null;
}
