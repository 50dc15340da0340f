using IsoDienTu.Bpmn;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Simulating;

/// <summary>Counts what happens in a simulation.</summary>
internal sealed class Tally(Diagram diagram, Assumptions given, WorkSchedule schedule)
{
    private readonly Dictionary<string, Sums> steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stuck = new(StringComparer.Ordinal);
    private readonly List<int> flow = [];
    private int cases;

    /// <summary>The term of a step under the assumptions, in working minutes; null when it has none.</summary>
    public int? TermOf(Node node) => node.Step?.Minutes is { } minutes ? Share(minutes) : null;

    public void Came(SimulatedCase it) => cases += it.Counts ? 1 : 0;

    public void Stopped(SimulatedCase it, string element)
    {
        if (it.Counts)
        {
            stuck[element] = stuck.GetValueOrDefault(element) + 1;
        }
    }

    public void Ended(SimulatedCase it, DateTimeOffset at)
    {
        if (it.Counts)
        {
            var rested = it.Rested + (it.AtApplicant > 0 ? schedule.MinutesBetween(it.RestsSince, at) : 0);
            flow.Add((int)(schedule.MinutesBetween(it.Begun, at) - rested));
        }
    }

    public void Did(WorkItem item, DateTimeOffset at, bool counts)
    {
        if (!counts)
        {
            return;
        }

        if (!steps.TryGetValue(item.ElementId, out var sums))
        {
            steps[item.ElementId] = sums = new Sums();
        }

        sums.Count++;
        sums.Waited += schedule.MinutesBetween(item.Received, item.Begun!.Value);
        sums.Taken += schedule.MinutesBetween(item.Received, at);
        sums.OnTime += at <= item.Due ? 1 : 0;
    }

    /// <param name="counted">Working minutes of the time that is counted.</param>
    public SimulationResult Result(IEnumerable<RolePool> pools, long counted, bool isCut)
    {
        flow.Sort();
        return new SimulationResult(
            [
                .. pools
                    .Select(p => new SimulatedRole(
                        p.Id,
                        diagram.Lanes.FirstOrDefault(l => l.Id == p.Id)?.Name ?? "",
                        p.Hands,
                        (int)Math.Round(100.0 * p.Asked / Math.Max(1, p.Hands * counted)),
                        p.LongestQueue
                    ))
                    .OrderByDescending(r => r.LoadPercent)
                    .ThenBy(r => r.Id, StringComparer.Ordinal),
            ],
            [.. diagram.Nodes.Where(n => steps.ContainsKey(n.Id)).Select(Step)],
            cases,
            flow,
            given.WholeMinutes is { } whole ? Share(whole) : null,
            stuck,
            isCut
        );
    }

    private SimulatedStep Step(Node node)
    {
        var sums = steps[node.Id];
        var term = TermOf(node);
        return new SimulatedStep(
            node.Id,
            node.Step?.Number ?? "",
            node.Name,
            node.RoleLane?.Name ?? "",
            sums.Count,
            (int)(sums.Waited / sums.Count),
            (int)(sums.Taken / sums.Count),
            term,
            term is null ? null : (int)Math.Round(100.0 * sums.OnTime / sums.Count)
        );
    }

    private int Share(int minutes) => (int)Math.Round(minutes * given.TermPercent / 100.0);

    private sealed class Sums
    {
        public int Count { get; set; }
        public int OnTime { get; set; }
        public long Waited { get; set; }
        public long Taken { get; set; }
    }
}
