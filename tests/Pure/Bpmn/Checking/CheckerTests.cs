using System.Text;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Checking;

public class CheckerTests
{
    private const string Ends = "<startEvent id=\"s\"/><endEvent id=\"e\"/>";
    private const string Gates =
        Ends + "<parallelGateway id=\"and1\"/><parallelGateway id=\"and2\"/><exclusiveGateway id=\"or1\"/><exclusiveGateway id=\"or2\"/>";

    private static (string?, FindingLevel) Found(string content, string kind)
    {
        var result = Checker.Check(Drafts.Read(content).Diagram!);
        var finding = Assert.Single(result.Findings, f => f.Kind == kind);
        Assert.NotEqual(finding.Message, finding.MessageEn);
        return (finding.ElementId, finding.Level);
    }

    [Theory]
    [InlineData("s>a a>e b>e", "unreachable", "b")]
    [InlineData("s>a a>b", "dead_end", "b")]
    [InlineData("s>or2 or2>a a>b b>or2", "loop_without_exit", "or2")]
    [InlineData("s>or1 or1>a or1>b a>and2 b>and2 and2>e", "deadlock", "and2")]
    [InlineData("s>and1 and1>a and1>b a>or2 b>or2 or2>e", "lack_of_synchronisation", "or2")]
    [InlineData("s>and1 and1>a and1>and2 a>or1 or1>and2 or1>b b>e and2>e", "deadlock", "and2")]
    [InlineData("s>and1 and1>a and1>b a>c b>c c>e", "lack_of_synchronisation", "c")]
    public void A_fault_of_the_flow_is_an_error_at_its_element(string flows, string kind, string id)
    {
        var used = Drafts.Flows(flows);
        var content = string.Concat(
            Ends,
            "<parallelGateway id=\"and1\"/><parallelGateway id=\"and2\"/><exclusiveGateway id=\"or1\"/><exclusiveGateway id=\"or2\"/>",
            Drafts.Tasks("a", "b", "c")
        );
        var result = Checker.Check(Drafts.Read(Only(content, flows) + used).Diagram!);
        Assert.Contains(result.Findings, f => f.Kind == kind && f.ElementId == id);
        Assert.Equal(kind is "unreachable" or "dead_end", result.Sound == true);
    }

    /// <summary>Leaves out the nodes that no flow names.</summary>
    private static string Only(string content, string flows) =>
        string.Concat(
            content
                .Split("/>", StringSplitOptions.RemoveEmptyEntries)
                .Where(n => flows.Split(' ', '>').Contains(n.Split('"')[1]) || n.Contains("Event", StringComparison.Ordinal))
                .Select(n => n + "/>")
        );

    [Theory]
    [InlineData("s>and1 and1>a and1>b a>and2 b>and2 and2>e")]
    [InlineData("s>or1 or1>a or1>b a>or2 b>or2 or2>e")]
    [InlineData("s>or2 or2>a a>or1 or1>or2 or1>e")]
    [InlineData("s>and1 and1>or2 or2>a a>or1 or1>or2 or1>and2 and1>b b>and2 and2>e")]
    [InlineData("s>a a>or1 or1>a or1>b b>e")]
    public void Matching_splits_and_joins_are_proved_sound(string flows)
    {
        var result = Checker.Check(Drafts.Read(Only(Gates + Drafts.Tasks("a", "b"), flows) + Drafts.Flows(flows)).Diagram!);
        Assert.True(result.Sound, string.Join('\n', result.Findings.Select(f => f.MessageEn)));
        Assert.DoesNotContain(result.Findings, f => f.Level == FindingLevel.Error);
    }

