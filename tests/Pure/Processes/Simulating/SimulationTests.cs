using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Simulating;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Pure.Processes.Simulating;

/// <summary>Cases played against people and a clock: the figures are those that can be worked out by hand.</summary>
public sealed class SimulationTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 7, 0, 0, TimeSpan.FromHours(7));

    private static Diagram Read(string nodes, string flows, string lanes = "")
    {
        var lines = flows
            .Split(' ')
            .Select(f => f.Split('>'))
            .Select(f => $"<sequenceFlow id=\"{f[0]}-{f[1]}\" name=\"{f[1]}\" sourceRef=\"{f[0]}\" targetRef=\"{f[1]}\"/>");
        var read = BpmnReader.Read(
            $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:i="urn:isodientu:bpmn:1" id="d" targetNamespace="t">
            <process id="p" isExecutable="true">{lanes}<startEvent id="s"/>{nodes}<endEvent id="e"/>{string.Concat(
                lines
            )}</process></definitions>
            """
        );
        return read.Diagram ?? throw new InvalidOperationException(read.Findings[0].MessageEn);
    }

    private static string Task(string id, string facts = "") =>
        $"<userTask id=\"{id}\" name=\"{id}\"><extensionElements><i:step number=\"1\" {facts}/></extensionElements></userTask>";

    private static SimulationResult Run(Diagram diagram, Assumptions given) => Simulation.Run(diagram, given, WorkSchedule.Default, Monday);

    private static readonly Diagram One = Read(Task("a", "minutes=\"480\""), "s>a a>e");

    private static Assumptions Given(double cases, int effort, int hands = 1) =>
        new()
        {
            CasesPerDay = cases,
            Days = 100,
            Hands = new Dictionary<string, int> { [""] = hands },
            Effort = new Dictionary<string, int> { ["a"] = effort, ["b"] = effort },
            WholeMinutes = 960,
        };

    [Theory]
    [InlineData(8, 30, 1, 50)]
    [InlineData(8, 30, 2, 25)]
    [InlineData(20, 48, 1, 200)]
    public void The_load_is_what_comes_against_the_time_there_is(double cases, int effort, int hands, int expected)
    {
        var role = Assert.Single(Run(One, Given(cases, effort, hands)).Roles);
        Assert.InRange(role.LoadPercent, expected * 0.85, expected * 1.15);
    }

    [Fact]
    public void The_same_assumptions_give_the_same_figures_and_other_seeds_others()
    {
        var first = Run(One, Given(8, 40));
        Assert.Equal(first.Flow, Run(One, Given(8, 40)).Flow);
        Assert.NotEqual(first.Flow, Run(One, Given(8, 40) with { Seed = 2 }).Flow);
    }

    [Fact]
    public void Too_much_work_does_not_end_and_that_is_not_on_time()
    {
        var result = Run(One, Given(40, 60));
        Assert.True(result.Flow.Count < result.Cases);
        Assert.True(result.OnTimePercent < 50, $"{result.OnTimePercent}");
        Assert.True(result.Roles[0].LongestQueue > 100);
    }

    [Fact]
    public void A_shorter_term_never_makes_more_cases_on_time_and_changes_nothing_else()
    {
        var all = Enumerable.Range(1, 20).Select(i => Run(One, Given(12, 40) with { TermPercent = i * 10 })).ToList();
        Assert.All(all, r => Assert.Equal(all[9].Cases, r.Cases));
        Assert.Equal(all.Select(r => r.OnTimePercent).Order(), all.Select(r => r.OnTimePercent));
        Assert.Equal(all.Select(r => r.Steps[0].OnTimePercent).Order(), all.Select(r => r.Steps[0].OnTimePercent));
        Assert.True(all[0].OnTimePercent < all[19].OnTimePercent);
        Assert.Equal((48, 192), (all[0].Steps[0].TermMinutes, all[1].WholeMinutes));
    }

    [Fact]
    public void Ways_are_taken_by_their_weights()
    {
        var diagram = Read(Task("a") + "<exclusiveGateway id=\"g\"/>" + Task("b"), "s>a a>g g>b g>e b>e");
        var codes = diagram.OutcomesOf("a").Select(o => o.Code).ToList();
        SimulationResult With(int b, int end) =>
            Run(
                diagram,
                Given(8, 5) with
                {
                    Ways = new Dictionary<string, IReadOnlyDictionary<string, int>>
                    {
                        ["a"] = new Dictionary<string, int> { [codes[0]] = b, [codes[1]] = end },
                    },
                }
            );
        Assert.Equal(["a"], With(0, 1).Steps.Select(s => s.ElementId));
        var some = With(1, 3).Steps;
        Assert.InRange(some[1].Count / (double)some[0].Count, 0.19, 0.31);
    }

    [Fact]
    public void The_time_the_applicant_has_is_not_counted()
    {
        var diagram = Read(Task("a") + Task("w", "kind=\"applicant\"") + Task("b"), "s>a a>w w>b b>e");
        SimulationResult After(int wait) => Run(diagram, Given(1, 10) with { Waits = new Dictionary<string, int> { ["w"] = wait } });
        Assert.InRange(After(4800).MedianMinutes!.Value - After(10).MedianMinutes!.Value, -30, 30);
    }

    [Fact]
    public void Branches_timers_calls_messages_and_ad_hoc_work_come_to_an_end()
    {
        var diagram = Read(
            """
            <parallelGateway id="x"/><parallelGateway id="y"/><intermediateCatchEvent id="t"><timerEventDefinition><timeDuration>1 ngày làm việc</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <callActivity id="c" calledElement="other"/><receiveTask id="r"/><serviceTask id="v"/>
            <adHocSubProcess id="h"><userTask id="h1"/><userTask id="h2"/></adHocSubProcess>
            """ + Task("a"),
            "s>x x>a x>t a>y t>y y>c c>r r>v v>h h>e"
        );
        var result = Run(diagram, Given(2, 10));
        Assert.Empty(result.Stuck);
        Assert.True(result.Flow.Count == result.Cases, $"{result.Flow.Count} of {result.Cases}");
        Assert.Equal(["a", "h1", "h2"], result.Steps.Select(s => s.ElementId).Order(StringComparer.Ordinal));
        Assert.True(result.Flow[0] >= 3 * 480 - 1);
    }

    [Fact]
    public void A_step_that_an_event_takes_away_frees_whoever_was_at_it()
    {
        var diagram = Read(
            Task("a")
                + "<boundaryEvent id=\"late\" attachedToRef=\"a\"><timerEventDefinition><timeDuration>30 phút</timeDuration></timerEventDefinition></boundaryEvent>",
            "s>a a>e late>e"
        );
        var result = Run(diagram, Given(8, 400));
        Assert.True(result.Flow.Count == result.Cases, $"{result.Flow.Count} of {result.Cases}: {string.Join(", ", result.Stuck)}");
        Assert.InRange(result.Flow[^1], 1, 31);
    }

    [Fact]
    public void Cases_that_a_choice_by_data_stops_are_told_with_the_place()
    {
        var diagram = Read(
            Task("a")
                + "<exclusiveGateway id=\"g\"/><sequenceFlow id=\"f\" sourceRef=\"g\" targetRef=\"e\"><conditionExpression>${amount &gt; 5}</conditionExpression></sequenceFlow>"
                + "<sequenceFlow id=\"h\" sourceRef=\"g\" targetRef=\"e\"><conditionExpression>${amount &lt; 5}</conditionExpression></sequenceFlow>",
            "s>a a>g"
        );
        var result = Run(diagram, Given(2, 10));
        Assert.Equal(result.Cases, result.Stuck["g"]);
        Assert.Equal(0, result.OnTimePercent);
    }
}
