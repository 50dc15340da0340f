using System.Collections.Immutable;
using IsoDienTu.Bpmn.Comparing;

namespace IsoDienTu.Bpmn;

/// <summary>An element that two drawings of one process tell differently.</summary>
/// <param name="ElementId">A node, a sequence flow or a lane.</param>
/// <param name="State">Added, Removed, Changed or Moved.</param>
/// <param name="Facts">In what they differ; of an added or removed element all that was said of it; empty for one that only moved.</param>
public sealed record ElementChange(string ElementId, ElementState State, ImmutableArray<FactChange> Facts);

/// <summary>One fact of an element.</summary>
/// <param name="Fact">
/// name | kind | event | about | lane | parent | attached | interrupting | timer | condition | default | from | to | loop | repeats | service | called |
/// owner | refused | details, or <c>step.</c> and an attribute of iso:step such as <c>step.term</c>.
/// </param>
/// <param name="Before">As the earlier drawing has it; null when it says nothing.</param>
/// <param name="After">As the later drawing has it; null when it says nothing.</param>
public sealed record FactChange(string Fact, string? Before, string? After);

/// <summary>
/// In what two drawings of one process differ: element by element by its id, and fact by fact. What no fact has a word for (vendor extensions,
/// documentation) counts as <c>details</c>. An element has moved when it stands elsewhere among its neighbours; a drawing that was only
/// spread or shifted has moved nothing.
/// </summary>
public static class Comparer
{
    /// <returns>Nodes, flows and lanes in the order of the later drawing, with what was removed after the rest of its kind.</returns>
    public static ImmutableArray<ElementChange> Compare(Diagram before, Diagram after)
    {
        var (earlier, later) = (Telling.Of(before), Telling.Of(after));
        var moved = Places.Moved(before, after);
        var changes = ImmutableArray.CreateBuilder<ElementChange>();
        foreach (var id in later.Ids)
        {
            if (!earlier.Facts.TryGetValue(id, out var told))
            {
                changes.Add(new(id, ElementState.Added, [.. later.Facts[id].Select(f => new FactChange(f.Key, null, f.Value.Words))]));
            }
            else if (Between(told, later.Facts[id]) is { IsEmpty: false } facts)
            {
                changes.Add(new(id, ElementState.Changed, facts));
            }
            else if (moved.Contains(id))
            {
                changes.Add(new(id, ElementState.Moved, []));
            }
        }
        foreach (var id in earlier.Ids.Where(id => !later.Facts.ContainsKey(id)))
        {
            changes.Add(new(id, ElementState.Removed, [.. earlier.Facts[id].Select(f => new FactChange(f.Key, f.Value.Words, null))]));
        }
        return [.. changes.OrderBy(c => Rank(c.ElementId, before, after))];
    }

    private static ImmutableArray<FactChange> Between(IReadOnlyDictionary<string, Told> before, IReadOnlyDictionary<string, Told> after)
    {
        var facts = after
            .Keys.Union(before.Keys, StringComparer.Ordinal)
            .Where(f => f != Telling.Details && !Same(f, before.GetValueOrDefault(f), after.GetValueOrDefault(f)))
            .Select(f => new FactChange(f, before.GetValueOrDefault(f)?.Words, after.GetValueOrDefault(f)?.Words))
            .ToImmutableArray();
        // The rest of the XML holds what the facts tell as well; it is named only where they tell of no change.
        return facts.IsEmpty && !Same(Telling.Details, before.GetValueOrDefault(Telling.Details), after.GetValueOrDefault(Telling.Details))
            ? [new FactChange(Telling.Details, null, null)]
            : facts;
    }

    private static bool Same(string fact, Told? before, Told? after) =>
        before is null || after is null ? before is null && after is null : before.Matches(fact, after);

    private static int Rank(string id, Diagram before, Diagram after) =>
        after.FindNode(id) is not null || before.FindNode(id) is not null ? 0
        : after.FindFlow(id) is not null || before.FindFlow(id) is not null ? 1
        : 2;
}