    [Fact]
    public void Structure_faults_are_named()
    {
        Assert.Equal(("p", FindingLevel.Error), Found(Drafts.Tasks("a") + "<endEvent id=\"e\"/>" + Drafts.Flows("a>e"), "no_start"));
        Assert.Equal(("p", FindingLevel.Error), Found("<startEvent id=\"s\"/>" + Drafts.Tasks("a") + Drafts.Flows("s>a"), "no_end"));
        Assert.Equal(("s2", FindingLevel.Error), Found(Ends + "<startEvent id=\"s2\"/>" + Drafts.Flows("s>e s2>e"), "several_starts"));
        Assert.Equal(("e-a", FindingLevel.Error), Found(Ends + Drafts.Tasks("a") + Drafts.Flows("s>a a>e e>a"), "wrong_flow"));
        Assert.Equal(("a", FindingLevel.Warning), Found(Ends + Drafts.Tasks("a") + Drafts.Flows("s>a a>e"), "no_role"));
        Assert.Equal(("t", FindingLevel.Warning), Found(Ends + "<task id=\"t\"/>" + Drafts.Flows("s>t t>e"), "task_kind"));
        Assert.Equal((null, FindingLevel.Error), Found("", "no_process"));
    }

    [Theory]
    [InlineData("<complexGateway id=\"x\"/>")]
    [InlineData("<eventBasedGateway id=\"x\" instantiate=\"true\"/>")]
    [InlineData("<receiveTask id=\"x\" instantiate=\"true\"/>")]
    [InlineData("<intermediateCatchEvent id=\"x\"><timerEventDefinition/><signalEventDefinition/></intermediateCatchEvent>")]
    [InlineData("<intermediateThrowEvent id=\"x\"><errorEventDefinition/></intermediateThrowEvent>")]
    public void What_cannot_run_is_refused_by_its_id(string element) =>
        Assert.Equal(("x", FindingLevel.Error), Found(Ends + element + Drafts.Flows("s>x x>e"), "unsupported"));

    [Theory]
    [InlineData("call_incomplete", "<callActivity id=\"x\"/>")]
    [InlineData("calls_itself", "<callActivity id=\"x\" calledElement=\"p\"/>")]
    [InlineData("loop_incomplete", "<userTask id=\"x\"><multiInstanceLoopCharacteristics/></userTask>")]
    [InlineData("loop_incomplete", "<userTask id=\"x\"><standardLoopCharacteristics/></userTask>")]
    [InlineData("event_incomplete", "<intermediateCatchEvent id=\"x\"><messageEventDefinition/></intermediateCatchEvent>")]
    [InlineData("event_incomplete", "<intermediateCatchEvent id=\"x\"><signalEventDefinition/></intermediateCatchEvent>")]
    [InlineData("event_incomplete", "<intermediateCatchEvent id=\"x\"><conditionalEventDefinition/></intermediateCatchEvent>")]
    [InlineData("event_incomplete", "<intermediateThrowEvent id=\"x\"><linkEventDefinition name=\"away\"/></intermediateThrowEvent>")]
    [InlineData("wrong_place", "<endEvent id=\"x\"><cancelEventDefinition/></endEvent>")]
    [InlineData("wrong_place", "<userTask id=\"x\" isForCompensation=\"true\"/>")]
    [InlineData("gateway_targets", "<eventBasedGateway id=\"x\"/>")]
    public void What_is_incomplete_or_in_the_wrong_place_is_refused_by_its_id(string kind, string element) =>
        Assert.Equal(("x", FindingLevel.Error), Found(Ends + element + Drafts.Flows("s>x x>e"), kind));

    [Theory]
    [InlineData("<timeDuration>PT</timeDuration>")]
    [InlineData("<timeDuration>P10000Y</timeDuration>")]
    [InlineData("<timeDate>12026-01-01T00:00:00Z</timeDate>")]
    [InlineData("<timeDate>0001-01-01T00:00:00</timeDate>")]
    [InlineData("<timeCycle>R/PT0S</timeCycle>")]
    [InlineData("<timeCycle>0 0 9 ? * MON</timeCycle>")]
    [InlineData("")]
    public void A_timer_that_can_never_be_worked_out_is_an_error(string time) =>
        Assert.Equal(
            ("x", FindingLevel.Error),
            Found(
                Ends
                    + $"<intermediateCatchEvent id=\"x\"><timerEventDefinition>{time}</timerEventDefinition></intermediateCatchEvent>"
                    + Drafts.Flows("s>x x>e"),
                "timer"
            )
        );

