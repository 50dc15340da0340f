namespace IsoDienTu.Bpmn;

/// <summary>How far a running or finished case is at an element of the diagram.</summary>
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

    /// <summary>Language of the few words the drawing adds itself: "vi", or anything else for English.</summary>
    public string Language { get; init; } = "vi";
}
