using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>Where instances rest, and where that may lie in another diagram.</summary>
internal static class Places
{
    public static ImmutableArray<MigrationPlace> Of(Diagram from, Diagram to, IEnumerable<InstanceState> states)
    {
        var found = new Dictionary<string, (Token Token, string ProcessId, int Count)>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            foreach (var place in state.Tokens.GroupBy(Id))
            {
                // What is open says more about what can carry it than what is stuck.
                var token = place.MinBy(t => t.Phase is TokenPhase.Stuck or TokenPhase.Blocked)!;
                var known = found.GetValueOrDefault(place.Key);
                found[place.Key] =
                    known.Token is null || known.Token.Phase is TokenPhase.Stuck or TokenPhase.Blocked
                        ? (token, state.ProcessId, known.Count + 1)
                        : known with
                        {
                            Count = known.Count + 1,
                        };
            }
        }
        return
        [
            .. found
                .OrderBy(f => from.FindNode(f.Value.Token.At)!.Ordinal)
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .Select(f =>
                    Place(f.Key, f.Value.Token, f.Value.Count, new Mapping(from, to, f.Value.ProcessId, MigrationPlan.AsProposed))
                ),
        ];
    }

    /// <summary>The elements of the old diagram that lie at one of the new.</summary>
    public static ImmutableArray<string> Before(Diagram from, Diagram to, MigrationPlan plan, string elementId) =>
        [
            .. from
                .Nodes.GroupBy(n => n.ProcessId)
                .SelectMany(process =>
                {
                    var mapping = new Mapping(from, to, process.Key, plan);
                    return process.Where(n => mapping.Of(n)?.Id == elementId).Select(n => n.Id);
                }),
        ];

    private static string Id(Token token) => token is { Phase: TokenPhase.Joining, Via: { } via } ? via : token.At;

    private static MigrationPlace Place(string id, Token token, int count, Mapping mapping)
    {
        var old = mapping.From.FindNode(token.At)!;
        var fitting = mapping.To.Nodes.Where(n => Carriers.Carries(token, old, n) && mapping.Fits(old, n)).ToList();
        if (token is { Phase: TokenPhase.Joining, Via: { } via })
        {
            var flows = fitting.Where(j => j.Incoming.Length > 1).SelectMany(j => j.Incoming).Select(f => f.Id);
            return new MigrationPlace(id, old.Id, count, mapping.Of(mapping.From.FindFlow(via)!)?.Id, [.. flows]);
        }
        var proposed = mapping.Of(old, token) is { } node && fitting.Contains(node) ? node.Id : null;
        return new MigrationPlace(id, old.Id, count, proposed, [.. fitting.Select(n => n.Id)]);
    }
}
