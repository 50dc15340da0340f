using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Simulating;

/// <summary>One case on its way through the diagram.</summary>
/// <param name="random">Its own lot, so that what it meets does not hang on what others do.</param>
internal sealed class SimulatedCase(DateTimeOffset begun, bool counts, Random random)
{
    public InstanceState State { get; set; } = InstanceState.New;
    public DateTimeOffset Begun => begun;

    /// <summary>It came after the warm-up.</summary>
    public bool Counts => counts;
    public Random Random => random;

    /// <summary>Steps for people that are open, by number.</summary>
    public Dictionary<long, WorkItem> Work { get; } = [];

    /// <summary>Timers and events that are armed, and waits for somebody outside.</summary>
    public HashSet<(char Kind, long Number)> Armed { get; } = [];

    /// <summary>Ad-hoc work that is to be closed as soon as its steps are done.</summary>
    public List<(long Number, string Element)> AdHoc { get; } = [];

    /// <summary>How many steps of the applicant are open, since when, and how many working minutes they had so far.</summary>
    public int AtApplicant { get; set; }
    public DateTimeOffset RestsSince { get; set; }
    public long Rested { get; set; }
    public bool IsStuck { get; set; }
}
