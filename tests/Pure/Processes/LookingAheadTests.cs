using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Reading;

namespace IsoDienTu.Pure.Processes;

/// <summary>What comes after a step, seen through everything that goes on by itself.</summary>
public sealed class LookingAheadTests
{
    private static string From(string nodes, string flows, string step = "a")
    {
        var lines = flows
            .Split(' ')
            .Select(f => f.Split('>'))
            .Select(f => $"<sequenceFlow id=\"{f[0]}-{f[1]}\" sourceRef=\"{f[0]}\" targetRef=\"{f[1]}\"/>");
        var diagram = BpmnReader
            .Read(
                $"""
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><process id="p"><startEvent id="s"/>
                <userTask id="a" name="A"/><userTask id="b" name="B"/><userTask id="c" name="C"/><endEvent id="e"/>{nodes}{string.Concat(
                    lines
                )}</process></definitions>
                """
            )
            .Diagram!;
        var found = LookingAhead.From(diagram, diagram.FindNode(step)!, null, _ => []);
        return string.Join(
            "; ",
            found.Select(w =>
                (w.Label is null ? "" : w.Label + ": ")
                + string.Join(", ", w.Places.Select(p => $"{p.Kind} {p.ElementId}{(p.Depends ? "?" : "")}"))
            )
        );
    }

    [Theory]
    [InlineData("", "s>a a>b b>e", "Step b")]
    [InlineData("", "s>a a>e", "Ends e")]
    [InlineData("<serviceTask id=\"w\"/><scriptTask id=\"x\"/>", "s>a a>w w>x x>b b>e", "Step b")]
    [InlineData("<parallelGateway id=\"g\"/><parallelGateway id=\"j\"/>", "s>a a>g g>b g>c b>j c>j j>e", "Step b, Step c")]
    [InlineData(
        "<intermediateCatchEvent id=\"t\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        "s>a a>t t>b b>e",
        "Waits t"
    )]
    [InlineData("<callActivity id=\"k\" calledElement=\"q\"/>", "s>a a>k k>b b>e", "Calls k")]
    [InlineData(
        "<subProcess id=\"u\"><startEvent id=\"us\"/><userTask id=\"ub\"/><endEvent id=\"ue\"/><sequenceFlow id=\"f1\" sourceRef=\"us\" targetRef=\"ub\"/><sequenceFlow id=\"f2\" sourceRef=\"ub\" targetRef=\"ue\"/></subProcess>",
        "s>a a>u u>b b>e",
        "Step ub"
    )]
    public void The_next_place_at_which_work_rests_is_found(string nodes, string flows, string expected) =>
        Assert.Equal(expected, From(nodes, flows));

    [Fact]
    public void Each_outcome_has_its_own_and_what_depends_is_marked()
    {
        Assert.Equal("Step b?, Ends e?", From("<exclusiveGateway id=\"g\"/><serviceTask id=\"w\"/>", "s>a a>w w>g g>b g>e b>e"));
        Assert.Equal("Ends e?", From("<parallelGateway id=\"g\"/><parallelGateway id=\"j\"/>", "s>g g>a g>b a>j b>j j>e"));
    }

    [Fact]
    public void The_end_of_a_part_leads_on_behind_it_and_a_loop_ends()
    {
        const string Part =
            "<subProcess id=\"u\"><startEvent id=\"us\"/><userTask id=\"ub\"/><endEvent id=\"ue\"/><sequenceFlow id=\"f1\" sourceRef=\"us\" targetRef=\"ub\"/><sequenceFlow id=\"f2\" sourceRef=\"ub\" targetRef=\"ue\"/></subProcess>";
        Assert.Equal("Step b", From(Part, "s>a a>u u>b b>e", "ub"));
        Assert.Equal("", From("<serviceTask id=\"w\"/><serviceTask id=\"x\"/>", "s>a a>w w>x x>w"));
    }
}
