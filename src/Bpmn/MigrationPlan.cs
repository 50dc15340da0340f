using System.Collections.Immutable;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Where the places of one diagram lie in another. A place is an element at which a token rests, or the flow by which a token waits at a join. What is
/// not named goes where <see cref="MigrationPlace.Proposed"/> says; what nothing is proposed for has to be named, else the migration is refused.
/// </summary>
/// <param name="Places">Id of the element or flow in the old diagram, and its id in the new one.</param>
public sealed record MigrationPlan(ImmutableSortedDictionary<string, string> Places)
{
    /// <summary>Everything goes where it is proposed.</summary>
    public static readonly MigrationPlan AsProposed = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The plan with one more place.</summary>
    public MigrationPlan With(string from, string to) => new(Places.SetItem(from, to));
}

/// <summary>A place of the old diagram at which work rests now.</summary>
/// <param name="Id">The element, or the flow by which tokens wait at a join.</param>
/// <param name="ElementId">The element; for a flow the join.</param>
/// <param name="Count">In how many of the instances asked about.</param>
/// <param name="Proposed">Where it lies in the new diagram: an element of the same name, else of the same id; null when it has to be chosen.</param>
/// <param name="Targets">What in the new diagram can carry what rests there, in the order of the diagram; empty when nothing can.</param>
public sealed record MigrationPlace(string Id, string ElementId, int Count, string? Proposed, ImmutableArray<string> Targets);
