namespace IsoDienTu.Bpmn.Checking;

/// <summary>
/// Makes a net smaller by rules that keep what is asked of it (Murata 1989, section VII): can it always end, does a place ever get two
/// tokens. A well-structured procedure of any length shrinks to one place. Not used with inclusive joins, which look at the whole net.
/// </summary>
internal sealed class Reducer
{
    private readonly Dictionary<Place, HashSet<Transition>> _makers = [];
    private readonly Dictionary<Place, HashSet<Transition>> _users = [];
    private readonly HashSet<Transition> _transitions;
    private readonly HashSet<Place> _marked;
    private readonly Effort _effort;

    private Reducer(Net net, IEnumerable<Place> marked, Effort effort)
    {
        _effort = effort;
        _transitions = [.. net.Transitions];
        _marked = [.. marked];
        foreach (var place in net.Places)
        {
            _makers[place] = [];
            _users[place] = [];
        }
        foreach (var transition in net.Transitions)
        {
            Link(transition);
        }
    }

    /// <summary>The smaller net and the places marked in it.</summary>
    public static (Net Net, List<Place> Marked) Reduce(Net net, IReadOnlyCollection<Place> marked, Effort effort)
    {
        var reducer = new Reducer(net, marked, effort);
        bool changed;
        do
        {
            changed = reducer.JoinPlaces() | reducer.JoinTransitions() | reducer.DropCopies() | reducer.DropParallelPlaces();
        } while (changed && !effort.IsSpent);
        var small = new Net();
        small.Places.AddRange(reducer._makers.Keys);
        small.Transitions.AddRange(reducer._transitions);
        return (small, [.. reducer._marked]);
    }

    /// <summary>p goes only to q: one place is enough.</summary>
    private bool JoinPlaces()
    {
        var changed = false;
        foreach (var step in _transitions.Where(t => !t.Clears && t.Takes.Count == 1 && t.Gives.Count == 1).ToList())
        {
            if (_effort.IsSpent)
            {
                return false;
            }
            var (from, into) = (step.Takes.First(), step.Gives.First());
            var bothMarked = _marked.Contains(from) && _marked.Contains(into);
            if (from == into || bothMarked || _users[from].Count != 1 || _makers[from].Any(m => m.Gives.Contains(into)))
            {
                continue;
            }
            if (from.IsInside && !into.IsInside)
            {
                (into.Owner, into.IsInside) = (from.Owner, true);
            }
            if (_marked.Contains(from))
            {
                _marked.Add(into);
            }
            Drop(step);
            foreach (var maker in _makers[from].ToList())
            {
                Unlink(maker);
                maker.Gives.Remove(from);
                maker.Gives.Add(into);
                Link(maker);
            }
            Forget(from);
            changed = true;
        }
        return changed;
    }

    /// <summary>What t1 puts on p only t2 takes, and t2 needs nothing else: both are one transition.</summary>
    private bool JoinTransitions()
    {
        var changed = false;
        foreach (var place in _makers.Keys.ToList())
        {
            if (_effort.IsSpent)
            {
                return false;
            }
            if (_marked.Contains(place) || _makers[place].Count != 1 || _users[place].Count != 1)
            {
                continue;
            }
            var (first, second) = (_makers[place].First(), _users[place].First());
            if (first == second || first.Clears || second.Clears)
            {
                continue;
            }
            var after = second.Takes.Count == 1 && !first.Gives.Overlaps(second.Gives);
            var before = first.Gives.Count == 1 && !first.Takes.Overlaps(second.Takes) && first.Takes.All(p => _users[p].Count == 1);
            if (!after && !before)
            {
                continue;
            }
            var (kept, gone) = after ? (first, second) : (second, first);
            Drop(gone);
            Unlink(kept);
            kept.Takes.UnionWith(gone.Takes);
            kept.Gives.UnionWith(gone.Gives);
            kept.Takes.Remove(place);
            kept.Gives.Remove(place);
            Link(kept);
            Forget(place);
            changed = true;
        }
        return changed;
    }

    /// <summary>Transitions that do the same as another, or nothing at all while another way out remains.</summary>
    private bool DropCopies()
    {
        var changed = false;
        foreach (var place in _makers.Keys)
        {
            foreach (var one in _users[place].ToList())
            {
                if (!_effort.Spend(_users[place].Count))
                {
                    return false;
                }
                var copy = _users[place].Any(other => other != one && Same(other, one));
                var idle = !one.Clears && one.Takes.SetEquals(one.Gives) && one.Takes.All(p => _users[p].Count > 1);
                if (copy || idle)
                {
                    Drop(one);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /// <summary>Places filled and emptied by the same transitions: one of them tells all.</summary>
    private bool DropParallelPlaces()
    {
        var changed = false;
        foreach (var transition in _transitions.Where(t => t.Gives.Count > 1 || t.Takes.Count > 1).ToList())
        {
            var side = transition.Gives.Count > 1 ? transition.Gives : transition.Takes;
            if (!_effort.Spend(side.Count))
            {
                return false;
            }
            foreach (
                var pair in side.GroupBy(p => (Key(_makers[p]), Key(_users[p]), _marked.Contains(p))).Where(g => g.Count() > 1).ToList()
            )
            {
                foreach (var place in pair.Skip(1).Where(p => _users[p].Count > 0))
                {
                    foreach (var near in _makers[place].Union(_users[place]).ToList())
                    {
                        near.Takes.Remove(place);
                        near.Gives.Remove(place);
                    }
                    Forget(place);
                    _marked.Remove(place);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /// <summary>A key that is equal for equal sets and no others.</summary>
    private static string Key(HashSet<Transition> set) => string.Join(',', set.Select(t => t.Number).Order());

    private static bool Same(Transition a, Transition b) =>
        a.Clears == b.Clears && a.Takes.SetEquals(b.Takes) && a.Gives.SetEquals(b.Gives);

    private void Link(Transition transition)
    {
        foreach (var place in transition.Gives)
        {
            _makers[place].Add(transition);
        }
        foreach (var place in transition.Takes)
        {
            _users[place].Add(transition);
        }
    }

    private void Unlink(Transition transition)
    {
        _effort.Spend(transition.Gives.Count + transition.Takes.Count);
        foreach (var place in transition.Gives)
        {
            _makers[place].Remove(transition);
        }
        foreach (var place in transition.Takes)
        {
            _users[place].Remove(transition);
        }
    }

    private void Drop(Transition transition)
    {
        Unlink(transition);
        _transitions.Remove(transition);
    }

    private void Forget(Place place)
    {
        _makers.Remove(place);
        _users.Remove(place);
        _marked.Remove(place);
    }
}
