using IsoDienTu.Bpmn;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Simulating;

/// <summary>
/// Plays many cases at once through a diagram on a virtual clock, with the very engine that runs the real ones, and lets the people of each role do
/// the steps one after the other in office hours. Pure: the same diagram, assumptions, schedule and start give the same result.
/// </summary>
internal sealed partial class Simulation
{
    /// <summary>More inputs are not played; a few seconds.</summary>
    public const int MostInputs = 150_000;

    /// <summary>How much longer than cases come it goes on, so that those under way may end.</summary>
    private const int Patience = 3;

    private const int WarmUp = 5;
    private readonly Diagram diagram;
    private readonly Assumptions given;
    private readonly WorkSchedule schedule;
    private readonly PriorityQueue<Action, (DateTimeOffset, long)> agenda = new();
    private readonly Dictionary<string, RolePool> pools = new(StringComparer.Ordinal);
    private readonly Tally tally;
    private readonly DateTimeOffset countsFrom;
    private readonly DateTimeOffset countsTo;
    private DateTimeOffset now;
    private long nr;
    private int inputs;

    private Simulation(Diagram diagram, Assumptions given, WorkSchedule schedule, DateTimeOffset start)
    {
        (this.diagram, this.given, this.schedule, now) = (diagram, given, schedule, schedule.NextOpening(start));
        var length = (long)given.Days * Term.MinutesPerWorkingDay;
        countsFrom = schedule.Add(now, length / WarmUp);
        countsTo = schedule.Add(now, length);
        tally = new Tally(diagram, given, schedule);
    }

    /// <param name="start">Where the virtual clock begins; the next opening of the office from there.</param>
    public static SimulationResult Run(
        Diagram diagram,
        Assumptions given,
        WorkSchedule schedule,
        DateTimeOffset start,
        CancellationToken ct = default
    ) => new Simulation(diagram, given, schedule, start).Play(ct);

    private SimulationResult Play(CancellationToken ct)
    {
        var end = schedule.Add(now, (long)given.Days * Patience * Term.MinutesPerWorkingDay);
        Arrive(new Random(given.Seed), 0);
        while (inputs < MostInputs && agenda.TryDequeue(out var act, out var at) && at.Item1 <= end)
        {
            ct.ThrowIfCancellationRequested();
            now = at.Item1;
            act();
        }

        var counted = schedule.MinutesBetween(countsFrom, countsTo);
        return tally.Result(pools.Values, counted, inputs >= MostInputs);
    }

    /// <summary>The next case comes after a time drawn at random, so many a day on average.</summary>
    private void Arrive(Random gaps, int index)
    {
        var gap = -Math.Log(1 - gaps.NextDouble()) * Term.MinutesPerWorkingDay / given.CasesPerDay;
        var at = schedule.Add(now, TimeSpan.FromMinutes(gap));
        if (at >= countsTo)
        {
            return;
        }

        At(
            at,
            () =>
            {
                var it = new SimulatedCase(at, at >= countsFrom, new Random(HashCode(given.Seed, index)));
                tally.Came(it);
                Arrive(gaps, index + 1);
                Apply(it, new Input.Start());
            }
        );
    }

    /// <summary>Mixes two numbers the same way in every process, which the framework's own does not.</summary>
    private static int HashCode(int seed, int index) => unchecked((seed * 486_187_739) ^ (index * 16_777_619));

    private void At(DateTimeOffset when, Action act) => agenda.Enqueue(act, (when, nr++));

    private void Apply(SimulatedCase it, Input input)
    {
        var pending = new Queue<Input>([input]);
        while (!it.IsStuck && pending.TryDequeue(out var next))
        {
            inputs++;
            var result = Engine.Step(diagram, it.State, next, now);
            if (result.Refused is not null)
            {
                continue;
            }

            it.State = result.State;
            foreach (var effect in result.Effects)
            {
                Heed(it, effect, pending);
            }

            if (inputs >= MostInputs)
            {
                return;
            }

            // Ad-hoc work is closed by whoever did its last step: sooner, what is open of it would be withdrawn.
            foreach (var (number, element) in pending.Count == 0 && next is not Input.FinishAdHoc ? it.AdHoc : [])
            {
                if (!it.Work.Values.Any(w => IsInside(w.ElementId, element)))
                {
                    pending.Enqueue(new Input.FinishAdHoc(number));
                }
            }
        }
    }

    private bool IsInside(string element, string container)
    {
        var node = diagram.FindNode(element);
        while (node is not null && node.Id != container)
        {
            node = node.Parent;
        }

        return node is not null;
    }

    private string? Choose(SimulatedCase it, string element)
    {
        var outcomes = diagram.OutcomesOf(element);
        if (outcomes.IsEmpty)
        {
            return null;
        }

        var weights = given.Ways.GetValueOrDefault(element);
        var all = outcomes.Select(o => Math.Max(0, weights is null ? 1 : weights.GetValueOrDefault(o.Code))).ToList();
        var drawn = it.Random.Next(Math.Max(1, all.Sum()));
        for (var i = 0; i < all.Count; i++)
        {
            if ((drawn -= all[i]) < 0)
            {
                return outcomes[i].Code;
            }
        }

        return outcomes[0].Code;
    }
}
