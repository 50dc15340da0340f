namespace IsoDienTu.Bpmn.Checking;

/// <summary>A fault of the token game and the node at which it shows.</summary>
internal sealed record Fault(string Kind, Node Node);

/// <summary>What exploring a net showed: Proved is false when the bound was reached or the net is too wide to list.</summary>
internal sealed record Verdict(bool Proved, IReadOnlyList<Fault> Faults)
{
    public bool IsSound => Proved && Faults.Count == 0;
}

/// <summary>Walks through all states a net can reach from its marked places, up to a bound, and looks for states that cannot end well.</summary>
internal sealed class Explorer
{
    public const int MaxStates = 20_000;
    private readonly Net _net;
    private readonly Effort _effort;
    private readonly Dictionary<Place, List<Transition>> _users = [];
    private readonly Dictionary<State, int> _known = [];
    private readonly List<State> _states = [];
    private readonly List<List<int>> _before = [];
    private readonly List<int> _final = [];
    private readonly HashSet<Fault> _faults = [];

    private Explorer(Net net, Effort effort)
    {
        _net = net;
        _effort = effort;
        foreach (var transition in net.Transitions)
        {
            foreach (var place in transition.Takes)
            {
                if (!_users.TryGetValue(place, out var users))
                {
                    _users[place] = users = [];
                }
                users.Add(transition);
            }
        }
    }

    /// <summary>Whether the container can always end from these places, without two tokens ever meeting in one place.</summary>
    public static Verdict Explore(Net net, IReadOnlyCollection<Place> marked, Effort effort)
    {
        if (net.TooWide)
        {
            return new Verdict(false, []);
        }
        if (!net.HasInclusiveJoin)
        {
            (net, marked) = Reducer.Reduce(net, marked, effort);
        }
        return effort.IsSpent ? new Verdict(false, []) : new Explorer(net, effort).Walk(new State(marked));
    }

    private Verdict Walk(State first)
    {
        Number(first);
        for (var i = 0; i < _states.Count; i++)
        {
            if (_states.Count > MaxStates || _effort.IsSpent)
            {
                return new Verdict(false, [.. _faults]);
            }
            if (_states[i].Places.Length == 0)
            {
                _final.Add(i);
            }
            else if (!Follow(i))
            {
                Blame(_states[i]);
            }
        }
        if (_effort.IsSpent)
        {
            return new Verdict(false, [.. _faults]);
        }
        if (_faults.Count == 0)
        {
            BlameEndless();
        }
        return new Verdict(true, [.. _faults]);
    }

    /// <summary>Fires everything that can fire; false when nothing can.</summary>
    private bool Follow(int number)
    {
        var state = _states[number];
        var any = false;
        foreach (var transition in state.Places.Where(_users.ContainsKey).SelectMany(p => _users[p]).Distinct())
        {
            // An inclusive join looks at every place and, from it, at the flows before the join.
            if (!_effort.Spend(state.Places.Length * (transition.Join is null ? 1 : 4 * transition.Takes.Count)))
            {
                return true;
            }
            if (state.Fire(transition) is not { } next)
            {
                continue;
            }
            any = true;
            if (next.Doubled is { } place)
            {
                _faults.Add(new Fault("lack_of_synchronisation", place.Owner));
                continue;
            }
            _before[Number(next)].Add(number);
        }
        return any;
    }

    private int Number(State state)
    {
        if (!_known.TryGetValue(state, out var number))
        {
            _known[state] = number = _states.Count;
            _states.Add(state);
            _before.Add([]);
        }
        return number;
    }

    /// <summary>Nothing can fire: the joins that have some of their tokens are to blame, else the places that nobody empties.</summary>
    private void Blame(State state)
    {
        var waiting = state.Places.Where(_users.ContainsKey).SelectMany(p => _users[p]).Select(t => t.Node).Distinct().ToList();
        foreach (var node in waiting.Count > 0 ? waiting : [.. state.Places.Select(p => p.Owner).Distinct()])
        {
            _faults.Add(new Fault("deadlock", node));
        }
    }

    /// <summary>States from which no end can be reached although something always moves.</summary>
    private void BlameEndless()
    {
        var ends = new HashSet<int>(_final);
        var open = new Stack<int>(_final);
        while (open.TryPop(out var number))
        {
            foreach (var earlier in _before[number].Where(ends.Add))
            {
                open.Push(earlier);
            }
        }
        var endless = Enumerable.Range(0, _states.Count).FirstOrDefault(i => !ends.Contains(i), -1);
        if (endless >= 0)
        {
            _faults.Add(new Fault("livelock", _states[endless].Places[0].Owner));
        }
    }
}
