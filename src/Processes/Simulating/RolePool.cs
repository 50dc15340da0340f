namespace IsoDienTu.Processes.Simulating;

/// <summary>A step that waits for a person or is being done.</summary>
/// <param name="Minutes">How long somebody will work on it.</param>
/// <param name="Due">When its term ends; the end of time when it has none.</param>
internal sealed record WorkItem(SimulatedCase Case, long Number, string ElementId, DateTimeOffset Received, int Minutes, DateTimeOffset Due)
{
    /// <summary>Place in the order of coming.</summary>
    public required long Nr { get; init; }

    public DateTimeOffset? Begun { get; set; }

    /// <summary>Withdrawn before it was done.</summary>
    public bool IsGone { get; set; }
}

/// <summary>The people of a role with what waits for them. They take what is due first, as their list shows it, and one step at a time.</summary>
internal sealed class RolePool(string id, int hands)
{
    private readonly PriorityQueue<WorkItem, (DateTimeOffset, long)> waiting = new();
    private int gone;
    private int busy;

    public string Id => id;
    public int Hands => hands;
    public int LongestQueue { get; private set; }

    /// <summary>Working minutes that came to them while it was counted.</summary>
    public long Asked { get; set; }

    public void Add(WorkItem item)
    {
        waiting.Enqueue(item, (item.Due, item.Nr));
        LongestQueue = Math.Max(LongestQueue, waiting.Count - gone - (hands - busy));
    }

    /// <summary>The next step, when somebody is free and something waits.</summary>
    public WorkItem? Take()
    {
        while (busy < hands && waiting.TryDequeue(out var item, out _))
        {
            if (!item.IsGone)
            {
                busy++;
                return item;
            }

            gone--;
        }

        return null;
    }

    /// <summary>Somebody has done what they were at, or it was withdrawn.</summary>
    public void Free() => busy--;

    /// <summary>Something that waits was withdrawn; it is passed over when its turn comes.</summary>
    public void Forget() => gone++;
}
