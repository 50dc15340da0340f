namespace IsoDienTu.Bpmn.Checking;

/// <summary>
/// The token game of one process or sub-process as a Petri net: a place a flow (and one inside a node where needed), a transition for each
/// way a node can consume and produce tokens. Data is left out: every choice is possible.
/// </summary>
internal sealed class Net
{
    public List<Place> Places { get; } = [];
    public List<Transition> Transitions { get; } = [];

    /// <summary>True when a gateway has so many ways out that listing their combinations makes no sense.</summary>
    public bool TooWide { get; set; }

    public bool HasInclusiveJoin => Transitions.Exists(t => t.Join is not null);

    public Place AddPlace(Node owner, IEnumerable<Flow> exits, bool inside = false)
    {
        var place = new Place(Places.Count, owner, [.. exits]) { IsInside = inside };
        Places.Add(place);
        return place;
    }
}

/// <summary>Where a token can be.</summary>
/// <param name="exits">The flows a token here is on or may go out by; inclusive joins ask for them.</param>
internal sealed class Place(int number, Node owner, Flow[] exits)
{
    public int Number { get; } = number;

    /// <summary>The node to name when something is wrong here.</summary>
    public Node Owner { get; set; } = owner;
    public Flow[] Exits { get; } = exits;

    /// <summary>A place inside a merging node names the fault better than the flow behind it.</summary>
    public bool IsInside { get; set; }
}

/// <summary>One way in which a node takes tokens and gives tokens.</summary>
internal sealed class Transition(int number, Node node, IEnumerable<Place> takes, IEnumerable<Place> gives)
{
    public int Number { get; } = number;
    public Node Node { get; } = node;
    public HashSet<Place> Takes { get; } = [.. takes];
    public HashSet<Place> Gives { get; } = [.. gives];

    /// <summary>A terminating end: takes every token away.</summary>
    public bool Clears { get; init; }

    /// <summary>For inclusive joins: takes from those of its places that are filled, once no other token can still fill an empty one.</summary>
    public Running.JoinReach? Join { get; init; }

    /// <summary>For inclusive joins: the flow each place stands for.</summary>
    public Dictionary<Place, Flow> FlowOf { get; init; } = [];
}
