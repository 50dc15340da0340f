using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Designing;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Simulating;

/// <summary>A role of a drawing, for the form of assumptions.</summary>
/// <param name="People">How many people hold its posts today; null when nobody does or none are named.</param>
internal sealed record SimulatedLane(string Id, string Name, int? People);

/// <summary>Something that takes time: a step of officials, or a wait for somebody outside.</summary>
/// <param name="Minutes">Taken unless somebody says otherwise.</param>
/// <param name="Seen">How many passes of the past say so; 0 when it is a mere assumption.</param>
internal sealed record SimulatedTime(string Id, string Number, string Name, int Minutes, int Seen);

/// <summary>A way out of a step.</summary>
/// <param name="Weight">How often it is chosen, against the others of the step.</param>
/// <param name="Seen">How often it was in the past.</param>
internal sealed record SimulatedWay(string ElementId, string Step, string Code, string Label, int Weight, int Seen);

/// <summary>
/// How a process goes today, as far as the past tells, and what is assumed where it does not: somebody works on a step a tenth of its term, the
/// applicant and others outside take a working day, four times in five a step goes the first of its ways.
/// </summary>
internal sealed record Baseline(
    IReadOnlyList<SimulatedLane> Lanes,
    IReadOnlyList<SimulatedTime> Steps,
    IReadOnlyList<SimulatedTime> Waits,
    IReadOnlyList<SimulatedWay> Ways,
    double CasesPerDay,
    int CasesSeen,
    int? WholeMinutes
)
{
    private const int FewestSeen = 5;
    private const int UsualMinutes = 30;
    private const double UsualCases = 5;
    private const int FirstWay = 80;

    public Assumptions Assumptions =>
        new()
        {
            CasesPerDay = CasesPerDay,
            WholeMinutes = WholeMinutes,
            Hands = Lanes.ToDictionary(l => l.Id, l => l.People ?? 1, StringComparer.Ordinal),
            Effort = Steps.ToDictionary(s => s.Id, s => s.Minutes, StringComparer.Ordinal),
            Waits = Waits.ToDictionary(w => w.Id, w => w.Minutes, StringComparer.Ordinal),
            Ways = Ways.GroupBy(w => w.ElementId)
                .ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyDictionary<string, int>)g.ToDictionary(w => w.Code, w => w.Weight, StringComparer.Ordinal),
                    StringComparer.Ordinal
                ),
        };

    public static Baseline Of(Diagram diagram, PastWork past)
    {
        var people = diagram.Nodes.Where(n => n.Step?.Kind != "applicant").Where(IsForPeople).ToList();
        var waits = diagram.Nodes.Where(n => n.Step?.Kind == "applicant" ? IsForPeople(n) : IsOutside(n));
        var lanes = people.Select(n => n.RoleLane).Distinct().OrderBy(l => l is null ? int.MaxValue : diagram.Lanes.IndexOf(l));
        return new Baseline(
            [
                .. lanes.Select(l => new SimulatedLane(
                    l?.Id ?? "",
                    l?.Name ?? "",
                    past.People.TryGetValue(l?.Id ?? "", out var n) ? n : null
                )),
            ],
            [.. people.Select(n => Effort(n, past))],
            [
                .. waits.Select(n => new SimulatedTime(
                    n.Id,
                    n.Step?.Number ?? "",
                    Title(n),
                    n.Step?.Minutes ?? Term.MinutesPerWorkingDay,
                    0
                )),
            ],
            [.. diagram.Nodes.Where(IsForPeople).SelectMany(n => WaysOf(diagram, n, past))],
            past.CasesPerDay ?? UsualCases,
            past.Cases,
            past.WholeMinutes
        );
    }

    private static bool IsForPeople(Node node) => node.Kind is NodeKind.UserTask or NodeKind.ManualTask;

    private static bool IsOutside(Node node) =>
        node.Kind is NodeKind.ReceiveTask or NodeKind.CallActivity
        || node is { Kind: NodeKind.IntermediateCatchEvent, Event: EventKind.Message or EventKind.Signal };

    private static SimulatedTime Effort(Node node, PastWork past)
    {
        var (minutes, seen) = past.Effort.GetValueOrDefault(node.Id);
        return seen >= FewestSeen
            ? new SimulatedTime(node.Id, node.Step?.Number ?? "", Title(node), Math.Max(1, minutes), seen)
            : new SimulatedTime(node.Id, node.Step?.Number ?? "", Title(node), Math.Max(1, node.Step?.Minutes / 10 ?? UsualMinutes), 0);
    }

    private static IEnumerable<SimulatedWay> WaysOf(Diagram diagram, Node node, PastWork past)
    {
        var outcomes = diagram.OutcomesOf(node.Id);
        var seen = outcomes.Select(o => past.Chosen.GetValueOrDefault((node.Id, o.Code))).ToList();
        var known = seen.Sum() >= FewestSeen;
        return outcomes.Select(
            (o, i) =>
                new SimulatedWay(
                    node.Id,
                    Title(node),
                    o.Code,
                    o.Label,
                    known ? seen[i]
                        : i == 0 ? FirstWay
                        : (100 - FirstWay) / Math.Max(1, outcomes.Length - 1),
                    seen[i]
                )
        );
    }

    private static string Title(Node node) => $"{node.Step?.Number} {(node.Name.Length > 0 ? node.Name : node.Id)}".Trim();
}
