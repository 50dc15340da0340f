namespace IsoDienTu.Bpmn.Layout;

/// <summary>One end of a run: where it is along the channel, and whether the line goes on to the low side (-1: up or left) or the high side (+1).</summary>
/// <param name="Loose">True when the exact place is not settled yet, so that two equal places need not be the same.</param>
internal readonly record struct RunEnd(double At, int Turn, bool Loose);

/// <summary>A piece of a line inside a gap or gutter (a channel), to be given a track of its own.</summary>
/// <param name="Thickness">Room it takes across the channel.</param>
internal sealed record Run(int Flow, int Leg, RunEnd Begin, RunEnd Stop, double Thickness)
{
    public double Low => Math.Min(Begin.At, Stop.At);
    public double High => Math.Max(Begin.At, Stop.At);
}

/// <summary>Two ends that would lie on each other whichever order their runs take.</summary>
internal readonly record struct Clash(Run One, RunEnd End, Run Other, RunEnd OtherEnd);

/// <summary>
/// Places the runs of one channel side by side: those that overlap get different tracks, in the order with the fewest crossings. An order in
/// which the stub of one line would lie on the stub of another is avoided; what cannot be avoided is reported as a clash.
/// </summary>
internal sealed class Tracks
{
    private const double Near = 5;
    private const double Forbidden = 1000;
    private readonly Dictionary<(int Flow, int Leg), double> _offsets = [];

    /// <summary>Room all tracks take together, in pixels.</summary>
    public double Thickness { get; private set; }

    public List<Clash> Clashes { get; } = [];

    /// <summary>The far edge of the run's own room, from the low side of the tracks.</summary>
    public double EdgeOf(int flow, int leg) => _offsets[(flow, leg)];

    /// <param name="margin">Runs nearer than this along the channel do not share a track.</param>
    /// <param name="align">Where runs lie that do not need all the room: 0 at the low side, 1 at the high side, 0.5 in the middle.</param>
    public static Tracks For(List<Run> runs, double margin, double align)
    {
        var tracks = new Tracks();
        var order = Ordered(runs, margin);
        var edges = new double[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Overlap(order[i], order[j], margin))
                    edges[i] = Math.Max(edges[i], edges[j]);
            }
            edges[i] += order[i].Thickness;
            tracks.Thickness = Math.Max(tracks.Thickness, edges[i]);
        }
        foreach (var group in Groups(order, margin))
        {
            var shift = (tracks.Thickness - group.Max(i => edges[i])) * align;
            foreach (var i in group)
                tracks._offsets[(order[i].Flow, order[i].Leg)] = edges[i] + shift;
        }
        for (var i = 0; i < order.Count; i++)
        for (var j = i + 1; j < order.Count; j++)
        {
            if (Overlap(order[i], order[j], margin))
                tracks.Clashes.AddRange(Clash(order[i], order[j]));
        }
        return tracks;
    }

    private static bool Overlap(Run a, Run b, double margin) => a.Low < b.High + margin && b.Low < a.High + margin;

    // Short runs next to the shapes they serve, then moved one by one to where they cross least.
    private static List<Run> Ordered(List<Run> runs, double margin)
    {
        var up = runs.Sum(r => r.Begin.Turn + r.Stop.Turn) <= 0;
        var order = (up ? runs.OrderBy(r => r.High - r.Low) : runs.OrderByDescending(r => r.High - r.Low)).ToList();
        var better = true;
        for (var round = 0; better && round < 20; round++)
        {
            better = false;
            for (var from = 0; from < order.Count; from++)
            {
                var run = order[from];
                order.RemoveAt(from);
                var best = Enumerable.Range(0, order.Count + 1).MinBy(place => (Price(order, run, place, margin), Math.Abs(place - from)));
                better |= best != from;
                order.Insert(best, run);
            }
        }
        return order;
    }

    private static double Price(List<Run> order, Run run, int place, double margin)
    {
        var price = 0.0;
        for (var other = 0; other < order.Count; other++)
        {
            if (Overlap(order[other], run, margin))
                price += other < place ? Price(order[other], run) : Price(run, order[other]);
        }
        return price;
    }

    // What it costs when the first lies on the low side of the second.
    private static double Price(Run first, Run second) =>
        Crossings(first, 1, second) + Crossings(second, -1, first) + Forbidden * Clash(first, second).Count();

    private static int Crossings(Run run, int turn, Run other)
    {
        return Crosses(run.Begin) + Crosses(run.Stop);

        int Crosses(RunEnd end) => end.Turn == turn && end.At > other.Low && end.At < other.High ? 1 : 0;
    }

    private static IEnumerable<Clash> Clash(Run first, Run second)
    {
        foreach (var one in new[] { first.Begin, first.Stop })
        foreach (var other in new[] { second.Begin, second.Stop })
        {
            if (one.Turn > 0 && other.Turn < 0 && !one.Loose && !other.Loose && Math.Abs(one.At - other.At) < Near)
                yield return new(first, one, second, other);
        }
    }

    private static IEnumerable<List<int>> Groups(List<Run> order, double margin)
    {
        var left = Enumerable.Range(0, order.Count).ToHashSet();
        while (left.Count > 0)
        {
            var group = new List<int> { left.First() };
            left.Remove(group[0]);
            for (var i = 0; i < group.Count; i++)
            {
                var near = left.Where(j => Overlap(order[group[i]], order[j], margin)).ToList();
                group.AddRange(near);
                left.ExceptWith(near);
            }
            yield return group;
        }
    }
}
