using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using IsoDienTu.Bpmn.Checking;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>
/// Proves that a carried instance can still end, part by part: a process, sub-process or other container whose flow is drawn as before needs no
/// proof, since whatever could end in it still can; in any other the token game is played from where the tokens now rest.
/// </summary>
internal static class StillEnds
{
    private const int MostKnown = 10_000;
    private static readonly ConditionalWeakTable<Diagram, ConcurrentDictionary<string, bool>> Known = [];

    /// <returns>Why the migration is refused; null when the instance can still end.</returns>
    public static Refusal? Check(Mapping mapping, InstanceState state, InstanceState carried)
    {
        for (var i = 0; i < state.Scopes.Length; i++)
        {
            var (before, after) = (Container(mapping.From, state, state.Scopes[i]), Container(mapping.To, carried, carried.Scopes[i]));
            var tokens = carried.Tokens.Where(t => t.ScopeId == carried.Scopes[i].Id).ToList();
            if (tokens.Count == 0 || after.IsEmpty || (StayedInPlace(state, tokens) && SameFlow(before, after)))
            {
                continue;
            }
            if (!IsProved(mapping.To, after, tokens))
            {
                return MigrationRefusals.MightWaitForEver(mapping.To.FindNode(tokens[0].At)!);
            }
        }
        return null;
    }

    /// <summary>Thousands of instances rest at the same few places, and the proof asks for nothing else of them.</summary>
    private static bool IsProved(Diagram diagram, ImmutableArray<Node> container, List<Token> tokens)
    {
        var known = Known.GetOrCreateValue(diagram);
        var places = tokens.Select(t => $"{t.At} {t.Via} {t.BackTo} {t.Phase == TokenPhase.Joining}").Order(StringComparer.Ordinal);
        var key = $"{container[0].Id}\n{string.Join('\n', places)}";
        if (known.TryGetValue(key, out var proved))
        {
            return proved;
        }
        var proof = new Proof(diagram, container);
        proved = Variants(tokens).All(proof.CanEnd);
        if (known.Count < MostKnown)
        {
            known[key] = proved;
        }
        return proved;
    }

    /// <summary>Empty for a scope that only repeats or undoes an activity: that ends by itself.</summary>
    private static ImmutableArray<Node> Container(Diagram diagram, InstanceState state, Scope scope)
    {
        if (scope.TokenId is not { } id)
        {
            return diagram.Processes.First(p => p.Id == state.ProcessId).Nodes;
        }
        var host = state.Token(id)!;
        return host.Repeat is null ? diagram.FindNode(host.At)!.Children : [];
    }

    /// <summary>The tokens as they rest, and once more for each that will go straight back to where it was returned from.</summary>
    private static IEnumerable<List<Token>> Variants(List<Token> tokens)
    {
        yield return tokens;
        foreach (var token in tokens.Where(t => t.BackTo is not null))
        {
            yield return [.. tokens.Select(t => t == token ? t with { At = t.BackTo!, Via = null } : t)];
        }
    }

    /// <summary>A join that already waited in vain is looked at again.</summary>
    private static bool StayedInPlace(InstanceState state, List<Token> tokens) =>
        tokens.TrueForAll(t => state.Token(t.Id)! is { Warned: false } was && (was.At, was.Via, was.BackTo) == (t.At, t.Via, t.BackTo));

    private static bool SameFlow(ImmutableArray<Node> before, ImmutableArray<Node> after)
    {
        var known = before.ToDictionary(n => n.Id, StringComparer.Ordinal);
        return before.Length == after.Length && after.All(n => known.TryGetValue(n.Id, out var old) && SameFlow(old, n));
    }

    private static bool SameFlow(Node old, Node node) =>
        old.Kind == node.Kind
        && old.Event == node.Event
        && old.Interrupting == node.Interrupting
        && old.IsForCompensation == node.IsForCompensation
        && old.AttachedTo?.Id == node.AttachedTo?.Id
        && old.LinkTarget?.Id == node.LinkTarget?.Id
        && old.Default?.Id == node.Default?.Id
        && old.Outgoing.Select(Facts).SequenceEqual(node.Outgoing.Select(Facts));

    private static (string, string, bool) Facts(Flow flow) => (flow.Id, flow.Target.Id, flow.Condition is null);
}
