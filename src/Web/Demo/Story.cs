using IsoDienTu.Processes;

namespace IsoDienTu.Web.Demo;

/// <summary>Writes the acts of one dossier, one after another; instants are working minutes since its reception.</summary>
internal sealed class Story
{
    private readonly OfficeTimeline time;
    private readonly double received;
    private readonly IReadOnlyList<PathStep> path;
    private readonly Dice dice;
    private readonly Reasons reasons;
    private double last;
    private int open;

    public Story(OfficeTimeline time, double received, IReadOnlyList<PathStep> path, Dice dice, Reasons reasons)
    {
        this.time = time;
        this.received = received;
        this.path = path;
        this.dice = dice;
        this.reasons = reasons;
        Acts.Add(new PlannedAct(time.At(received), ActKind.Receive));
    }

    public List<PlannedAct> Acts { get; } = [];

    /// <summary>The inner step with the most time: there the dossier is examined.</summary>
    public int Examining => Enumerable.Range(1, path.Count - 2).MaxBy(i => path[i].Step.Minutes ?? 0);

    /// <summary>The first later step that may lead back: there somebody looks at what was drafted.</summary>
    public int Reviewing =>
        Enumerable
            .Range(Examining + 1, path.Count - 2 - Examining)
            .FirstOrDefault(i => path[i].Step.Ways.Any(w => w.Kind == DrawnWayKind.Back), Examining + 1);

    /// <summary>Completes the steps before the given one; each takes its share of the time by its term, more or less.</summary>
    public void UpTo(int step, double until)
    {
        var shares = path.Take(step).Select(p => Math.Max(30, p.Step.Minutes ?? 30) * dice.Between(0.6, 1.4)).ToList();
        var sum = shares.Sum();
        var begun = last;
        var done = 0.0;
        for (var i = open; i < step; i++)
        {
            done += shares[i];
            Do(
                begun + ((until - begun) * done / sum),
                ActKind.Complete,
                path[i].Step,
                path[i].Onward,
                moves: i == 0 || i == path.Count - 2
            );
        }

        open = step;
    }

    /// <summary>The open step may be held by somebody already.</summary>
    public void MayClaim(double now)
    {
        if (dice.Chance(40))
        {
            Do(last + ((now - last) * 0.3), ActKind.Claim, path[open].Step);
        }
    }

    public void AskPapers(double at) => Do(at, ActKind.AskPapers, path[open].Step, words: dice.Pick(reasons.Supplement), moves: true);

    public void SendBack(double at)
    {
        var back = path[open].Step.Ways.FirstOrDefault(w => w.Kind == DrawnWayKind.Back)?.To;
        var target = path.Take(open).Any(p => p.Step.ElementId == back) ? back : path[open - 1].Step.ElementId;
        Do(at, ActKind.SendBack, path[open].Step, target: target, words: dice.Pick(reasons.SendBack));
    }

    /// <summary>Refuses at the last step that may.</summary>
    public void Refuse(double at)
    {
        var step = Enumerable.Range(0, path.Count).Last(i => path[i].Step.Ways.Any(w => w.Kind == DrawnWayKind.Refuse));
        UpTo(step, at * dice.Between(0.3, 0.5));
        var way = path[step].Step.Ways.First(w => w.Kind == DrawnWayKind.Refuse);
        Do(at, ActKind.Complete, path[step].Step, way.Outcome, words: dice.Pick(reasons.Refuse), moves: true);
    }

    public void HandOver(double at) => Do(at, ActKind.HandOver, moves: true);

    private void Do(
        double at,
        ActKind kind,
        DrawnStep? step = null,
        string? outcome = null,
        string? target = null,
        string? words = null,
        bool moves = false
    )
    {
        last = Math.Min(time.Total - received, Math.Max(at, last + 1));
        Acts.Add(new PlannedAct(time.At(received + last), kind, step, outcome, target, words, moves));
    }
}
