namespace IsoDienTu.Bpmn.Checking;

/// <summary>Which places hold a token, in order of their numbers.</summary>
internal sealed class State : IEquatable<State>
{
    private readonly int _hash;

    public State(IEnumerable<Place> places)
    {
        Places = [.. places.OrderBy(p => p.Number)];
        var hash = new HashCode();
        foreach (var place in Places)
        {
            hash.Add(place.Number);
        }
        _hash = hash.ToHashCode();
        Doubled = Places.Where((p, i) => i > 0 && Places[i - 1] == p).FirstOrDefault();
    }

    public Place[] Places { get; }

    /// <summary>A place that holds two tokens; null when there is none.</summary>
    public Place? Doubled { get; }

    /// <summary>The state after a transition; null when it cannot fire.</summary>
    public State? Fire(Transition transition)
    {
        var held = new HashSet<Place>(Places);
        if (transition.Join is not null)
        {
            return Join(transition, held);
        }
        if (!transition.Takes.IsSubsetOf(held))
        {
            return null;
        }
        return new State(transition.Clears ? [] : Places.Where(p => !transition.Takes.Contains(p)).Concat(transition.Gives));
    }

    private State? Join(Transition transition, HashSet<Place> held)
    {
        var filled = transition.Takes.Where(held.Contains).ToList();
        if (filled.Count == 0)
        {
            return null;
        }
        var empty = transition.Takes.Except(filled).Select(p => transition.FlowOf[p]).ToList();
        var full = filled.Select(p => transition.FlowOf[p]).ToList();
        var reach = transition.Join!;
        foreach (var place in Places.Where(p => !transition.Takes.Contains(p)))
        {
            var canFill = place.Exits.Any(f => empty.Exists(e => reach.IsBefore(f, e)));
            if (canFill && !place.Exits.Any(f => full.Exists(e => reach.IsBefore(f, e))))
            {
                return null;
            }
        }
        return new State(Places.Except(filled).Concat(transition.Gives));
    }

    public bool Equals(State? other) => other is not null && Places.AsSpan().SequenceEqual(other.Places);

    public override bool Equals(object? obj) => Equals(obj as State);

    public override int GetHashCode() => _hash;
}
