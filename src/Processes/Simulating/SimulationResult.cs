namespace IsoDienTu.Processes.Simulating;

/// <summary>How busy the people of a role are.</summary>
/// <param name="LoadPercent">Work that came to them in percent of the time they have; over 100 it grows from day to day.</param>
/// <param name="LongestQueue">Most steps that waited for them at once.</param>
internal sealed record SimulatedRole(string Id, string Name, int Hands, int LoadPercent, int LongestQueue);

/// <summary>How a step goes; minutes are working minutes.</summary>
/// <param name="Count">Passes through it that were counted.</param>
/// <param name="WaitMinutes">From when it came until somebody began, on average.</param>
/// <param name="TakenMinutes">From when it came until it was done, on average.</param>
/// <param name="TermMinutes">Its term under the assumptions; null when it has none.</param>
/// <param name="OnTimePercent">Passes done within the term; null when there is no term.</param>
internal sealed record SimulatedStep(
    string ElementId,
    string Number,
    string Name,
    string Role,
    int Count,
    int WaitMinutes,
    int TakenMinutes,
    int? TermMinutes,
    int? OnTimePercent
);

/// <summary>What came out of a simulation.</summary>
/// <param name="Cases">Cases that came after the warm-up.</param>
/// <param name="Flow">How long those that ended took, without the time the applicant had, in working minutes and in rising order.</param>
/// <param name="WholeMinutes">The term of the whole under the assumptions; null when none is known.</param>
/// <param name="Stuck">How many cases could not go on, by the element at which they stopped.</param>
/// <param name="IsCut">It was too much to be played to its end; the figures are of what was played.</param>
internal sealed record SimulationResult(
    IReadOnlyList<SimulatedRole> Roles,
    IReadOnlyList<SimulatedStep> Steps,
    int Cases,
    IReadOnlyList<int> Flow,
    int? WholeMinutes,
    IReadOnlyDictionary<string, int> Stuck,
    bool IsCut
)
{
    /// <summary>Cases that ended within so many working minutes, in percent of all that came: what did not end is late.</summary>
    public int WithinPercent(int minutes)
    {
        if (Cases == 0)
        {
            return 0;
        }

        var (low, high) = (0, Flow.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Flow[middle] <= minutes ? (middle + 1, high) : (low, middle);
        }

        return (int)Math.Round(100.0 * low / Cases);
    }

    /// <summary>Cases on time; null when there is no term.</summary>
    public int? OnTimePercent => WholeMinutes is { } term ? WithinPercent(term) : null;

    /// <summary>The time within which half of those that ended did; null when none ended.</summary>
    public int? MedianMinutes => Flow.Count == 0 ? null : Flow[Flow.Count / 2];
}
