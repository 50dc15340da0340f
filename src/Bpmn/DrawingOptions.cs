namespace IsoDienTu.Bpmn;

/// <summary>What a drawing says of an element: how far a running or finished case is there, or how the element differs in another drawing.</summary>
public enum ElementState
{
    /// <summary>Nothing is said of it.</summary>
    None,

    /// <summary>The work went through here.</summary>
    Done,

    /// <summary>The work is here now, within its term.</summary>
    Here,

    /// <summary>The work is here now and its term is over.</summary>
    Late,

    /// <summary>The work is here now and its clock is stopped.</summary>
    Paused,

    /// <summary>The other drawing has no such element; it came later.</summary>
    Added,

    /// <summary>The other drawing has no such element; it was taken away.</summary>
    Removed,

    /// <summary>The other drawing tells it otherwise.</summary>
    Changed,

    /// <summary>The other drawing tells it the same and shows it at another place.</summary>
    Moved,
}

/// <summary>How much work waits at an element, over many cases.</summary>
/// <param name="Open">All that is there.</param>
/// <param name="Late">Of them those whose term is over.</param>
public sealed record StepLoad(int Open, int Late);

/// <summary>What a drawing shows beyond the diagram itself.</summary>
public sealed record DrawingOptions
{
    /// <summary>Begins every id in the drawing, so that several drawings can stand in one page. Letters, digits, - and _.</summary>
    public string IdPrefix { get; init; } = "bpmn";

    /// <summary>Accessible name of the drawing; null takes the name of the pool or process.</summary>
    public string? Title { get; init; }

    /// <summary>State of nodes and flows by element id; an element that is not named has none.</summary>
    public IReadOnlyDictionary<string, ElementState> States { get; init; } = new Dictionary<string, ElementState>();

    /// <summary>Work that waits, by element id: the more there is at one, the darker it is drawn. Tells in place of <see cref="States"/>.</summary>
    public IReadOnlyDictionary<string, StepLoad> Loads { get; init; } = new Dictionary<string, StepLoad>();

    /// <summary>Words stuck to elements' lower borders, by element id, such as how many remarks there are on one.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>For programs that know little of SVG, such as word processors: heads of lines drawn out, no colours by reference, a common font.</summary>
    public bool Plain { get; init; }

    /// <summary>Language of the few words the drawing adds itself: "vi", or anything else for English.</summary>
    public string Language { get; init; } = "vi";
}