    [Fact]
    public void Choices_that_cannot_work_as_drawn_are_named()
    {
        var gate = Ends + "<exclusiveGateway id=\"g\"/>" + Drafts.Tasks("a", "b");
        Assert.Equal(("g-b", FindingLevel.Warning), Found(gate + Drafts.Flows("s>g g>a?x=1 g>b a>e b>e"), "choice_without_condition"));
        Assert.Equal(
            ("g", FindingLevel.Error),
            Found(gate + Drafts.Flows("s>a a>g g>b?outcome=\"y\" g>e?outcome=\"y\" b>e"), "outcome_twice")
        );
        var and = Ends + "<parallelGateway id=\"g\"/><endEvent id=\"e2\"/>";
        Assert.Equal(("g-e", FindingLevel.Warning), Found(and + Drafts.Flows("s>g g>e?x=1 g>e2"), "condition_ignored"));
    }

    [Fact]
    public void The_steps_of_the_longest_way_are_added_up_and_held_against_the_term()
    {
        var b = new DiagramBuilder("x", "x");
        var start = b.Start("A");
        var one = b.UserTask(new StepFacts("1") { Minutes = 240 }, "1", "A");
        var fork = b.ExclusiveGateway("1", "A");
        var two = b.UserTask(new StepFacts("2") { Minutes = 480 }, "2", "A");
        var three = b.UserTask(new StepFacts("3") { Minutes = 60 }, "3", "A");
        var end = b.End("A");
        b.Flow(start, one);
        b.Flow(one, fork);
        b.Flow(fork, two, "long", "");
        b.Flow(fork, three, "short", "");
        b.Flow(two, one);
        b.Flow(two, three);
        b.Flow(three, end);
        var findings = Checker.Check(b.Build(), legalMinutes: 720).Findings;
        Assert.Contains("780", Assert.Single(findings, f => f.Kind == "step_total").Message, StringComparison.Ordinal);
        Assert.Contains(findings, f => f.Kind == "step_total_exceeds_term");
        Assert.DoesNotContain(Checker.Check(b.Build(), legalMinutes: 780).Findings, f => f.Kind == "step_total_exceeds_term");
    }

    [Fact]
    public void Two_hundred_nodes_in_blocks_are_proved_at_once_and_a_tangle_is_honestly_not_proved()
    {
        var blocks = new StringBuilder(Ends);
        var last = "s";
        for (var i = 0; i < 50; i++)
        {
            blocks.Append($"<parallelGateway id=\"f{i}\"/><parallelGateway id=\"j{i}\"/>").Append(Drafts.Tasks($"a{i}", $"b{i}"));
            blocks.Append(Drafts.Flows($"{last}>f{i} f{i}>a{i} f{i}>b{i} a{i}>j{i} b{i}>j{i}"));
            last = $"j{i}";
        }
        var diagram = Drafts.Diagram(blocks + Drafts.Flows(last + ">e"));
        Assert.InRange(Cpu.Seconds(() => Assert.True(Checker.Check(diagram).Sound)), 0, 1);

        // Twenty branches that meet at inclusive joins: too many states to look at, and reduction does not know them.
        var tangle = new StringBuilder(
            Ends + "<parallelGateway id=\"fork\"/><inclusiveGateway id=\"join\"/>" + Drafts.Flows("s>fork join>e")
        );
        for (var i = 0; i < 20; i++)
        {
            tangle.Append(Drafts.Tasks($"t{i}")).Append(Drafts.Flows($"fork>t{i} t{i}>join"));
        }
        CheckResult result = null!;
        Assert.InRange(Cpu.Seconds(() => result = Checker.Check(Drafts.Diagram(tangle.ToString()))), 0, 5);
        Assert.Null(result.Sound);
        Assert.Equal("p", Assert.Single(result.Findings, f => f.Kind == "not_proved").ElementId);
    }
}
