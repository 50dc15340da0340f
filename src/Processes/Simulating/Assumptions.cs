namespace IsoDienTu.Processes.Simulating;

/// <summary>
/// What a simulation takes for granted. Minutes are working minutes; elements and roles go by their ids in the diagram, work outside of any role by
/// the empty id.
/// </summary>
internal sealed record Assumptions
{
    /// <summary>New cases a working day, on average; they come at random over the office hours.</summary>
    public required double CasesPerDay { get; init; }

    /// <summary>Working days on which cases come. The first fifth warms up and is not counted: the desks are empty when it begins.</summary>
    public int Days { get; init; } = 60;

    /// <summary>How much of each term is granted, in percent of the drawing; of the whole term too.</summary>
    public int TermPercent { get; init; } = 100;

    /// <summary>Term of the whole case as it stands; null when none is known.</summary>
    public int? WholeMinutes { get; init; }

    /// <summary>How many people do the steps of a role; one where nothing is said.</summary>
    public IReadOnlyDictionary<string, int> Hands { get; init; } = new Dictionary<string, int>();

    /// <summary>How long somebody works on a step, on average: each pass takes from half to one and a half of it.</summary>
    public IReadOnlyDictionary<string, int> Effort { get; init; } = new Dictionary<string, int>();

    /// <summary>How long it takes until somebody outside acts: the applicant, another process, whoever sends a message.</summary>
    public IReadOnlyDictionary<string, int> Waits { get; init; } = new Dictionary<string, int>();

    /// <summary>How often each outcome of a step is chosen, as weights against one another.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Ways { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, int>>();

    /// <summary>The same seed draws the same cases, so that two sets of assumptions are compared on the same work.</summary>
    public int Seed { get; init; } = 1;
}
